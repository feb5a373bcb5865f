// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/issuing_bodies.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "schema/text/fold.h"

namespace vankho::authority {
namespace {

struct Row {
  std::string_view printed;
  schema::Date date;
  std::string_view known_province;
  std::string_view name;
  std::string_view id;
  std::string_view level;
  std::string_view province;
};

TEST(IssuingBodies, AreResolved) {
  for (const Row& row : std::initializer_list<Row>{
           {"HUYỆN ỦY EA SÚP", 20161115, "", "Huyện ủy Ea Súp", "huyen-uy-ea-sup", "huyen", "dak-lak"},
           {"HUYỆN ỦY HÓN QUẢN", 20170505, "binh-phuoc", "Huyện ủy Hớn Quản", "huyen-uy-hon-quan", "huyen",
            "binh-phuoc"},
           {"Huyện ủy Hón Quản", 20170505, "", "Huyện ủy Hớn Quản", "huyen-uy-hon-quan", "huyen", "binh-phuoc"},
           {"HUYỆN ỦY HỚN QUẢNG", 20170505, "binh-phuoc", "Huyện ủy Hớn Quản", "huyen-uy-hon-quan", "huyen",
            "binh-phuoc"},
           {"* HUYỆN  ỦY\tTUY PHONG *", 20140605, "", "Huyện ủy Tuy Phong", "huyen-uy-tuy-phong", "huyen",
            "binh-thuan"},
           {"Đảng ủy xã Mỹ Thạnh", 20170403, "", "Đảng ủy xã Mỹ Thạnh", "dang-uy-xa-my-thanh", "xa", ""},
           {"đảng ủy khối Các cơ quan tỉnh", 0, "", "Đảng ủy Khối các cơ quan tỉnh", "dang-uy-khoi-cac-co-quan-tinh",
            "tinh", ""},
           {"VĂN PHÒNG TỈNH ỦY", 0, "", "Văn phòng Tỉnh ủy", "van-phong-tinh-uy", "tinh", ""},
           {"Ban Dân vận Tỉnh ủy Đắk Lắk", 0, "", "Ban Dân vận Tỉnh ủy Đắk Lắk", "ban-dan-van-tinh-uy-dak-lak", "tinh",
            "dak-lak"},
           {"Tỉnh Cà Mau", 20251118, "", "Tỉnh Cà Mau", "uy-ban-nhan-dan-tinh-ca-mau", "tinh", "ca-mau"},
           {"ỦY BAN NHÂN DÂN THÀNH PHỐ THỦ DẦU MỘT", 20200101, "", "Ủy ban nhân dân thành phố Thủ Dầu Một",
            "uy-ban-nhan-dan-thanh-pho-thu-dau-mot", "huyen", "binh-duong"},
           {"ỦY BAN NHÂN DÂN THÀNH PHỐ ĐÀ NẴNG", 20200101, "", "Ủy ban nhân dân thành phố Đà Nẵng",
            "uy-ban-nhan-dan-thanh-pho-da-nang", "tinh", "da-nang"},
           {"UBND thành phố Huế", 20150101, "", "UBND thành phố Huế", "uy-ban-nhan-dan-thanh-pho-hue", "huyen",
            "thua-thien-hue"},
           {"UBND thành phố Huế", 20250201, "", "UBND thành phố Huế", "uy-ban-nhan-dan-thanh-pho-hue", "tinh", "hue"},
           {"UBND huyện Châu Thành", 20100101, "", "UBND huyện Châu Thành", "uy-ban-nhan-dan-huyen-chau-thanh", "huyen",
            ""},
           {"UBND huyện Châu Thành", 20100101, "long-an", "UBND huyện Châu Thành", "uy-ban-nhan-dan-huyen-chau-thanh",
            "huyen", "long-an"},
           {"UBND huyện Châu Thành, tỉnh Long An", 0, "", "UBND huyện Châu Thành, tỉnh Long An",
            "uy-ban-nhan-dan-huyen-chau-thanh-tinh-long-an", "huyen", "long-an"},
           {"Thành ủy Đà Nẵng", 0, "", "Thành ủy Đà Nẵng", "thanh-uy-da-nang", "tinh", "da-nang"},
           {"THÀNH ỦY BUÔN MÊ THUỘT", 0, "", "Thành ủy Buôn Mê Thuột", "thanh-uy-buon-ma-thuot", "huyen", "dak-lak"},
           {"THÀNH ỦY", 0, "", "Thành ủy", "thanh-uy", "", ""},
           {"THỊ ỦY SƠN TÂY", 20060101, "", "Thị ủy Sơn Tây", "thi-uy-son-tay", "huyen", "ha-tay"},
           {"HUYỆN ỦY SƠN TÂY", 20060101, "", "Huyện ủy Sơn Tây", "huyen-uy-son-tay", "huyen", "quang-ngai"},
           {"HUYỆN ỦY QUẾ SƠN", 19900101, "", "Huyện ủy Quế Sơn", "huyen-uy-que-son", "huyen", "quang-nam-da-nang"},
           {"UBND xã Tuy Phong", 20251001, "", "UBND xã Tuy Phong", "uy-ban-nhan-dan-xa-tuy-phong", "xa", ""},
           {"ĐẢNG ỦY THỊ TRẤN LIÊN HƯƠNG", 20100101, "", "Đảng ủy thị trấn Liên Hương", "dang-uy-thi-tran-lien-huong",
            "xa", ""},
           {"BỘ GIÁO DỤC VÀ ĐÀO TẠO", 0, "", "Bộ Giáo dục và Đào tạo", "bo-giao-duc-va-dao-tao", "trung-uong", ""},
           {"Thủ tướng Chính phủ", 0, "", "Thủ tướng Chính phủ", "thu-tuong-chinh-phu", "trung-uong", ""},
           {"BAN CHẤP HÀNH TRUNG ƯƠNG", 0, "", "Ban Chấp hành Trung ương", "ban-chap-hanh-trung-uong", "trung-uong",
            ""},
           {"Cục Thuế tỉnh Bình Dương", 0, "", "Cục Thuế tỉnh Bình Dương", "cuc-thue-tinh-binh-duong", "tinh",
            "binh-duong"},
           {"ĐẢNG ỦY BỘ TÀI CHÍNH", 0, "", "Đảng ủy Bộ Tài chính", "dang-uy-bo-tai-chinh", "trung-uong", ""},
           {"ĐẢNG ỦY", 0, "", "Đảng ủy", "dang-uy", "", ""},
           {"SỞ Y TẾ", 0, "", "Sở Y tế", "so-y-te", "tinh", ""},
           {"Phòng Tư pháp huyện Tuy Phong", 20140101, "", "Phòng Tư pháp huyện Tuy Phong",
            "phong-tu-phap-huyen-tuy-phong", "huyen", "binh-thuan"},
           {"TRƯỜNG THCS HÒA BÌNH", 0, "", "Trường THCS Hòa Bình", "truong-trung-hoc-co-so-hoa-binh", "co-so", ""},
           {"CHI BỘ THÔN 3", 0, "", "Chi bộ thôn 3", "chi-bo-thon-3", "co-so", ""},
           {"Học viện Chính trị quốc gia Hồ Chí Minh", 0, "", "Học viện Chính trị quốc gia Hồ Chí Minh",
            "hoc-vien-chinh-tri-quoc-gia-ho-chi-minh", "trung-uong", ""},
           {"", 0, "", "", "", "", ""},
           {" * - ", 0, "", "", "", "", ""},
       }) {
    const IssuingBody body = resolve_issuer(row.printed, row.date, row.known_province);
    EXPECT_EQ(body.name, row.name) << row.printed;
    EXPECT_EQ(body.id, row.id) << row.printed;
    EXPECT_EQ(body.level, row.level) << row.printed;
    EXPECT_EQ(body.province, row.province) << row.printed;
  }
}

TEST(IssuingBodies, SpellingsOfOneBodyMeet) {
  using Spellings = std::vector<std::string_view>;
  for (const Spellings& spellings : {
           Spellings{"Ủy ban nhân dân tỉnh Đắk Lắk", "UBND tỉnh Đắk Lắk", "UBND TỈNH ĐĂK LĂK", "UBND tỉnh Đắc Lắc",
                     "ubnd tinh dak lak", "Uỷ ban nhân dân tỉnh Daklak", "Tỉnh Đắk Lắk", "UBND Đắk Lắk"},
           Spellings{"Ủy ban nhân dân thành phố Hồ Chí Minh", "UBND TP.HCM", "UBND TP. Hồ Chí Minh", "UBND TPHCM",
                     "Thành phố Hồ Chí Minh", "UBND Thành phố Hồ Chí Minh"},
           Spellings{"Bộ Lao động - Thương binh và Xã hội", "BỘ LĐ-TB&XH", "Bộ LĐTBXH",
                     "Bộ Lao động, Thương binh và Xã hội", "Bộ Lao động – Thương binh & Xã hội"},
           Spellings{"Sở Giáo dục và Đào tạo tỉnh Bến Tre", "SỞ GD&ĐT TỈNH BẾN TRE", "Sở GD-ĐT Bến Tre"},
           Spellings{"Ủy ban Mặt trận Tổ quốc Việt Nam huyện Ea Súp", "UBMTTQ huyện Ea Súp", "UBMTTQVN huyện EaSúp",
                     "ỦY BAN MTTQ VIỆT NAM HUYỆN EA SÚP", "Ủy ban Mặt trận Tổ quốc huyện Ea Súp"},
           Spellings{"Huyện ủy Ea Súp", "HUYỆN UỶ EA SÚP", "huyen uy ea sup", "Huyện ủy EaSúp"},
           Spellings{"Ủy ban nhân dân quận 1", "UBND Q.1", "UBND QUẬN 1", "Quận 1"},
           Spellings{"Văn phòng Tỉnh ủy", "VPTU", "VĂN PHÒNG TỈNH UỶ", "Văn phòng TU"},
           Spellings{"Hội đồng nhân dân xã Tân Lập", "HĐND xã Tân Lập", "HĐND X. Tân Lập"},
       })
    for (const std::string_view spelling : spellings)
      EXPECT_EQ(issuer_id(spelling), issuer_id(spellings[0])) << spelling;
}

TEST(IssuingBodies, OfDifferentPlacesStayApart) {
  EXPECT_NE(issuer_id("UBND thành phố Vũng Tàu"), issuer_id("UBND tỉnh Bà Rịa - Vũng Tàu"));
  EXPECT_NE(issuer_id("Huyện ủy Tuy Phong"), issuer_id("UBND huyện Tuy Phong"));
  EXPECT_NE(issuer_id("Bộ Công Thương"), issuer_id("Bộ Chính trị"));
}

TEST(IssuingBodies, OfCodes) {
  EXPECT_EQ(body_of_code("HU"), "Huyện ủy");
  EXPECT_EQ(body_of_code("hu"), "Huyện ủy");
  EXPECT_EQ(body_of_code("UBND"), "Ủy ban nhân dân");
  EXPECT_EQ(body_of_code("ĐU"), "Đảng ủy");
  EXPECT_EQ(body_of_code("BGDĐT"), "Bộ Giáo dục và Đào tạo");
  EXPECT_EQ(body_of_code("XYZ"), std::nullopt);
  EXPECT_EQ(body_of_code(""), std::nullopt);
}

TEST(IssuingBodies, LevelsHaveNames) {
  EXPECT_EQ(level_name("trung-uong"), "Trung ương");
  EXPECT_EQ(level_name("co-so"), "Cơ sở");
  EXPECT_EQ(level_name("other"), "other");
}

struct TermRow {
  std::string_view level;
  schema::Date date;
  std::string_view term;
};

TEST(TermOfOffice, ByLevelAndDay) {
  for (const auto& [level, date, term] : std::initializer_list<TermRow>{
           {"huyen", 20161115, "2015-2020"},
           {"xa", 20170403, "2015-2020"},
           {"huyen", 20170505, "2015-2020"},
           {"xa", 20150630, "2010-2015"},
           {"xa", 20150701, "2015-2020"},
           {"huyen", 20200831, "2015-2020"},
           {"huyen", 20200901, "2020-2025"},
           {"huyen", 20250630, "2020-2025"},
           {"huyen", 20250701, ""},
           {"tinh", 20151031, "2010-2015"},
           {"tinh", 20151101, "2015-2020"},
           {"tinh", 20140605, "2010-2015"},
           {"tinh", 20260101, "2025-2030"},
           {"trung-uong", 20160128, "2011-2016"},
           {"trung-uong", 20160129, "2016-2021"},
           {"trung-uong", 20130603, "2011-2016"},
           {"trung-uong", 19800101, ""},
           {"tinh", 19990101, ""},
           {"co-so", 20170101, ""},
           {"", 20170101, ""},
           {"xa", 0, ""},
           {"trung-uong", 20990101, ""},
       })
    EXPECT_EQ(term_of_office(level, date), term) << level << " " << date;
}

TEST(IssuingBodies, TakeAnyBytes) {
  std::mt19937 random(5);
  for (int round = 0; round < 1000; ++round) {
    std::string bytes(random() % 60, '\0');
    for (char& byte : bytes) byte = static_cast<char>(random());
    const IssuingBody body = resolve_issuer(bytes, 20200101, "dak-lak");
    EXPECT_TRUE(text::is_valid_utf8(body.name));
    body_of_code(bytes);
  }
  EXPECT_LE(resolve_issuer(std::string(1'000'000, 'x')).name.size(), 500u);
  std::string marks = "UBND huyện ";
  for (int i = 0; i < 1000; ++i) marks += "\u0301";
  EXPECT_FALSE(resolve_issuer(marks).id.empty());
}

}  // namespace
}  // namespace vankho::authority
