// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/districts.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "schema/authority/provinces.h"
#include "schema/authority/spelling.h"

namespace vankho::authority {
namespace {

constexpr std::string_view kHuyen = "huyện";
constexpr std::string_view kQuan = "quận";
constexpr std::string_view kThiXa = "thị xã";
constexpr std::string_view kThanhPho = "thành phố";

constexpr auto kDistricts = std::to_array<District>({
#include "schema/authority/districts_table.inc"
});

// Other spellings in use, and the name in the table.
constexpr auto kAliases = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"Buôn Mê Thuột", "Buôn Ma Thuột"},
    {"Ban Mê Thuột", "Buôn Ma Thuột"},
    {"BMT", "Buôn Ma Thuột"},
    {"Krông Pắk", "Krông Pắc"},
    {"Krông Păk", "Krông Pắc"},
    {"Nà Hang", "Na Hang"},
    {"Phan Rang", "Phan Rang - Tháp Chàm"},
    {"Qui Nhơn", "Quy Nhơn"},
    {"Plei Ku", "Pleiku"},
    {"Bắc Cạn", "Bắc Kạn"},
});

struct Spelling {
  std::string exact;
  const District* district;
};
using Spellings = std::unordered_multimap<std::string, Spelling>;

const Spellings& spellings() {
  static const Spellings table = [] {
    Spellings result;
    for (const District& district : kDistricts) {
      NameKey key = name_key(district.name);
      result.emplace(std::move(key.folded), Spelling{std::move(key.exact), &district});
    }
    for (const auto& [alias, name] : kAliases)
      for (const District& district : kDistricts)
        if (district.name == name) {
          NameKey key = name_key(alias);
          result.emplace(std::move(key.folded), Spelling{std::move(key.exact), &district});
        }
    return result;
  }();
  return table;
}

bool in_force(const District& district, schema::Date date) {
  return date == 0 || (district.from <= date && date <= district.until);
}

bool is_in(const District& district, std::string_view province, schema::Date date) {
  if (province.empty() || district.province == province || province_on(district.province, date) == province)
    return true;
  // Without a date the present province may be meant; so may Huế for the years of Thừa Thiên Huế.
  return date == 0 && province_now(district.province) == province;
}

struct UnitWord {
  std::string_view exact;
  std::string_view folded;
  std::string_view kind;
};
constexpr auto kUnitWords = std::to_array<UnitWord>({
    {"huyện", "huyen", kHuyen},
    {"quận", "quan", kQuan},
    {"thịxã", "thixa", kThiXa},
    {"thànhphố", "thanhpho", kThanhPho},
    {"tx", "tx", kThiXa},
    {"tp", "tp", kThanhPho},
    {"h", "h", kHuyen},
    {"q", "q", kQuan},
});

bool is_number(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

struct Wanted {
  schema::Date date;
  std::string_view province;
  std::string_view kind;  // empty = any
};

// The candidates of one key, those that agree in every mark first of all.
std::vector<const District*> matches(const NameKey& key, const Wanted& wanted) {
  std::vector<const District*> exact;
  std::vector<const District*> folded;
  const auto [first, last] = spellings().equal_range(key.folded);
  for (auto row = first; row != last; ++row) {
    const District* district = row->second.district;
    if (!in_force(*district, wanted.date) || !is_in(*district, wanted.province, wanted.date)) continue;
    if (!wanted.kind.empty() && district->kind != wanted.kind) continue;
    (row->second.exact == key.exact ? exact : folded).push_back(district);
  }
  std::vector<const District*> found = exact.empty() ? std::move(folded) : std::move(exact);
  std::ranges::sort(found);  // rows of one name and province stand together in the table, in order of time
  std::vector<const District*> names;
  for (const District* district : found)
    if (!names.empty() && names.back()->name == district->name && names.back()->province == district->province)
      names.back() = district;
    else
      names.push_back(district);
  return names;
}

// Longer text is no name; keeps the look-up cheap for whole paragraphs.
constexpr std::size_t kMaxNameBytes = 120;

}  // namespace

std::span<const District> districts() {
  return kDistricts;
}

std::vector<const District*> find_districts(std::string_view name, schema::Date date, std::string_view province) {
  if (name.size() > kMaxNameBytes) return {};
  const NameKey key = name_key(name);
  if (key.folded.empty()) return {};
  if (!is_number(key.folded)) {
    std::vector<const District*> found = matches(key, {date, province, {}});
    if (!found.empty()) return found;
  }
  for (const UnitWord& word : kUnitWords) {
    if (!key.folded.starts_with(word.folded)) continue;
    const bool marked = key.exact.starts_with(word.exact);
    if (!marked && !key.exact.starts_with(word.folded)) continue;
    const NameKey rest{key.exact.substr(marked ? word.exact.size() : word.folded.size()),
                       key.folded.substr(word.folded.size())};
    if (rest.folded.empty() || (is_number(rest.folded) && word.kind != kQuan)) continue;
    std::vector<const District*> found = matches(rest, {date, province, word.kind});
    if (found.empty()) found = matches(rest, {date, province, {}});
    if (!found.empty()) return found;
  }
  return {};
}

const District* nearest_district(std::string_view name, std::string_view province, schema::Date date) {
  constexpr std::size_t kMinLetters = 6;
  if (name.size() > kMaxNameBytes || province.empty()) return nullptr;
  const std::string folded = name_key(name).folded;
  if (folded.size() < kMinLetters) return nullptr;
  const District* nearest = nullptr;
  for (const auto& [key, spelling] : spellings()) {
    const District* district = spelling.district;
    if (!in_force(*district, date) || !is_in(*district, province, date) || !within_one_letter(folded, key)) continue;
    if (nearest != nullptr && nearest->name != district->name) return nullptr;
    if (nearest == nullptr || nearest < district) nearest = district;
  }
  return nearest;
}

std::string_view province_of_district(std::string_view name, schema::Date date) {
  std::vector<const District*> found = find_districts(name, date);
  if (found.empty() && date != 0) found = find_districts(name);
  if (found.empty()) return {};
  const bool one = std::ranges::all_of(found, [&](const District* d) { return d->province == found[0]->province; });
  if (one) return province_on(found[0]->province, date);
  if (date != 0) return {};
  // A province that was renamed or went whole into another (Hà Tây) is still one place when nobody asks for the day.
  const std::string_view now = province_now(found[0]->province);
  const bool one_now = std::ranges::all_of(found, [&](const District* d) { return province_now(d->province) == now; });
  const auto latest = std::ranges::max_element(found, {}, [](const District* d) { return d->until; });
  return one_now ? (*latest)->province : std::string_view{};
}

}  // namespace vankho::authority
