// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/local_names.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "schema/authority/commune_places.h"
#include "schema/authority/issuing_bodies.h"
#include "schema/stored.h"

namespace vankho::authority {
namespace {

LocalRows some_rows() {
  LocalRows rows;
  rows.bodies = {{.name = "Trung tâm Y tế huyện Tuy Phong",
                  .aliases = {"TTYT Tuy Phong", "Bệnh viện huyện Tuy Phong"},
                  .level = "huyen",
                  .province = "binh-thuan",
                  .parent = "Sở Y tế tỉnh Bình Thuận",
                  .code = "TTYT-TP",
                  .until = 20250630,
                  .successor = "Trung tâm Y tế khu vực Tuy Phong"},
                 {.name = "Trung tâm Y tế khu vực Tuy Phong",
                  .aliases = {"TTYT Tuy Phong"},
                  .level = "tinh",
                  .province = "lam-dong",
                  .from = 20250701},
                 {.name = "Hội Nhà báo tỉnh ĐLắc", .aliases = {"HNB tỉnh ĐLắc"}}};
  rows.province_aliases = {{"ĐLắc", "dak-lak"}};
  rows.communes = {{"Mỹ Thạnh", "xã", "Giồng Trôm", "ben-tre", 0, 20250630},
                   {"Mỹ Thạnh", "xã", "Ba Tri", "ben-tre", 0, 20250630},
                   {"Mỹ Thạnh", "xã", "Hàm Thuận Nam", "binh-thuan", 0, 20250630},
                   {"Mỹ Thành", "xã", "Phù Mỹ", "binh-dinh", 0, 20250630},
                   {"Cẩm Sơn", "xã", "Mỏ Cày Nam", "ben-tre", 0, 20250630},
                   {"Hàm Kiệm", "xã", "", "lam-dong", 20250701, 0},
                   {"Hàm Kiệm", "phường", "", "dak-lak", 20250701, 0}};
  return rows;
}

class LocalNamesInUse : public ::testing::Test {
 protected:
  void SetUp() override { use_local_names(encode_local_names(some_rows())); }
  void TearDown() override { use_local_names({}); }
};

TEST(LocalNamesBytes, GiveTheRowsBackAndRefuseAnyCut) {
  const std::string bytes = encode_local_names(some_rows());
  EXPECT_EQ(decode_local_names(bytes), some_rows());
  EXPECT_TRUE(encode_local_names({}).empty());
  EXPECT_TRUE(decode_local_names({}).empty());
  for (std::size_t size = 1; size < bytes.size(); ++size)
    EXPECT_THROW(decode_local_names(bytes.substr(0, size)), schema::StoredFormError) << size;
  EXPECT_THROW(decode_local_names(bytes + "x"), schema::StoredFormError);
  EXPECT_THROW(decode_local_names("\x01\xff\xff\xff\xff\x7f"), schema::StoredFormError);
}

TEST_F(LocalNamesInUse, AliasesAndTheNameAreOneIdentity) {
  const std::string id = issuer_id("Trung tâm Y tế huyện Tuy Phong");
  for (const std::string_view name :
       {"Bệnh viện huyện Tuy Phong", "BỆNH VIỆN HUYỆN TUY PHONG", "trung tam y te huyen tuy phong"})
    EXPECT_EQ(issuer_id(name), id) << name;
  const IssuingBody body = resolve_issuer("BỆNH VIỆN HUYỆN TUY PHONG", 20140605);
  EXPECT_EQ(body.name, "Trung tâm Y tế huyện Tuy Phong");
  EXPECT_EQ(body.level, "huyen");
  EXPECT_EQ(body.province, "binh-thuan");
  EXPECT_NE(issuer_id("Bệnh viện huyện Bắc Bình"), id);
}

TEST_F(LocalNamesInUse, OfTwoThatBoreANameTheDayChooses) {
  EXPECT_EQ(resolve_issuer("TTYT Tuy Phong", 20140605).name, "Trung tâm Y tế huyện Tuy Phong");
  EXPECT_EQ(resolve_issuer("TTYT Tuy Phong", 20251001).name, "Trung tâm Y tế khu vực Tuy Phong");
  EXPECT_EQ(resolve_issuer("TTYT Tuy Phong").name, "Trung tâm Y tế khu vực Tuy Phong");
  EXPECT_NE(resolve_issuer("TTYT Tuy Phong", 0, "ca-mau").province, "lam-dong");
}

TEST_F(LocalNamesInUse, ACodeGivesItsBody) {
  EXPECT_EQ(body_of_code("TTYT-TP"), "Trung tâm Y tế huyện Tuy Phong");
  EXPECT_EQ(body_of_code("HU"), "Huyện ủy");
}

TEST_F(LocalNamesInUse, AnAliasOfAProvinceIsASpellingEverywhere) {
  ASSERT_NE(find_province("ĐLắc"), nullptr);
  EXPECT_EQ(find_province("dlac")->id, "dak-lak");
  EXPECT_EQ(issuer_id("UBND tỉnh ĐLắc"), "uy-ban-nhan-dan-tinh-dak-lak");
  // The file itself may use it.
  EXPECT_EQ(issuer_id("HNB tỉnh Đắk Lắk"), issuer_id("Hội Nhà báo tỉnh Đắk Lắk"));
}

struct CommuneRow {
  std::string_view name;
  schema::Date date;
  std::string_view province;
  std::vector<std::string> ids;
};

TEST_F(LocalNamesInUse, CommunesTellTheProvinceOrTheCandidates) {
  using Ids = std::vector<std::string>;
  for (const CommuneRow& row : std::initializer_list<CommuneRow>{
           {"Đảng ủy xã Mỹ Thạnh", 20170403, "", Ids{"ben-tre", "binh-thuan"}},
           {"Đảng ủy xã Mỹ Thạnh, huyện Giồng Trôm", 20170403, "", Ids{"ben-tre"}},
           {"ĐẢNG ỦY XÃ MỸ THẠNH HUYỆN HÀM THUẬN NAM", 20170403, "", Ids{"binh-thuan"}},
           {"Đảng ủy xã Mỹ Thạnh", 20170403, "binh-thuan", Ids{"binh-thuan"}},
           {"Đảng ủy xã Mỹ Thành", 20170403, "", Ids{"binh-dinh"}},
           {"UBND xã Cẩm Sơn", 0, "", Ids{"ben-tre"}},
           {"UBND xã Hàm Kiệm", 20251003, "", Ids{"lam-dong"}},
           {"UBND phường Hàm Kiệm", 20251003, "", Ids{"dak-lak"}},
           {"UBND xã Hòa Phú", 20251003, "", Ids{}},
           {"Huyện ủy Giồng Trôm", 20170403, "", Ids{}},
       })
    EXPECT_EQ(provinces_of_commune(row.name, row.date, row.province), row.ids) << row.name;
  EXPECT_EQ(resolve_issuer("Đảng ủy xã Cẩm Sơn", 20170403).province, "ben-tre");
  EXPECT_EQ(resolve_issuer("Đảng ủy xã Mỹ Thạnh", 20170403).province, "");
}

TEST(LocalNamesChange, WithoutThemTheProgramKnowsItsOwnTablesOnly) {
  use_local_names({});
  EXPECT_EQ(find_province("ĐLắc"), nullptr);
  EXPECT_EQ(resolve_issuer("UBND xã Cẩm Sơn").province, "");
  EXPECT_THROW(use_local_names("\x02"), schema::StoredFormError);
}

// Run it under the thread sanitizer too.
TEST(LocalNamesChange, WhileOthersAskTheySeeOneTableOrTheOther) {
  LocalRows other = some_rows();
  other.province_aliases[0].province = "dak-nong";
  const std::vector<std::string> tables{encode_local_names(some_rows()), encode_local_names(other), {}};
  std::atomic<bool> stop = false;
  std::atomic<int> asked = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 2; ++i)
    threads.emplace_back([&] {
      while (!stop) {
        const Province* province = find_province("ĐLắc");
        EXPECT_TRUE(province == nullptr || province->id == "dak-lak" || province->id == "dak-nong");
        ++asked;
      }
    });
  for (int i = 0; i < 300 || asked < 300; ++i) use_local_names(tables[static_cast<std::size_t>(i) % tables.size()]);
  stop = true;
  for (std::thread& thread : threads) thread.join();
  use_local_names({});
}

}  // namespace
}  // namespace vankho::authority
