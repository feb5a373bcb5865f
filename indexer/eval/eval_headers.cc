// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/eval/eval_headers.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <tuple>

#include "indexer/eval/judged_paper.h"
#include "schema/authority/document_types.h"
#include "schema/authority/issuing_bodies.h"
#include "schema/text/document_number.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

std::string number_key(const std::string& number) {
  const auto parsed = text::parse_document_number(number);
  return parsed ? parsed->key() : number;
}

bool is_issuer(const schema::Record& record, const std::string& wanted) {
  const std::string key = text::fold_key(wanted);
  if (!key.starts_with("tinh ") && !key.starts_with("thanh pho "))
    return record.issuer_id == authority::issuer_id(wanted);
  return std::ranges::any_of(std::array{"Ủy ban nhân dân ", "Hội đồng nhân dân "}, [&](const char* council) {
    return record.issuer_id == authority::issuer_id(council + wanted);
  });
}

std::string iso(schema::Date date) {
  return date == 0 ? std::string() : fmt::format("{:04}-{:02}-{:02}", date / 10000, date / 100 % 100, date % 100);
}

struct Judged {
  std::string read;  // for people
  bool right = false;
};

Judged judge(std::string_view field, const schema::Record& record, const std::string& wanted) {
  if (field == "number") return {record.number, number_key(record.number) == number_key(wanted)};
  if (field == "type") {
    const auto* type = authority::document_type_by_id(record.type);
    std::string name(type == nullptr ? std::string_view(record.type) : type->name);
    return {name, text::fold_key(name) == text::fold_key(wanted)};
  }
  if (field == "issuer") return {record.issuer, is_issuer(record, wanted)};
  if (field == "date") return {iso(record.date), iso(record.date) == wanted};
  return {record.signer, text::fold_key(record.signer) == text::fold_key(wanted)};
}

}  // namespace

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
      const Judged judged = judge(field, record, wanted);
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
