// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/question/filters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

#include "schema/authority/document_types.h"
#include "schema/authority/issuing_bodies.h"
#include "schema/authority/provinces.h"
#include "schema/terms.h"
#include "schema/text/document_number.h"
#include "schema/text/fold.h"
#include "schema/values.h"
#include "searchd/citations/citation_graph.h"
#include "searchd/question/cited_filter.h"
#include "searchd/search/searcher.h"

namespace vankho::searching {
namespace {

using schema::field;
using schema::FieldKind;

struct CodeLabel {
  std::string_view field, code, vietnamese, english;
};

constexpr auto kCodeLabels = std::to_array<CodeLabel>({
    {"level", "trung-uong", "Trung ương", "Central"},
    {"level", "tinh", "Tỉnh", "Province"},
    {"level", "huyen", "Huyện", "District"},
    {"level", "xa", "Xã", "Commune"},
    {"level", "co-so", "Cơ sở", "Grassroots"},
    {"urgency", "khan", "Khẩn", "Urgent"},
    {"urgency", "thuong-khan", "Thượng khẩn", "Very urgent"},
    {"urgency", "hoa-toc", "Hỏa tốc", "Express"},
});

bool all_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "2016-11", "11/2016" and "3/2016" are read; empty when the value is no month.
std::string month_code(std::string_view value) {
  const std::size_t split = value.find_first_of("-/.");
  if (split == std::string_view::npos) return {};
  std::string_view year = value.substr(0, split);
  std::string_view month = value.substr(split + 1);
  if (year.size() < month.size()) std::swap(year, month);
  if (year.size() != 4 || month.empty() || month.size() > 2 || !all_digits(year) || !all_digits(month)) return {};
  const int of_year = std::stoi(std::string(month));
  if (of_year < 1 || of_year > 12) return {};
  return schema::month_value(std::stoi(std::string(year)) * 10000 + of_year * 100);
}

std::string date_code(std::string_view value) {
  const auto dates = text::find_dates(value);
  return dates.size() == 1 ? schema::encode_date(dates.front().date) : std::string();
}

Xapian::Query any_of(const std::vector<std::string>& terms) {
  return {Xapian::Query::OP_OR, terms.begin(), terms.end()};
}

schema::Date first_of_next_month(schema::Date date) {
  const int year = date / 10000;
  const int month = date / 100 % 100;
  return month == 12 ? (year + 1) * 10000 + 101 : year * 10000 + (month + 1) * 100 + 1;
}

}  // namespace

std::string filter_code(const schema::Field& row, const std::string& value) {
  const auto refuse = [&]() -> std::string { throw BadRequest("unknown_value", std::string(row.name), value); };
  if (row.kind == FieldKind::kRelation) {
    const auto code = cited_code(value);
    if (!code) throw BadRequest("not_a_number", std::string(row.name), value);
    return *code;
  }
  if (value == "none") return {};
  if (row.name == "type") {
    const authority::DocumentType* type = authority::find_document_type(value);
    return type != nullptr ? std::string(type->id) : refuse();
  }
  if (row.name == "province" || row.name == "province_now") {
    const authority::Province* province = authority::find_province(value);
    return province != nullptr ? std::string(province->id) : refuse();
  }
  if (row.name == "issuer") return authority::issuer_id(value);
  if (row.name == "level" || row.name == "urgency") {
    const std::string code = text::slug(value);
    return code_label(row, code, Language::kVietnamese).empty() ? refuse() : code;
  }
  if (row.name == "year") return all_digits(value) && value.size() == 4 ? value : refuse();
  if (row.name == "month") {
    const std::string code = month_code(value);
    return code.empty() ? refuse() : code;
  }
  if (row.name == "date") {
    const std::string code = date_code(value);
    return code.empty() ? refuse() : code;
  }
  if (row.kind == FieldKind::kComputed) {
    const auto bucket = std::ranges::find(kTimesCited, value, &TimesCited::code);
    return bucket != kTimesCited.end() ? value : refuse();
  }
  if (row.kind == FieldKind::kKeyword) return schema::keyword_value(value);
  return value;
}

Filters filter_codes(const Filters& given, bool province_as_now) {
  Filters codes;
  for (const auto& [name, values] : given) {
    const schema::Field* row = schema::find_field(name);
    if (row == nullptr || (row->prefix.empty() && row->kind != FieldKind::kComputed))
      throw BadRequest("unknown_parameter", name);
    const bool as_now = province_as_now && name == "province";
    for (const std::string& value : values) codes[as_now ? "province_now" : name].push_back(filter_code(*row, value));
  }
  return codes;
}

std::string_view code_label(const schema::Field& row, std::string_view code, Language language) {
  if (row.name == "type") {
    const authority::DocumentType* type = authority::document_type_by_id(code);
    return type != nullptr ? type->name : std::string_view();
  }
  if (row.name == "province" || row.name == "province_now") {
    const authority::Province* province = authority::province_by_id(code);
    return province != nullptr ? province->name : std::string_view();
  }
  const auto label = std::ranges::find_if(
      kCodeLabels, [&](const CodeLabel& candidate) { return candidate.field == row.name && candidate.code == code; });
  if (label == kCodeLabels.end()) return {};
  return language == Language::kVietnamese ? label->vietnamese : label->english;
}

Xapian::Query filter_query(const Filters& codes, std::string_view except) {
  std::vector<Xapian::Query> fields;
  for (const auto& [name, values] : codes) {
    const schema::Field* row = schema::find_field(name);
    if (name == except || row == nullptr || row->prefix.empty() || values.empty()) continue;
    if (row->kind == FieldKind::kRelation) {
      fields.push_back(cited_query(values));
      continue;
    }
    std::vector<std::string> terms;
    for (const std::string& code : values) terms.push_back(schema::term(*row, code));
    fields.push_back(any_of(terms));
  }
  if (fields.empty()) return match_all();
  return {Xapian::Query::OP_AND, fields.begin(), fields.end()};
}

Xapian::Query date_range_query(schema::Date from, schema::Date to) {
  constexpr schema::Date kFirst = 19000101;
  constexpr schema::Date kLast = 21001231;
  schema::Date day = std::max(from, kFirst);
  const schema::Date last = to == 0 ? kLast : std::min(to, kLast);
  std::vector<std::string> terms;
  while (day <= last) {
    const bool first_of_month = day % 100 == 1;
    if (day % 10000 == 101 && day / 10000 < last / 10000 + (last % 10000 == 1231 ? 1 : 0)) {
      terms.push_back(schema::term(field("year"), schema::year_value(day)));
      day += 10000;
    } else if (first_of_month && first_of_next_month(day) <= last + 1) {
      terms.push_back(schema::term(field("month"), schema::month_value(day)));
      day = first_of_next_month(day);
    } else {
      // Days that do not exist (31 April) have no term and cost nothing.
      terms.push_back(schema::term(field("date"), schema::encode_date(day)));
      day = day % 100 >= 31 ? first_of_next_month(day) : day + 1;
    }
  }
  return any_of(terms);
}

}  // namespace vankho::searching
