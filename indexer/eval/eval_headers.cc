// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/eval/eval_headers.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "indexer/eval/judged_field.h"
#include "indexer/eval/judged_paper.h"

namespace vankho::indexing {

HeaderScores score_headers(const std::string& gold_file) {
  HeaderScores scores;
  using ClassKey = std::tuple<std::size_t, int, std::string_view>;  // field, confidence below zero, origin
  std::map<ClassKey, FieldScore> confidences;
  const std::string folder = std::filesystem::path(gold_file).parent_path().string();
  for_each_judged(gold_file, folder, [&](const nlohmann::json& truth, const schema::Record& record) {
    ++scores.papers;
    std::string format = std::filesystem::path(record.id).extension().string();
    if (!format.empty()) format.erase(0, 1);
    FieldScores& of_format = scores.formats[format];
    for (std::size_t i = 0; i < kJudgedFields.size(); ++i) {
      const std::string field(kJudgedFields[i]);
      if (!truth.contains(field) || !truth[field].is_string()) continue;
      const std::string wanted = truth[field];
      if (wanted.empty() || wanted == "***") continue;
      const JudgedField judged = judge_field(field, record, wanted);
      for (FieldScore* score : {&scores.fields[i], &of_format[i]}) {
        ++score->total;
        score->right += judged.right ? 1 : 0;
      }
      if (!judged.right) scores.misses.push_back(fmt::format("{} {}: {} | {}", record.id, field, judged.read, wanted));
      const auto evidence = std::ranges::find(record.evidence, field, &schema::Evidence::field);
      if (evidence == record.evidence.end()) continue;
      FieldScore& claimed =
          confidences[{i, -static_cast<int>(evidence->confidence), schema::origin_name(evidence->origin)}];
      ++claimed.total;
      claimed.right += judged.right ? 1 : 0;
    }
  });
  for (const auto& [key, score] : confidences) {
    const auto& [field, confidence, origin] = key;
    scores.confidences.push_back({.field = std::string(kJudgedFields[field]),
                                  .origin = std::string(origin),
                                  .confidence = static_cast<unsigned>(-confidence),
                                  .score = score});
  }
  return scores;
}

namespace {

std::string rows_of(const std::string& format, const FieldScores& fields) {
  std::string rows;
  for (std::size_t i = 0; i < kJudgedFields.size(); ++i)
    if (format.empty() || fields[i].total > 0)
      rows += fmt::format("{:<8}{:>5} of {:<5}{:>6.1f} %{}{}\n", kJudgedFields[i], fields[i].right, fields[i].total,
                          fields[i].percent(), format.empty() ? "" : "  ", format);
  return rows;
}

}  // namespace

std::string table_of(const HeaderScores& scores, bool misses) {
  std::string table = fmt::format("{} papers\n", scores.papers);
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
