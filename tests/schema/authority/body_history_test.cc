// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/body_history.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/authority/local_names.h"

namespace vankho::authority {
namespace {

using ::testing::ElementsAre;

struct Row {
  std::string_view issuer;
  schema::Date date;
  std::string_view parent;
  std::string_view now;
};

TEST(BodyHistory, KnowsWhatStandsAboveAndWhatCameAfter) {
  for (const Row& row : std::initializer_list<Row>{
           {"Huyện ủy Ea Súp", 20161115, "Tỉnh ủy Đắk Lắk", ""},
           {"Ban Dân vận Huyện ủy Ea Súp", 20161115, "Huyện ủy Ea Súp", ""},
           {"Tỉnh ủy Bình Thuận", 20140605, "Ban Chấp hành Trung ương", "Tỉnh ủy Lâm Đồng"},
           {"Tỉnh ủy Bình Dương", 20140605, "Ban Chấp hành Trung ương", "Thành ủy Hồ Chí Minh"},
           {"Văn phòng Tỉnh ủy Bình Thuận", 20140605, "Tỉnh ủy Bình Thuận", "Văn phòng Tỉnh ủy Lâm Đồng"},
           {"Ban Dân vận Tỉnh ủy Đắk Lắk", 20161115, "Tỉnh ủy Đắk Lắk", "Ban Tuyên giáo và Dân vận Tỉnh ủy Đắk Lắk"},
           {"Huyện ủy Long Thành", 20161115, "Tỉnh ủy Đồng Nai", ""},
           {"Đảng ủy xã Mỹ Thạnh, huyện Giồng Trôm", 20170403, "Huyện ủy Giồng Trôm", ""},
           {"Đảng ủy xã Hàm Kiệm, tỉnh Lâm Đồng", 20251003, "Tỉnh ủy Lâm Đồng", ""},
           {"Đảng ủy xã Mỹ Thạnh", 20170403, "", ""},
           {"UBND tỉnh Bình Thuận", 20140605, "Chính phủ", "Ủy ban nhân dân tỉnh Lâm Đồng"},
           {"UBND huyện Tuy Phong", 20140605, "Ủy ban nhân dân tỉnh Bình Thuận", ""},
           {"Sở Y tế tỉnh Bình Thuận", 20140605, "Ủy ban nhân dân tỉnh Bình Thuận", "Sở Y tế tỉnh Lâm Đồng"},
           {"Sở Giao thông vận tải tỉnh Cà Mau", 20140605, "Ủy ban nhân dân tỉnh Cà Mau", "Sở Xây dựng tỉnh Cà Mau"},
           {"Phòng Nội vụ huyện Tuy Phong", 20140605, "Ủy ban nhân dân huyện Tuy Phong", ""},
           {"Bộ Thủy sản", 20050101, "Chính phủ", "Bộ Nông nghiệp và Môi trường"},
           {"Bộ Nội vụ", 19950101, "Chính phủ", "Bộ Công an"},
           {"Bộ Nội vụ", 20100101, "Chính phủ", "Bộ Nội vụ"},
           {"Bộ Nội vụ", 0, "Chính phủ", "Bộ Nội vụ"},
           {"Bộ Giao thông vận tải", 0, "Chính phủ", "Bộ Xây dựng"},
           {"Bộ Y tế", 20100101, "Chính phủ", "Bộ Y tế"},
           {"Ban Dân vận Trung ương", 20161115, "Ban Chấp hành Trung ương", "Ban Tuyên giáo và Dân vận Trung ương"},
           {"Ban Khoa giáo Trung ương", 20050101, "Ban Chấp hành Trung ương", "Ban Tuyên giáo và Dân vận Trung ương"},
           {"Bộ Chính trị", 20161115, "", "Bộ Chính trị"},
           {"Công ty Cổ phần Ánh Dương", 20161115, "", ""},
           {"", 0, "", ""},
       }) {
    const IssuingBody body = resolve_issuer(row.issuer, row.date);
    EXPECT_EQ(issuer_parent(body, row.date), row.parent) << row.issuer << ' ' << body.id << ' ' << body.level;
    EXPECT_EQ(issuer_now(body, row.date), row.now) << row.issuer << ' ' << body.id << ' ' << body.level;
  }
}

TEST(BodyHistory, NamesOverTime) {
  EXPECT_THAT(issuer_names_over_time(resolve_issuer("Bộ Công Thương")),
              ElementsAre("Bộ Công nghiệp", "Bộ Thương mại", "Bộ Công Thương"));
  EXPECT_THAT(issuer_names_over_time(resolve_issuer("Bộ Bưu chính, Viễn thông")),
              ElementsAre("Tổng cục Bưu điện", "Bộ Bưu chính, Viễn thông", "Bộ Thông tin và Truyền thông",
                          "Bộ Khoa học và Công nghệ"));
  EXPECT_THAT(issuer_names_over_time(resolve_issuer("Tỉnh ủy Cà Mau")), ElementsAre("Tỉnh ủy Cà Mau"));
}

TEST(BodyHistory, EveryNameIsItsOwnIdentityAndEveryRowHasItsAct) {
  ASSERT_GT(body_changes().size(), 25u);
  for (const BodyChange& change : body_changes()) {
    // Names are looked up by slug: the resolver must give the same.
    EXPECT_EQ(resolve_issuer(change.name).name, change.name);
    EXPECT_EQ(resolve_issuer(change.name).level, "trung-uong") << change.name;
    EXPECT_EQ(resolve_issuer(change.successor).name, change.successor);
    EXPECT_EQ(resolve_issuer(change.successor).level, "trung-uong") << change.successor;
    EXPECT_FALSE(change.source.empty()) << change.name;
    EXPECT_GT(change.until, 19900000) << change.name;
    EXPECT_FALSE(issuer_now(resolve_issuer(change.name), change.until).empty());
  }
}

TEST(BodyHistory, BodiesOfTheArchiveSayItThemselves) {
  LocalRows rows;
  rows.bodies = {{.name = "Ban Quản lý chợ Đầm",
                  .parent = "UBND thành phố Nha Trang",
                  .until = 20250630,
                  .successor = "Ban Quản lý chợ phường Nha Trang"},
                 {.name = "Ban Quản lý chợ Xóm Mới"}};
  use_local_names(encode_local_names(rows));
  const IssuingBody body = resolve_issuer("BAN QUẢN LÝ CHỢ ĐẦM", 20200101);
  EXPECT_EQ(issuer_parent(body, 20200101), "UBND thành phố Nha Trang");
  EXPECT_EQ(issuer_now(body, 20200101), "Ban Quản lý chợ phường Nha Trang");
  EXPECT_EQ(issuer_now(resolve_issuer("Ban Quản lý chợ Xóm Mới")), "Ban Quản lý chợ Xóm Mới");
  use_local_names({});
}

}  // namespace
}  // namespace vankho::authority
