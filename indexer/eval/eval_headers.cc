// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/eval/eval_headers.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>
#include <variant>

#include "indexer/eval/judged_field.h"
#include "indexer/eval/judged_paper.h"

namespace vankho::indexing {
namespace {

class Scoring {
 public:
  void add(const nlohmann::json& truth, const JudgedPaper& paper) {
    const schema::Record none;
    const auto* read = std::get_if<schema::Record>(&paper);
    ++scores_.papers;
    scores_.unread += read == nullptr ? 1 : 0;
    const std::string file = truth.at("file");
    if (read == nullptr)
      scores_.misses.push_back(fmt::format("{}: {}", file, reason_name(std::get<Reason>(paper).code)));
    std::string format = std::filesystem::path(file).extension().string();
    if (!format.empty()) format.erase(0, 1);
    std::ranges::transform(format, format.begin(), [](unsigned char letter) { return std::tolower(letter); });
    for (std::size_t i = 0; i < kJudgedFields.size(); ++i) {
      const std::string field(kJudgedFields[i]);
      if (!truth.contains(field)) continue;
      const nlohmann::json& known = truth[field];
      const bool has_none = known.is_boolean() && !known.get<bool>();
      const std::string wanted = known.is_string() ? known.get<std::string>() : std::string();
      if (!has_none && (wanted.empty() || wanted == "***")) continue;
      add_field(i, read == nullptr ? none : *read, file, wanted, {&scores_.fields[i], &scores_.formats[format][i]});
    }
  }

  HeaderScores take() {
    for (const auto& [key, score] : confidences_) {
      const auto& [field, confidence, origin] = key;
      scores_.confidences.push_back({.field = std::string(kJudgedFields[field]),
                                     .origin = std::string(origin),
                                     .confidence = static_cast<unsigned>(-confidence),
                                     .score = score});
    }
    return std::move(scores_);
  }

 private:
  using ClassKey = std::tuple<std::size_t, int, std::string_view>;  // field, confidence below zero, origin

  // `wanted` is empty where the paper has none.
  void add_field(std::size_t field, const schema::Record& record, const std::string& file, const std::string& wanted,
                 std::initializer_list<FieldScore*> of) {
    const JudgedField judged = judge_field(kJudgedFields[field], record, wanted);
    const bool right = wanted.empty() ? judged.read.empty() : judged.right;
    for (FieldScore* score : of) {
      ++(wanted.empty() ? score->none : score->total);
      if (wanted.empty()) {
        score->invented += right ? 0 : 1;
      } else {
        score->right += right ? 1 : 0;
        score->missing += judged.read.empty() ? 1 : 0;
      }
    }
    if (!right)
      scores_.misses.push_back(fmt::format("{} {}: {} | {}", file, kJudgedFields[field], judged.read, wanted));
    const auto evidence = std::ranges::find(record.evidence, kJudgedFields[field], &schema::Evidence::field);
    if (evidence == record.evidence.end()) return;
    FieldScore& claimed =
        confidences_[{field, -static_cast<int>(evidence->confidence), schema::origin_name(evidence->origin)}];
    ++claimed.total;
    claimed.right += right ? 1 : 0;
  }

  HeaderScores scores_;
  std::map<ClassKey, FieldScore> confidences_;
};

}  // namespace

HeaderScores score_headers(const std::string& gold_file) {
  Scoring scoring;
  const std::string folder = std::filesystem::path(gold_file).parent_path().string();
  for_each_judged(gold_file, folder,
                  [&](const nlohmann::json& truth, const JudgedPaper& paper) { scoring.add(truth, paper); });
  return scoring.take();
}

namespace {

std::string rows_of(const std::string& format, const FieldScores& fields) {
  std::string rows;
  for (std::size_t i = 0; i < kJudgedFields.size(); ++i) {
    const FieldScore& score = fields[i];
    if (score.total + score.none == 0) continue;
    rows += fmt::format("{:<8}{:>5} of {:<5}{:>6.1f} %", kJudgedFields[i], score.right, score.total, score.percent());
    rows += fmt::format("{:>6} wrong{:>5} missing", score.wrong(), score.missing);
    if (score.none > 0) rows += fmt::format("{:>5} invented of {}", score.invented, score.none);
    rows += format.empty() ? "\n" : "  " + format + '\n';
  }
  return rows;
}

}  // namespace

std::string table_of(const HeaderScores& scores, bool misses) {
  std::string table = fmt::format("{} papers", scores.papers);
  table += scores.unread == 0 ? "\n" : fmt::format(", {} of them without text\n", scores.unread);
  table += rows_of("", scores.fields);
  if (scores.formats.size() > 1)
    for (const auto& [format, fields] : scores.formats) table += '\n' + rows_of(format, fields);
  if (!scores.confidences.empty()) table += "\nfield   from       said      right\n";
  for (const auto& row : scores.confidences)
    table += fmt::format("{:<8}{:<9}{:>4} %{:>5} of {:<5}{:>6.1f} %\n", row.field, row.origin, row.confidence,
                         row.score.right, row.score.total, row.score.percent());
  if (misses)
    for (const std::string& miss : scores.misses) table += miss + '\n';
  return table;
}

}  // namespace vankho::indexing
