// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/eval/judged_field.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

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
  const bool province = (key.starts_with("tinh ") && !key.starts_with("tinh uy ")) || key.starts_with("thanh pho ");
  if (!province) return record.issuer_id == authority::issuer_id(wanted);
  return std::ranges::any_of(std::array{"Ủy ban nhân dân ", "Hội đồng nhân dân "}, [&](const char* council) {
    return record.issuer_id == authority::issuer_id(council + wanted);
  });
}

std::string iso(schema::Date date) {
  return date == 0 ? std::string() : fmt::format("{:04}-{:02}-{:02}", date / 10000, date / 100 % 100, date % 100);
}

// Papers begin it with "Về việc" or not; marks and the case of letters are the clerk's.
std::string subject_key(const std::string& subject) {
  std::string key = text::fold_key(subject);
  for (const std::string_view lead : {"ve viec ", "v v ", "ve "})
    if (key.starts_with(lead)) return key.substr(lead.size());
  return key;
}

}  // namespace

JudgedField judge_field(std::string_view field, const schema::Record& record, const std::string& wanted) {
  if (field == "number") return {record.number, number_key(record.number) == number_key(wanted)};
  if (field == "type") {
    const auto* type = authority::document_type_by_id(record.type);
    std::string name(type == nullptr ? std::string_view(record.type) : type->name);
    return {name, text::fold_key(name) == text::fold_key(wanted)};
  }
  if (field == "issuer") return {record.issuer, is_issuer(record, wanted)};
  if (field == "date") return {iso(record.date), iso(record.date) == wanted};
  if (field == "subject") return {record.subject, subject_key(record.subject) == subject_key(wanted)};
  return {record.signer, text::fold_key(record.signer) == text::fold_key(wanted)};
}

}  // namespace vankho::indexing
