// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/province_evidence.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/header/layout.h"
#include "indexer/header/vocabulary.h"
#include "schema/authority/commune_places.h"
#include "schema/authority/districts.h"
#include "schema/authority/provinces.h"

namespace vankho::indexing {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kMaxNameWords = 4;
constexpr auto kProvinceUnits = std::to_array<std::string_view>({"tinhuy", "tinhdoan", "tinh"});
constexpr auto kCityUnits = std::to_array<std::string_view>({"thanhuy", "thanhdoan", "thanhpho", "tp"});
constexpr auto kDistrictUnits =
    std::to_array<std::string_view>({"huyenuy", "thiuy", "quanuy", "thanhuy", "huyendoan", "thidoan", "quandoan",
                                     "huyen", "thixa", "quan", "thanhpho", "tp", "tx"});

// The province named right behind a unit word at `at`.
const authority::Province* province_behind(const Layout& layout, std::size_t at, bool city) {
  for (std::size_t words = kMaxNameWords; words > 0; --words) {
    if (at + words > layout.words.size()) continue;
    const std::uint32_t begin = layout.words[at].begin;
    const auto* province =
        authority::find_province(layout.text.substr(begin, layout.words[at + words - 1].end - begin));
    // "thành phố Cao Bằng" is a town of the province of that name.
    if (province != nullptr && (!city || province->kind == "thành phố")) return province;
  }
  return nullptr;
}

// The province as it was called on a day: after the mergers of 2025 a former one is part of another.
std::string_view province_on(std::string_view id, schema::Date date) {
  const auto* province = authority::province_by_id(id);
  const bool over = province != nullptr && province->until != 0 && date > province->until;
  return over ? authority::province_now(id) : id;
}

void add(std::vector<std::string>& ids, std::string_view id) {
  if (!id.empty() && std::ranges::find(ids, id) == ids.end()) ids.emplace_back(id);
}

void add_provinces(const Layout& layout, std::vector<std::string>& ids) {
  for (std::size_t i = 0; i < layout.words.size(); ++i) {
    if (const std::size_t unit = match_any(layout, i, kProvinceUnits))
      if (const auto* province = province_behind(layout, i + unit, false)) add(ids, province->id);
    if (const std::size_t unit = match_any(layout, i, kCityUnits))
      if (const auto* province = province_behind(layout, i + unit, true)) add(ids, province->id);
  }
}

// Provinces of the districts that stand behind a unit word, when each has but one.
void add_districts(const Layout& layout, schema::Date date, std::vector<std::string>& ids) {
  for (std::size_t i = 0; i < layout.words.size(); ++i) {
    const std::size_t unit = match_any(layout, i, kDistrictUnits);
    if (unit == 0 || i + unit >= layout.words.size() || !layout.words[i + unit].capital) continue;
    for (std::size_t words = std::min(kMaxNameWords, layout.words.size() - i - unit); words > 0; --words) {
      const std::uint32_t begin = layout.words[i + unit].begin;
      const std::string_view name = layout.text.substr(begin, layout.words[i + unit + words - 1].end - begin);
      const std::string_view province = authority::province_of_district(name, date);
      if (province.empty()) continue;
      add(ids, province_on(province, date));
      break;
    }
  }
}

// The district at the end of a name without a unit word: "PHÒNG GD&ĐT KRÔNG NĂNG".
void add_last_name(const Layout& layout, schema::Date date, std::vector<std::string>& ids) {
  for (std::size_t words = std::min<std::size_t>(3, layout.words.size() - 1); words >= 2; --words) {
    const std::uint32_t begin = layout.words[layout.words.size() - words].begin;
    const std::string_view province = authority::province_of_district(layout.text.substr(begin), date);
    if (province.empty()) continue;
    add(ids, province_on(province, date));
    return;
  }
}

// Provinces of the commune of the issuer, or of that in which it writes; of those of its district, when the letterhead
// names one that several provinces have.
std::vector<std::string> candidates_of_commune(const Letterhead& head, const authority::IssuingBody& issuer,
                                               const std::vector<std::string>& of_district) {
  std::string name = issuer.name;
  for (const std::string& body : head.bodies) name += ", " + body;
  std::vector<std::string> ids = authority::provinces_of_commune(name, head.date);
  if (ids.empty() && issuer.level == "xa") ids = authority::provinces_of_commune("xã " + head.place, head.date);
  for (std::string& id : ids) id = province_on(id, head.date);
  const auto in_district = [&](const std::string& id) {
    return std::ranges::find(of_district, id) != of_district.end();
  };
  if (std::ranges::any_of(ids, in_district))
    std::erase_if(ids, [&](const std::string& id) { return !in_district(id); });
  return ids;
}

}  // namespace

std::string province_of_letterhead(const Letterhead& head) {
  std::vector<std::string> ids;
  for (const std::string& body : head.bodies) add_provinces(lay_out(body), ids);
  if (ids.empty()) add_provinces(lay_out(head.enacting), ids);
  return ids.size() == 1 ? ids.front() : std::string();
}

ProvinceEvidence find_province_of(const Letterhead& head, const SignatureBlock& signature,
                                  const authority::IssuingBody& issuer) {
  using enum schema::Origin;
  ProvinceEvidence found;
  std::string named = province_of_letterhead(head);
  if (!issuer.province.empty()) return {issuer.province, {}, named == issuer.province ? kHeader : kGazetteer};
  if (issuer.level == "trung-uong") return found;
  std::vector<std::string> ids;
  if (!named.empty()) return {std::move(named), {}, kHeader};
  for (const std::string& body : head.bodies) {
    const Layout layout = lay_out(body);
    add_districts(layout, head.date, ids);
    if (ids.empty() && match_phrase(layout, 0, "phong") > 0) add_last_name(layout, head.date, ids);
  }
  if (ids.size() == 1) return {std::move(ids.front()), {}, kGazetteer};
  if (found.candidates = candidates_of_commune(head, issuer, ids); found.candidates.size() == 1)
    return {std::move(found.candidates.front()), {}, kGazetteer};
  if (!head.place.empty() && !issuer.level.empty() && issuer.level != "xa" && issuer.level != "co-so") {
    const auto* province = authority::find_province(head.place);
    if (province != nullptr && issuer.level == "tinh") return {std::string(province->id), {}, kGazetteer};
    for (const authority::District* district : authority::find_districts(head.place, head.date))
      add(found.candidates, province_on(district->province, head.date));
    if (found.candidates.size() == 1) return {std::move(found.candidates.front()), {}, kGazetteer};
  }
  // The title and those to whom the paper goes: a province's office writes to its districts, a district to the
  // committee above it.
  std::string around = head.subject + " ; " + head.addressees;
  for (const std::string& recipient : signature.recipients) around += " ; " + recipient;
  const Layout layout = lay_out(around);
  ids.clear();
  if (issuer.level != "huyen") add_districts(layout, head.date, ids);
  if (ids.empty() && issuer.level != "tinh") add_provinces(layout, ids);
  if (ids.size() == 1) return {std::move(ids.front()), {}, kText};
  for (const std::string& id : ids) add(found.candidates, id);
  return found;
}

}  // namespace vankho::indexing
