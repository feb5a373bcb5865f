// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/provinces.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <set>
#include <string>

#include "schema/authority/districts.h"
#include "schema/authority/spelling.h"
#include "schema/text/fold.h"

namespace vankho::authority {
namespace {

std::string found(std::string_view spelling) {
  const Province* province = find_province(spelling);
  return province == nullptr ? "none" : std::string(province->id);
}

struct Spelling {
  std::string_view typed;
  std::string_view id;
};

TEST(Provinces, AreFoundByEverySpelling) {
  for (const auto& [typed, id] : std::initializer_list<Spelling>{
           {"Đắk Lắk", "dak-lak"},
           {"ĐẮK LẮK", "dak-lak"},
           {"Đăk Lăk", "dak-lak"},
           {"Đắc Lắc", "dak-lak"},
           {"Đăc Lăc", "dak-lak"},
           {"DakLak", "dak-lak"},
           {"Dac Lac", "dak-lak"},
           {"dak-lak", "dak-lak"},
           {"tỉnh Đắk Lắk", "dak-lak"},
           {"TỈNH ĐẮK LẮK", "dak-lak"},
           {"tinh dak lak", "dak-lak"},
           {"Đak Nông", "dak-nong"},
           {"TP.HCM", "ho-chi-minh"},
           {"TPHCM", "ho-chi-minh"},
           {"Tp. HCM", "ho-chi-minh"},
           {"TP. Hồ Chí Minh", "ho-chi-minh"},
           {"T.P Hồ Chí Minh", "ho-chi-minh"},
           {"thành phố Hồ Chí Minh", "ho-chi-minh"},
           {"Sài Gòn", "ho-chi-minh"},
           {"HCM", "ho-chi-minh"},
           {"Thừa Thiên - Huế", "thua-thien-hue"},
           {"Thừa Thiên – Huế", "thua-thien-hue"},
           {"Thừa Thiên-Huế", "thua-thien-hue"},
           {"Thừa Thiên Huế", "thua-thien-hue"},
           {"TT-Huế", "thua-thien-hue"},
           {"Huế", "hue"},
           {"Thành phố Huế", "hue"},
           {"BR-VT", "ba-ria-vung-tau"},
           {"Bà Rịa-Vũng Tàu", "ba-ria-vung-tau"},
           {"tỉnh Bà Rịa - Vũng Tàu", "ba-ria-vung-tau"},
           {"Khánh Hoà", "khanh-hoa"},
           {"Khánh Hòa", "khanh-hoa"},
           {"Bắc Cạn", "bac-kan"},
           {"Bắc Kan", "bac-kan"},
           {"KonTum", "kon-tum"},
           {"Thủ đô Hà Nội", "ha-noi"},
           {"Hà-Nội", "ha-noi"},
           {"thành phố Cần Thơ", "can-tho"},
           {"tỉnh Cần Thơ", "can-tho"},
           {"Thành phố Đồng Nai", "dong-nai"},
           {"Sông Bé", "song-be"},
           {"Quảng Nam - Đà Nẵng", "quang-nam-da-nang"},
           {"Đặc khu Vũng Tàu - Côn Đảo", "vung-tau-con-dao"},
       })
    EXPECT_EQ(found(typed), id) << typed;
}

TEST(Provinces, AreNotReadIntoOtherNames) {
  for (const std::string_view typed :
       {"", "tỉnh", "thành phố", "Việt Nam", "UBND tỉnh Cà Mau", "Cà Mau, ngày", "Huyện ủy Tuy Phong",
        "Phù Yên",             // district of Sơn La, not Phú Yên
        "Thạnh Hóa",           // district of Long An, not Thanh Hóa
        "Thạnh Hòa",           // communes, not Thanh Hóa
        "Quang Bình",          // district of Hà Giang, not Quảng Bình
        "thành phố Bắc Ninh",  // of the province Bắc Ninh
        "TP. Vũng Tàu", "thành phố Thanh Hóa", "Bình", "Hà", "An Giang Hà"})
    EXPECT_EQ(found(typed), "none") << typed;
  EXPECT_EQ(found(std::string(100'000, 'a')), "none");
  EXPECT_EQ(found("\xff\xfe\xc3"), "none");
}

// find_province() may leave out marks that somebody did not type, but never turn a district into a province.
TEST(Provinces, DoNotTakeTheNamesOfDistricts) {
  for (const District& district : districts()) {
    const Province* province = find_province(district.name);
    if (province == nullptr) continue;
    const bool same_name = name_key(province->name).exact == name_key(district.name).exact;
    const bool former_seat = district.name == "Vũng Tàu" || district.name == "Rạch Giá";
    EXPECT_TRUE(same_name || former_seat) << district.name << " " << province->id;
  }
}

TEST(Provinces, TableIsWhole) {
  const auto in_force = [](schema::Date day) {
    return std::ranges::count_if(
        provinces(), [day](const Province& p) { return p.from <= day && (p.until == 0 || p.until >= day); });
  };
  EXPECT_EQ(in_force(20260601), 34);
  EXPECT_EQ(in_force(20250701), 34);
  EXPECT_EQ(in_force(20250630), 63);
  EXPECT_EQ(in_force(20250101), 63);
  EXPECT_EQ(in_force(20100101), 63);
  EXPECT_EQ(in_force(20080731), 64);
  std::set<std::string_view> ids;
  for (const Province& province : provinces()) {
    EXPECT_TRUE(ids.insert(province.id).second) << province.id;
    EXPECT_EQ(text::slug(province.name), province.id);
    EXPECT_EQ(province_by_id(province.id), &province);
    EXPECT_EQ(found(province.name), province.id);
    EXPECT_EQ(found(province.id), province.id);
    EXPECT_EQ(found(text::to_upper(province.name)), province.id);
    const Province* now = province_by_id(province.now);
    ASSERT_NE(now, nullptr) << province.id;
    EXPECT_EQ(now->until, 0) << province.id;
    EXPECT_EQ(province.until == 0, province.now == province.id) << province.id;
    EXPECT_TRUE(province.until == 0 || province.from < province.until) << province.id;
  }
}

TEST(Provinces, KnowWhereTheyAreNow) {
  EXPECT_EQ(province_now("binh-thuan"), "lam-dong");
  EXPECT_EQ(province_now("lam-dong"), "lam-dong");
  EXPECT_EQ(province_now("dak-lak"), "dak-lak");
  EXPECT_EQ(province_now("binh-phuoc"), "dong-nai");
  EXPECT_EQ(province_now("thua-thien-hue"), "hue");
  EXPECT_EQ(province_now("ha-tay"), "ha-noi");
  EXPECT_EQ(province_now("song-be"), "ho-chi-minh");
  EXPECT_EQ(province_now("no-such"), "no-such");
}

TEST(Provinces, KnowWhatCameBefore) {
  EXPECT_EQ(province_on("binh-phuoc", 19900101), "song-be");
  EXPECT_EQ(province_on("binh-phuoc", 20000101), "binh-phuoc");
  EXPECT_EQ(province_on("ha-nam", 19950101), "nam-ha");
  EXPECT_EQ(province_on("ha-nam", 19850101), "ha-nam-ninh");
  EXPECT_EQ(province_on("hue", 20170101), "thua-thien-hue");
  EXPECT_EQ(province_on("dak-lak", 0), "dak-lak");
  EXPECT_EQ(province_on("no-such", 19900101), "no-such");
}

TEST(Provinces, MergedIntoOne) {
  std::vector<std::string_view> ids;
  for (const Province* province : provinces_merged_into("lam-dong")) ids.push_back(province->id);
  EXPECT_THAT(ids, testing::ElementsAre("binh-thuan", "dak-nong", "lam-dong", "thuan-hai"));
  EXPECT_TRUE(provinces_merged_into("binh-thuan").empty());
}

}  // namespace
}  // namespace vankho::authority
