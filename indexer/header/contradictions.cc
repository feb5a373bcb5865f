// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/contradictions.h"

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "indexer/header/evidence.h"
#include "schema/authority/document_types.h"
#include "schema/authority/provinces.h"
#include "schema/text/document_number.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

using schema::Record;

// Readings that are less sure say nothing against the owner.
constexpr unsigned kClear = 90;

// Both parse: an owner may number papers in a way that is no document number.
bool same_number(const Record& given, const Record& read) {
  const auto a = text::parse_document_number(given.number);
  const auto b = text::parse_document_number(read.number);
  if (!a || !b || a->key() == b->key()) return true;
  return a->bare_key() == b->bare_key() && (a->year == 0 || b->year == 0);
}

// A number alone does not tell quyết định from quy định; only what is printed is clear.
bool same_type(const Record& given, const Record& read) {
  return given.type == read.type || evidence_of(read, "type")->origin != schema::Origin::kHeader;
}

bool is_part(std::string_view whole, std::string_view part) {
  for (std::size_t at = whole.find(part); at != whole.npos; at = whole.find(part, at + 1)) {
    const auto ends = [&](std::size_t place) { return place == 0 || place == whole.size(); };
    const std::size_t end = at + part.size();
    if ((ends(at) || whole[at - 1] == '-' || whole[at - 1] == ' ') &&
        (ends(end) || whole[end] == '-' || whole[end] == ' '))
      return true;
  }
  return false;
}

bool are_parts(std::string_view a, std::string_view b) {
  return is_part(a, b) || is_part(b, a);
}

bool same_issuer(const Record& given, const Record& read) {
  return given.issuer_id.empty() || are_parts(given.issuer_id, read.issuer_id);
}

bool same_province(const Record& given, const Record& read) {
  return given.province == read.province || given.province == read.province_now || given.province_now == read.province;
}

bool same_signer(const Record& given, const Record& read) {
  return are_parts(text::fold_key(given.signer), text::fold_key(read.signer));
}

std::string day(const Record& record) {
  return fmt::format("{:02}/{:02}/{:04}", record.date % 100, record.date / 100 % 100, record.date / 10000);
}

std::string type_name(const Record& record) {
  const auto* type = authority::document_type_by_id(record.type);
  return std::string(type == nullptr ? std::string_view(record.type) : type->name);
}

std::string province_name(const Record& record) {
  const auto* province = authority::province_by_id(record.province);
  return std::string(province == nullptr ? std::string_view(record.province) : province->name);
}

}  // namespace

std::vector<schema::Contradiction> find_contradictions(const Record& record, const Record& read) {
  std::vector<schema::Contradiction> found;
  const auto compare = [&](std::string_view field, auto same, auto shown) {
    const schema::Evidence* given = evidence_of(record, field);
    const schema::Evidence* text = evidence_of(read, field);
    if (given == nullptr || given->origin != schema::Origin::kGiven) return;
    if (text == nullptr || text->confidence < kClear || same(record, read)) return;
    found.push_back({std::string(field), shown(record), shown(read)});
  };
  compare("number", same_number, [](const Record& r) { return r.number; });
  compare("type", same_type, type_name);
  compare("issuer", same_issuer, [](const Record& r) { return r.issuer; });
  compare(
      "date", [](const Record& a, const Record& b) { return a.date == b.date; }, day);
  compare("province", same_province, province_name);
  compare("signer", same_signer, [](const Record& r) { return r.signer; });
  return found;
}

}  // namespace vankho::indexing
