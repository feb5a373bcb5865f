// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/provinces.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>
#include <utility>

#include "schema/authority/local_names.h"
#include "schema/authority/spelling.h"

namespace vankho::authority {
namespace {

constexpr auto kProvinces = std::to_array<Province>({
#include "schema/authority/provinces_table.inc"
});
static_assert(std::ranges::is_sorted(kProvinces, {}, &Province::id));

// Spellings that are more than the name with marks left out, former names, and abbreviations in common use.
constexpr auto kAliases = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"Bà Rịa Vũng Tàu", "ba-ria-vung-tau"},
    {"BRVT", "ba-ria-vung-tau"},
    {"Vũng Tàu", "ba-ria-vung-tau"},
    {"Bắc Cạn", "bac-kan"},
    {"CT", "can-tho"},
    {"ĐN", "da-nang"},
    {"Đắc Lắc", "dak-lak"},
    {"Đắc Lắk", "dak-lak"},
    {"Đắk Lắc", "dak-lak"},
    {"Đarlac", "dak-lak"},
    {"Đắc Nông", "dak-nong"},
    {"Gia Rai Công Tum", "gia-lai-kon-tum"},
    {"HN", "ha-noi"},
    {"HP", "hai-phong"},
    {"HCM", "ho-chi-minh"},
    {"HCMC", "ho-chi-minh"},
    {"TPHCM", "ho-chi-minh"},
    {"TPHồChíMinh", "ho-chi-minh"},
    {"Sài Gòn", "ho-chi-minh"},
    {"Sài Gòn - Gia Định", "ho-chi-minh"},
    {"Rạch Giá", "kien-giang"},
    {"Công Tum", "kon-tum"},
    {"Lào Cay", "lao-cai"},
    {"Lao Kay", "lao-cai"},
    {"QNam", "quang-nam"},
    {"QNĐN", "quang-nam-da-nang"},
    {"Thừa Thiên", "thua-thien-hue"},
    {"TTHuế", "thua-thien-hue"},
    {"TTH", "thua-thien-hue"},
    {"Bình Phứơc", "binh-phuoc"},
    {"Đặc khu Vũng Tàu - Côn Đảo", "vung-tau-con-dao"},
});

// Spelt with all its marks, this is a district of Hà Giang and not Quảng Bình with a mark left out.
constexpr std::string_view kNotAProvince = "Quang Bình";

// Province and the one that held its seat before it was founded.
constexpr auto kFormerly = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"ba-ria-vung-tau", "vung-tau-con-dao"},
    {"bac-giang", "ha-bac"},
    {"bac-kan", "bac-thai"},
    {"bac-lieu", "minh-hai"},
    {"bac-ninh", "ha-bac"},
    {"binh-dinh", "nghia-binh"},
    {"binh-duong", "song-be"},
    {"binh-phuoc", "song-be"},
    {"binh-thuan", "thuan-hai"},
    {"ca-mau", "minh-hai"},
    {"cao-bang", "cao-lang"},
    {"da-nang", "quang-nam-da-nang"},
    {"dak-nong", "dak-lak"},
    {"dien-bien", "lai-chau"},
    {"gia-lai", "gia-lai-kon-tum"},
    {"ha-giang", "ha-tuyen"},
    {"ha-nam", "nam-ha"},
    {"ha-tay", "ha-son-binh"},
    {"ha-tinh", "nghe-tinh"},
    {"hai-duong", "hai-hung"},
    {"hoa-binh", "ha-son-binh"},
    {"hue", "thua-thien-hue"},
    {"hung-yen", "hai-hung"},
    {"khanh-hoa", "phu-khanh"},
    {"kon-tum", "gia-lai-kon-tum"},
    {"lang-son", "cao-lang"},
    {"lao-cai", "hoang-lien-son"},
    {"nam-dinh", "nam-ha"},
    {"nam-ha", "ha-nam-ninh"},
    {"nghe-an", "nghe-tinh"},
    {"ninh-binh", "ha-nam-ninh"},
    {"ninh-thuan", "thuan-hai"},
    {"phu-tho", "vinh-phu"},
    {"phu-yen", "phu-khanh"},
    {"quang-binh", "binh-tri-thien"},
    {"quang-nam", "quang-nam-da-nang"},
    {"quang-ngai", "nghia-binh"},
    {"quang-tri", "binh-tri-thien"},
    {"soc-trang", "hau-giang"},
    {"thai-nguyen", "bac-thai"},
    {"thua-thien-hue", "binh-tri-thien"},
    {"tra-vinh", "cuu-long"},
    {"tuyen-quang", "ha-tuyen"},
    {"vinh-long", "cuu-long"},
    {"vinh-phuc", "vinh-phu"},
    {"yen-bai", "hoang-lien-son"},
});
static_assert(std::ranges::is_sorted(kFormerly, {}, &std::pair<std::string_view, std::string_view>::first));

struct Spelling {
  std::string exact;
  const Province* province;
};

// All spellings by folded key.
const std::unordered_multimap<std::string, Spelling>& spellings() {
  static const auto table = [] {
    std::unordered_multimap<std::string, Spelling> result;
    const auto add = [&](std::string_view name, const Province& province) {
      NameKey key = name_key(name);
      result.emplace(std::move(key.folded), Spelling{std::move(key.exact), &province});
    };
    for (const Province& province : kProvinces) add(province.name, province);
    for (const auto& [name, id] : kAliases) add(name, *province_by_id(id));
    return result;
  }();
  return table;
}

const Province* by_name(const NameKey& key) {
  const auto [first, last] = spellings().equal_range(key.folded);
  for (auto row = first; row != last; ++row)
    if (is_spelling_of(key.exact, row->second.exact)) return row->second.province;
  return nullptr;
}

bool starts_with_any(std::string_view text, std::initializer_list<std::string_view> heads, std::size_t& length) {
  for (const std::string_view head : heads)
    if (text.starts_with(head) && text.size() > head.size()) return length = head.size(), true;
  return false;
}

// Longer text is no name; keeps the look-up cheap for whole paragraphs.
constexpr std::size_t kMaxNameBytes = 120;

}  // namespace

std::span<const Province> provinces() {
  return kProvinces;
}

const Province* province_by_id(std::string_view id) {
  const auto row = std::ranges::lower_bound(kProvinces, id, {}, &Province::id);
  return row != kProvinces.end() && row->id == id ? &*row : nullptr;
}

const Province* find_province(std::string_view any_spelling) {
  return find_province(any_spelling, local_names());
}

const Province* find_province(std::string_view any_spelling, const LocalNames& local) {
  if (any_spelling.size() > kMaxNameBytes) return nullptr;
  NameKey key = name_key(any_spelling);
  static const std::string not_a_province = name_key(kNotAProvince).exact;
  if (key.exact == not_a_province) return nullptr;
  if (const Province* whole = by_name(key)) return whole;
  if (const Province* by_alias = local.province(any_spelling)) return by_alias;
  const auto rest = [&](std::initializer_list<std::string_view> exact, std::initializer_list<std::string_view> folded) {
    std::size_t e = 0;
    std::size_t f = 0;
    if (!starts_with_any(key.folded, folded, f) || !starts_with_any(key.exact, exact, e)) return NameKey{};
    return NameKey{key.exact.substr(e), key.folded.substr(f)};
  };
  if (const Province* province = by_name(rest({"tỉnh", "tinh"}, {"tinh"}))) return province;
  const Province* city = by_name(rest({"thànhphố", "thanhpho", "tp", "thủđô", "thudo"}, {"thanhpho", "tp", "thudo"}));
  return city != nullptr && city->kind == "thành phố" ? city : nullptr;
}

std::string_view province_now(std::string_view id) {
  const Province* province = province_by_id(id);
  return province != nullptr ? province->now : id;
}

std::string_view province_on(std::string_view id, schema::Date date) {
  // No line of provinces is longer than two steps.
  for (int step = 0; step < 2; ++step) {
    const Province* province = province_by_id(id);
    if (date == 0 || province == nullptr || date >= province->from) return id;
    const auto row = std::ranges::lower_bound(kFormerly, id, {}, [](const auto& pair) { return pair.first; });
    if (row == kFormerly.end() || row->first != id) return id;
    id = row->second;
  }
  return id;
}

std::vector<const Province*> provinces_merged_into(std::string_view now_id) {
  std::vector<const Province*> result;
  for (const Province& province : kProvinces)
    if (province.now == now_id) result.push_back(&province);
  return result;
}

}  // namespace vankho::authority
