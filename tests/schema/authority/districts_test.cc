// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/districts.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <string>

#include "schema/authority/provinces.h"
#include "schema/authority/spelling.h"

namespace vankho::authority {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

std::vector<std::string> provinces_of(std::string_view name, schema::Date date = 0, std::string_view province = {}) {
  std::vector<std::string> result;
  for (const District* district : find_districts(name, date, province)) result.emplace_back(district->province);
  return result;
}

struct Row {
  std::string_view typed;
  schema::Date date;
  std::string_view province;
};

TEST(Districts, TellTheProvince) {
  for (const auto& [typed, date, province] : std::initializer_list<Row>{
           {"Ea Súp", 20161115, "dak-lak"},
           {"EA SÚP", 0, "dak-lak"},
           {"EaSúp", 0, "dak-lak"},
           {"ea sup", 0, "dak-lak"},
           {"huyện Ea Súp", 20161115, "dak-lak"},
           {"Tuy Phong", 20140605, "binh-thuan"},
           {"HÓN QUẢN", 20170505, "binh-phuoc"},
           {"Cư Mgar", 0, "dak-lak"},
           {"Phan Thiết", 20050706, "binh-thuan"},
           {"Phan Rang", 0, "ninh-thuan"},
           {"Buôn Mê Thuột", 0, "dak-lak"},
           {"TP. Đồng Xoài", 20200101, "binh-phuoc"},
           {"Sơn Tây", 0, ""},
           {"huyện Sơn Tây", 0, "quang-ngai"},
           {"TX. Sơn Tây", 20070101, "ha-tay"},
           {"Ba Vì", 20070101, "ha-tay"},
           {"Ba Vì", 20100101, "ha-noi"},
           {"Ba Vì", 0, "ha-noi"},
           {"Châu Thành", 20100101, ""},
           {"Thạnh Trị", 0, "soc-trang"},
           {"Thanh Trì", 0, "ha-noi"},
           {"thanh tri", 0, ""},
           {"Phù Yên", 0, "son-la"},
           {"Quế Sơn", 19900101, "quang-nam-da-nang"},
           {"Huế", 20170101, "thua-thien-hue"},
           {"A Lưới", 20170101, "thua-thien-hue"},
           {"A Lưới", 20250301, "hue"},
           {"Mỹ Thạnh", 0, ""},
           {"Quận 1", 20200101, "ho-chi-minh"},
           {"Q.1", 20200101, "ho-chi-minh"},
           {"1", 20200101, ""},
           {"huyện 1", 20200101, ""},
           {"Tuy Phong", 20300101, "binh-thuan"},  // the date may be misread, the name is one
           {"", 0, ""},
           {"huyện", 0, ""},
       })
    EXPECT_EQ(province_of_district(typed, date), province) << typed << " " << date;
}

TEST(Districts, OfOneNameAreAllCandidates) {
  EXPECT_THAT(provinces_of("Châu Thành"), testing::SizeIs(10));
  EXPECT_THAT(provinces_of("Châu Thành", 20100101, "long-an"), ElementsAre("long-an"));
  EXPECT_THAT(provinces_of("Tam Nông"), UnorderedElementsAre("phu-tho", "dong-thap"));
  EXPECT_THAT(provinces_of("Bảo Lâm", 20100101), UnorderedElementsAre("cao-bang", "lam-dong"));
  EXPECT_THAT(provinces_of("Tuy Phong", 20140101, "dak-lak"), IsEmpty());
  EXPECT_THAT(provinces_of("Tuy Phong", 0, "lam-dong"), ElementsAre("binh-thuan"));
  EXPECT_THAT(provinces_of("Tuy Phong", 20251001), IsEmpty());
}

TEST(Districts, KindBeforeTheNameChooses) {
  const auto kind = [](std::string_view name, schema::Date date) {
    const auto found = find_districts(name, date);
    return found.size() == 1 ? std::string(found[0]->kind) : std::string("several");
  };
  EXPECT_EQ(kind("huyện Cao Lãnh", 20100101), "huyện");
  EXPECT_EQ(kind("thành phố Cao Lãnh", 20100101), "thành phố");
  EXPECT_EQ(kind("Thị xã Kỳ Anh", 20200101), "thị xã");
}

TEST(Districts, NearestOfAProvince) {
  const auto nearest = [](std::string_view name, std::string_view province) {
    const District* district = nearest_district(name, province);
    return district == nullptr ? std::string("none") : std::string(district->name);
  };
  EXPECT_EQ(nearest("HÓN QUẢN", "binh-phuoc"), "Hớn Quản");
  EXPECT_EQ(nearest("Hớn Quảng", "binh-phuoc"), "Hớn Quản");
  EXPECT_EQ(nearest("Buôn Ma Thuộc", "dak-lak"), "Buôn Ma Thuột");
  EXPECT_EQ(nearest("Hớn Quảng", "dak-lak"), "none");
  EXPECT_EQ(nearest("Hớn Quảng", ""), "none");
  EXPECT_EQ(nearest("Ea Sú", "dak-lak"), "none");  // too short
  EXPECT_EQ(nearest("", "dak-lak"), "none");
}

TEST(Districts, TableIsWhole) {
  EXPECT_EQ(std::ranges::count(districts(), 20250630, &District::until), 696);
  for (const District& district : districts()) {
    const Province* province = province_by_id(district.province);
    ASSERT_NE(province, nullptr) << district.name;
    EXPECT_LE(district.from, district.until) << district.name;
    EXPECT_TRUE(province->until == 0 || district.until <= province->until) << district.name;
    EXPECT_TRUE(district.from == 0 || district.from >= province->from) << district.name;
  }
}

TEST(Districts, EveryNameIsFoundInItsTime) {
  for (const District& district : districts()) {
    const std::string name = std::string(district.kind) + " " + std::string(district.name);
    const auto found = find_districts(name, district.until, district.province);
    ASSERT_THAT(found, testing::Not(IsEmpty())) << name;
    EXPECT_TRUE(std::ranges::any_of(found, [&](const District* d) { return d->name == district.name; })) << name;
  }
}

TEST(Spelling, MarksMayBeMissingOnly) {
  EXPECT_TRUE(is_spelling_of("dak", "đắk"));
  EXPECT_TRUE(is_spelling_of("đak", "đắk"));
  EXPECT_TRUE(is_spelling_of("đăk", "đắk"));
  EXPECT_TRUE(is_spelling_of("đắk", "đắk"));
  EXPECT_FALSE(is_spelling_of("đắk", "đak"));
  EXPECT_FALSE(is_spelling_of("phù", "phú"));
  EXPECT_FALSE(is_spelling_of("da", "đắk"));
}

TEST(Spelling, OneLetter) {
  EXPECT_TRUE(within_one_letter("honquan", "honquan"));
  EXPECT_TRUE(within_one_letter("honquang", "honquan"));
  EXPECT_TRUE(within_one_letter("onquan", "honquan"));
  EXPECT_TRUE(within_one_letter("hanquan", "honquan"));
  EXPECT_TRUE(within_one_letter("hnoquan", "honquan"));
  EXPECT_TRUE(within_one_letter("", "a"));
  EXPECT_FALSE(within_one_letter("hoquang", "honquan"));
  EXPECT_FALSE(within_one_letter("hanquang", "honquan"));
  EXPECT_FALSE(within_one_letter("", "ab"));
}

}  // namespace
}  // namespace vankho::authority
