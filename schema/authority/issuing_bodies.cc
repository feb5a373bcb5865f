// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/issuing_bodies.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>
#include <vector>

#include "schema/authority/abbreviations.h"
#include "schema/authority/body_aliases.h"
#include "schema/authority/body_level.h"
#include "schema/authority/capitals.h"
#include "schema/authority/commune_places.h"
#include "schema/authority/districts.h"
#include "schema/authority/issuer_codes.h"
#include "schema/authority/local_names.h"
#include "schema/authority/provinces.h"
#include "schema/authority/spelling.h"
#include "schema/authority/unit_names.h"
#include "schema/text/fold.h"

namespace vankho::authority {
namespace {

using text::Token;

// A letterhead line or a metadata value; more is no name, and the rest is not looked at.
constexpr std::size_t kMaxNameBytes = 500;

std::string trimmed(std::string_view name) {
  std::string_view head = name.substr(0, kMaxNameBytes);
  while (head.size() < name.size() && !head.empty() && (static_cast<unsigned char>(name[head.size()]) & 0xC0) == 0x80)
    head.remove_suffix(1);
  std::string text = text::squeeze(text::to_valid_utf8(head));
  const std::vector<Token> tokens = text::tokenize(text);
  return tokens.empty() ? std::string{} : text.substr(tokens.front().begin, tokens.back().end - tokens.front().begin);
}

struct Place {
  const UnitName* unit = nullptr;
  const Province* province = nullptr;  // when the unit is a province or a centrally-run city
  const District* district = nullptr;  // when all candidates bear one name
  bool near = false;                   // found by the nearest name
  std::string_view province_id = {};   // of all candidates, when it is one
};

class Resolver {
 public:
  Resolver(std::string name, schema::Date date, std::string_view province, const LocalNames& local)
      : name_(std::move(name)),
        local_(local),
        date_(date),
        province_(province),
        tokens_(written_out(name_)),
        units_(unit_names(name_, tokens_)) {
    if (!province_.empty() && province_by_id(province_) == nullptr) province_ = {};
  }

  IssuingBody resolve(bool printed_in_capitals) {
    for (const UnitName& unit : units_) resolve_province(unit);
    for (const UnitName& unit : units_)
      if (unit.kind == UnitKind::kDistrict || unit.kind == UnitKind::kCity) resolve_district(unit);
    find_trailing_province();
    IssuingBody body;
    body.level = body_level(tokens_, level_of_units(), trailing_province_ != nullptr);
    body.province = province_of_body();
    body.id = full_identity(identity());
    body.name = corrected_name(printed_in_capitals);
    return body;
  }

 private:
  std::string_view text_of(const UnitName& unit) const {
    return std::string_view(name_).substr(unit.begin, unit.end - unit.begin);
  }

  // "thành phố Huế" was a city of Thừa Thiên Huế until 2024, and is centrally run since.
  bool is_district_city(std::string_view name) const {
    if (date_ == 0) return false;
    const std::vector<const District*> found = find_districts(name, date_);
    return std::ranges::any_of(found, [](const District* district) { return district->kind == "thành phố"; });
  }

  void resolve_province(const UnitName& unit) {
    if (unit.begin == unit.end) return;
    const std::string_view name = text_of(unit);
    const Province* province = nullptr;
    if (unit.kind == UnitKind::kProvince) province = find_province(name, local_);
    if (unit.kind == UnitKind::kCity && !is_district_city(name))
      province = find_province("thành phố " + std::string(name), local_);
    if (province == nullptr) return;
    places_.push_back({.unit = &unit, .province = province, .province_id = province->id});
    named_province_ = province->id;
  }

  void resolve_district(const UnitName& unit) {
    if (unit.begin == unit.end || place_of(unit) != nullptr) return;
    const std::string_view within = named_province_.empty() ? province_ : named_province_;
    const std::string name = std::string(unit.word) + " " + std::string(text_of(unit));
    std::vector<const District*> found = find_districts(name, date_, within);
    if (found.empty() && date_ != 0) found = find_districts(name, 0, within);
    Place place{.unit = &unit};
    if (found.empty() && !within.empty()) {
      if (const District* nearest = nearest_district(text_of(unit), within, date_)) {
        found = {nearest};
        place.near = true;
      }
    }
    if (found.empty() && !within.empty()) found = find_districts(name, date_);
    if (found.empty()) return;
    if (std::ranges::all_of(found, [&](const District* d) { return d->name == found[0]->name; }))
      place.district = found[0];
    if (std::ranges::all_of(found, [&](const District* d) { return d->province == found[0]->province; }))
      place.province_id = province_on(found[0]->province, date_);
    else if (within.empty())
      place.province_id = province_of_district(name, date_);
    places_.push_back(place);
  }

  const Place* place_of(const UnitName& unit) const {
    const auto place = std::ranges::find(places_, &unit, &Place::unit);
    return place == places_.end() ? nullptr : &*place;
  }

  std::string level_of(const UnitName& unit) const {
    if (unit.kind == UnitKind::kProvince) return "tinh";
    if (unit.kind == UnitKind::kDistrict) return "huyen";
    if (unit.kind == UnitKind::kCommune) return "xa";
    if (unit.kind == UnitKind::kVillage) return "co-so";
    // "Thành ủy", "thành phố" alone may be either.
    if (unit.begin == unit.end) return {};
    const Place* place = place_of(unit);
    return place != nullptr && place->province != nullptr ? "tinh" : "huyen";
  }

  std::string level_of_units() const {
    constexpr auto kUpwards = std::to_array<std::string_view>({"co-so", "xa", "huyen", "tinh"});
    for (const std::string_view level : kUpwards)
      if (std::ranges::any_of(units_, [&](const UnitName& unit) { return level_of(unit) == level; }))
        return std::string(level);
    return {};
  }

  // "Sở Y tế Cà Mau": a province at the end without its unit word.
  void find_trailing_province() {
    if (!units_.empty() || is_grassroots(tokens_)) return;
    constexpr std::size_t kMaxSyllables = 5;
    constexpr std::size_t kMinLetters = 4;  // shorter ones are abbreviations, and those of other things too
    for (std::size_t count = std::min(kMaxSyllables, tokens_.size() - 1); count > 0; --count) {
      const std::uint32_t begin = tokens_[tokens_.size() - count].begin;
      const std::string_view rest = std::string_view(name_).substr(begin);
      if (rest.size() < kMinLetters) continue;
      const Province* province = find_province(rest, local_);
      // The person's name stands in those of the youth union and of academies.
      if (province == nullptr || text::fold_key(rest) == "ho chi minh") continue;
      trailing_province_ = province;
      trailing_begin_ = begin;
      return;
    }
  }

  std::string province_of_body() const {
    if (!named_province_.empty()) return std::string(named_province_);
    for (const Place& place : places_)
      if (!place.province_id.empty()) return std::string(place.province_id);
    if (!places_.empty()) return {};
    return trailing_province_ != nullptr ? std::string(trailing_province_->id) : std::string{};
  }

  // Folded words, places in the spelling of the tables. A bare "Tỉnh Cà Mau" is how portals write its People's
  // Committee.
  std::string identity() const {
    std::string id;
    const auto add = [&id](std::string_view words) {
      if (!id.empty() && !words.empty()) id += '-';
      id += words;
    };
    if (!units_.empty() && units_[0].is_plain && units_[0].first_token == 0 && units_[0].begin != units_[0].end &&
        units_[0].kind != UnitKind::kVillage)
      add(text::slug("Ủy ban nhân dân"));
    const Province* trailing = is_office_of_unit(tokens_) ? trailing_province_ : nullptr;
    for (std::size_t i = 0; i < tokens_.size(); ++i) {
      if (trailing != nullptr && tokens_[i].begin == trailing_begin_) {
        add(text::slug(trailing->kind));
        add(text::slug(trailing->name));
        break;
      }
      const auto unit = std::ranges::find_if(units_, [&](const UnitName& u) {
        return u.begin != u.end && tokens_[i].begin == u.begin && u.place_token == i;
      });
      const Place* place = unit == units_.end() ? nullptr : place_of(*unit);
      const std::string_view official = place == nullptr             ? std::string_view{}
                                        : place->province != nullptr ? place->province->name
                                        : place->district != nullptr ? place->district->name
                                                                     : std::string_view{};
      if (official.empty()) {
        add(tokens_[i].folded);
        continue;
      }
      add(text::slug(official));
      while (i + 1 < tokens_.size() && tokens_[i + 1].begin < unit->end) ++i;
    }
    return id;
  }

  // The name, with the name of a district as the gazetteer spells it where the paper misspelt it. What the owner wrote
  // in usual capitals and without any marks stays.
  std::string corrected_name(bool printed_in_capitals) const {
    std::string name = name_;
    for (auto place = places_.rbegin(); place != places_.rend(); ++place) {
      if (place->district == nullptr) continue;
      const NameKey typed = name_key(text_of(*place->unit));
      const NameKey official = name_key(place->district->name);
      const bool other_marks = typed.folded == official.folded && typed.exact != official.exact;
      const bool misspelt = other_marks && (printed_in_capitals || typed.exact != typed.folded);
      if (misspelt || place->near)
        name.replace(place->unit->begin, place->unit->end - place->unit->begin, place->district->name);
    }
    return name;
  }

  std::string name_;
  const LocalNames& local_;
  schema::Date date_;
  std::string_view province_;
  std::vector<Token> tokens_;
  std::vector<UnitName> units_;
  std::vector<Place> places_;
  std::string_view named_province_;
  const Province* trailing_province_ = nullptr;
  std::uint32_t trailing_begin_ = 0;
};

}  // namespace

IssuingBody issuer_by_rule(std::string_view name, schema::Date date, std::string_view province,
                           const LocalNames& local) {
  const std::string printed = trimmed(name);
  if (printed.empty()) return {};
  const std::string lower = text::to_lower(printed);
  const bool in_capitals = text::to_upper(printed) == printed || lower.front() == printed.front();
  return Resolver(body_capitals(printed), date, province, local).resolve(in_capitals);
}

IssuingBody resolve_issuer(std::string_view name, schema::Date date, std::string_view province) {
  const LocalNames& local = local_names();
  IssuingBody body = issuer_by_rule(name, date, province, local);
  if (const LocalBody* known = local.body(body.id, date, province)) {
    const IssuingBody by_its_name = issuer_by_rule(known->name, known->from, known->province, local);
    body.id = by_its_name.id;
    body.name = known->name;
    body.level = known->level.empty() ? by_its_name.level : known->level;
    body.province = known->province.empty() ? by_its_name.province : known->province;
  }
  if (body.province.empty())
    if (std::vector<std::string> of_commune = provinces_of_commune(body.name, date, province); of_commune.size() == 1)
      body.province = std::move(of_commune.front());
  return body;
}

std::string issuer_id(std::string_view name) {
  return resolve_issuer(name).id;
}

std::optional<std::string> body_of_code(std::string_view code) {
  if (const LocalBody* body = local_names().body_of_code(code)) return body->name;
  std::string key;
  for (const Token& token : text::tokenize(code.substr(0, text::kMaxTokenBytes))) key += token.folded;
  const IssuerCode* row = find_issuer_code(text::to_upper(key));
  if (row == nullptr || row->side == IssuerSide::kUnit) return std::nullopt;
  return std::string(row->name);
}

std::string_view level_name(std::string_view level) {
  using Pair = std::pair<std::string_view, std::string_view>;
  constexpr auto kNames = std::to_array<Pair>(
      {{"trung-uong", "Trung ương"}, {"tinh", "Tỉnh"}, {"huyen", "Huyện"}, {"xa", "Xã"}, {"co-so", "Cơ sở"}});
  const auto row = std::ranges::find(kNames, level, &Pair::first);
  return row == kNames.end() ? level : row->second;
}

}  // namespace vankho::authority
