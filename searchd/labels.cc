// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/labels.h"

#include <fmt/format.h>

#include "schema/authority/document_types.h"
#include "schema/authority/issuing_bodies.h"
#include "schema/authority/provinces.h"
#include "schema/fields.h"

namespace vankho::searching {

std::string type_label(std::string_view type) {
  const auto* found = authority::document_type_by_id(type);
  return std::string(found ? found->name : type);
}

std::string province_label(std::string_view province) {
  const auto* found = authority::province_by_id(province);
  return std::string(found ? found->name : province);
}

std::string level_label(std::string_view level) {
  return level.empty() ? std::string() : std::string(authority::level_name(level));
}

// The degrees of Nghị định 30/2020/NĐ-CP, phụ lục I, with the spelling "Hỏa tốc".
std::string urgency_label(std::string_view urgency) {
  if (urgency == "khan") return "Khẩn";
  if (urgency == "thuong-khan") return "Thượng khẩn";
  if (urgency == "hoa-toc") return "Hỏa tốc";
  return std::string(urgency);
}

std::string field_label(std::string_view field, Language language) {
  const schema::Field* row = schema::find_field(field);
  if (row == nullptr) return std::string(field);
  return std::string(language == Language::kEnglish ? row->label_en : row->label_vi);
}

std::string relation_label(citation::Relation relation, Side side, bool partial, Language language) {
  const citation::RelationName& name = citation::relation_name(relation);
  const bool vietnamese = language == Language::kVietnamese;
  const std::string_view label = side == Side::kCiting ? (vietnamese ? name.label_vi : name.label_en)
                                                       : (vietnamese ? name.inverse_vi : name.inverse_en);
  if (!partial) return std::string(label);
  return std::string(label) + (vietnamese ? " (một phần)" : " (in part)");
}

std::string iso_date(schema::Date date) {
  return date ? fmt::format("{:04}-{:02}-{:02}", date / 10000, date / 100 % 100, date % 100) : std::string();
}

std::string shown_date(schema::Date date) {
  return date ? fmt::format("{:02}/{:02}/{:04}", date % 100, date / 100 % 100, date / 10000) : std::string();
}

std::string grouped(std::uint64_t number, char separator) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, 1, separator);
  return text;
}

}  // namespace vankho::searching
