// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/authorities/authorities_file.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "indexer/failure.h"
#include "tests/support/programs.h"

namespace vankho::indexing {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;
using vankho::testing::write_file;

class AuthoritiesFile : public ::testing::Test {
 protected:
  std::string toml() const { return (dir_.path() / "archive.toml").string(); }
  std::string csv() const { return (dir_.path() / "communes.csv").string(); }
  authority::LocalRows read(std::string_view text) const {
    write_file(toml(), std::string(text));
    return read_authorities(toml());
  }
  // The sentence with which the file is refused.
  std::string refusal(std::string_view text) const {
    try {
      read(text);
    } catch (const Failure& failure) {
      EXPECT_EQ(failure.code, ExitCode::kBadConfiguration);
      EXPECT_FALSE(failure.vietnamese.empty());
      return failure.what();
    }
    return "accepted";
  }
  vankho::testing::TemporaryDirectory dir_;
};

TEST_F(AuthoritiesFile, IsReadWithEveryKey) {
  write_file(csv(),
             "\xEF\xBB\xBFname,kind,district,province,from,until\n"
             "Mỹ Thạnh,xã,Huyện Giồng Trôm,Bến Tre,,\n"
             "\"Thị trấn Ea Súp\",,Ea Súp,ĐLắc,2000-01-02,30/6/2025\n"
             "\n"
             "Hàm Kiệm,Xã,,Lâm Đồng,2025-07-01,\n");
  const authority::LocalRows rows = read(R"(
communes = "communes.csv"

[[province_alias]]
alias = "ĐLắc"
province = "Đắk Lắk"

[[body]]
name = "Trung tâm Y tế huyện Tuy Phong"
aliases = ["TTYT Tuy Phong", "Bệnh viện huyện Tuy Phong"]
level = "Huyện"
province = "Bình Thuận"
parent = "Sở Y tế tỉnh Bình Thuận"
code = "TTYT-TP"
from = 2006-01-01
until = "30/6/2025"
successor = "Trung tâm Y tế khu vực Tuy Phong"

[[body]]
name = "Hội Nhà báo tỉnh ĐLắc"
province = "dlac"
)");
  const authority::LocalRows wanted{.bodies = {{.name = "Trung tâm Y tế huyện Tuy Phong",
                                                .aliases = {"TTYT Tuy Phong", "Bệnh viện huyện Tuy Phong"},
                                                .level = "huyen",
                                                .province = "binh-thuan",
                                                .parent = "Sở Y tế tỉnh Bình Thuận",
                                                .code = "TTYT-TP",
                                                .from = 20060101,
                                                .until = 20250630,
                                                .successor = "Trung tâm Y tế khu vực Tuy Phong"},
                                               {.name = "Hội Nhà báo tỉnh ĐLắc", .province = "dak-lak"}},
                                    .province_aliases = {{"ĐLắc", "dak-lak"}},
                                    // A commune with a district has ended with the districts.
                                    .communes = {{"Mỹ Thạnh", "xã", "Giồng Trôm", "ben-tre", 0, 20250630},
                                                 {"Ea Súp", "thị trấn", "Ea Súp", "dak-lak", 20000102, 20250630},
                                                 {"Hàm Kiệm", "xã", "", "lam-dong", 20250701, 0}}};
  EXPECT_EQ(rows, wanted);
  EXPECT_TRUE(read("").empty());
}

struct RefusedRow {
  std::string_view toml;
  std::string_view line;
  std::string_view says;
};

TEST_F(AuthoritiesFile, IsRefusedByLineForWhatItMustNotSay) {
  for (const RefusedRow& row : std::initializer_list<RefusedRow>{
           {"[[body]]\nname = \"A\"\nnmae = \"B\"\n", "3", "unknown key \"nmae\""},
           {"bodies = 1\n", "1", "unknown key \"bodies\""},
           {"body = \"A\"\n", "1", "write \"body\" as [[body]]"},
           {"[body]\nname = \"A\"\n", "1", "write \"body\" as [[body]]"},
           {"\n[[body]]\nlevel = \"tinh\"\n", "2", "\"name\" is missing"},
           {"[[body]]\nname = 5\n", "2", "must be a text in quotes"},
           {"[[body]]\nname = \"...\"\n", "1", "holds no word"},
           {"[[body]]\nname = \"A\"\nlevel = \"vùng\"\n", "3", "level \"vùng\" is not"},
           {"[[body]]\nname = \"A\"\nprovince = \"Bình Sơn\"\n", "3", "\"Bình Sơn\" is no province"},
           {"[[body]]\nname = \"A\"\naliases = \"B\"\n", "3", "must be a list"},
           {"[[body]]\nname = \"A\"\naliases = [1]\n", "3", "must be a text in quotes"},
           {"[[body]]\nname = \"A\"\nfrom = \"mai\"\n", "3", "\"mai\" is no day"},
           {"[[body]]\nname = \"A\"\nfrom = 2025-07-01\nuntil = 2025-06-30\n", "1", "\"until\" lies before"},
           {"[[body]]\nname = \"Sở A\"\n[[body]]\nname = \"Sở B\"\naliases = [\"SỞ A\"]\n", "3",
            "\"SỞ A\" is already the body of line 1"},
           {"[[province_alias]]\nalias = \"Cà Mau\"\nprovince = \"Bạc Liêu\"\n", "1", "already a name of Cà Mau"},
           {"[[province_alias]]\nalias = \"X\"\nprovince = \"Y\"\n", "3", "\"Y\" is no province"},
           {"[[body]\n", "1", ""},
           {"communes = 7\n", "1", "must be a text in quotes"},
       }) {
    const std::string sentence = refusal(row.toml);
    EXPECT_THAT(sentence, StartsWith(toml() + ":" + std::string(row.line) + ": ")) << row.toml;
    EXPECT_THAT(sentence, HasSubstr(std::string(row.says))) << row.toml;
  }
}

TEST_F(AuthoritiesFile, OneNameMayPassFromBodyToBodyOrStandInTwoProvinces) {
  EXPECT_EQ(read("[[body]]\nname = \"Sở A\"\nuntil = 2025-02-28\n[[body]]\nname = \"Sở B\"\naliases = [\"Sở A\"]\nfrom "
                 "= 2025-03-01\n")
                .bodies.size(),
            2u);
  EXPECT_EQ(read("[[body]]\nname = \"Sở A\"\nprovince = \"Cà Mau\"\n[[body]]\nname = \"Sở A\"\nprovince = \"Huế\"\n")
                .bodies.size(),
            2u);
}

TEST_F(AuthoritiesFile, CommunesAreRefusedByLine) {
  struct Row {
    std::string_view csv, line, says;
  };
  for (const Row& row : std::initializer_list<Row>{
           {"name,tinh\n", "1", "unknown column \"tinh\""},
           {"name,kind\n", "1", "no column \"province\""},
           {"name,name,province\n", "1", "stands twice"},
           {"name,province\nMỹ Thạnh,Bến Tre\nMỹ Thành,Bến Trẻ\n", "3", "\"Bến Trẻ\" is no province"},
           {"name,kind,province\nMỹ Thạnh,làng,Bến Tre\n", "2", "\"làng\" is not"},
           {"name,province,from\nMỹ Thạnh,Bến Tre,xưa\n", "2", "\"xưa\" is no day"},
           {"name,province\n,Bến Tre\n", "2", "without a name"},
           {"", "1", "empty"},
       }) {
    write_file(csv(), std::string(row.csv));
    const std::string sentence = refusal("communes = \"communes.csv\"\n");
    EXPECT_THAT(sentence, StartsWith(csv() + ":" + std::string(row.line) + ": ")) << row.csv;
    EXPECT_THAT(sentence, HasSubstr(std::string(row.says))) << row.csv;
  }
}

TEST_F(AuthoritiesFile, FilesThatCannotBeReadAreNamed) {
  EXPECT_THAT(refusal("communes = \"none.csv\"\n"), HasSubstr("none.csv cannot be read"));
  EXPECT_THAT(refusal("# \xff\n"), HasSubstr("is not UTF-8"));
  EXPECT_THROW(read_authorities((dir_.path() / "no.toml").string()), Failure);
  EXPECT_THROW(read_authorities(dir_.path().string()), Failure);
}

}  // namespace
}  // namespace vankho::indexing
