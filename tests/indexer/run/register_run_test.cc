// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real program with a register beside the files.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <nlohmann/json.hpp>

#include "tests/indexer/support/index_contents.h"
#include "tests/support/programs.h"

namespace vankho::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAre;
namespace fs = std::filesystem;

constexpr char kLetter[] =
    "HUYỆN ỦY KRÔNG NĂNG\n*\nSố 02-CV/HU\nKrông Năng, ngày 04 tháng 01 năm 2017\nKính gửi: các xã\nNội dung.\n";

class RegisterRun : public ::testing::Test {
 protected:
  void SetUp() override { fs::create_directories(folder() / "2017"); }

  fs::path folder() const { return root_ / "papers"; }
  fs::path register_file() const { return root_ / "so.csv"; }
  void rows(const std::string& lines) const {
    write_file(register_file(), "Số ký hiệu,Ngày ban hành,Trích yếu,Người ký,Độ mật,Tệp\n" + lines);
  }
  nlohmann::json index(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{indexer(),
                                       "index",
                                       "--lang",
                                       "en",
                                       "--json",
                                       "--index",
                                       index_dir(),
                                       "--report",
                                       report_file(),
                                       "--register",
                                       register_file().string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    arguments.push_back(folder().string());
    const Finished finished = run(arguments);
    return nlohmann::json::parse(finished.out);
  }
  std::string index_dir() const { return (root_ / "index").string(); }
  std::string report_file() const { return (root_ / "report.jsonl").string(); }
  // "code line id" of every line of the report.
  std::vector<std::string> report() const {
    std::vector<std::string> lines;
    std::istringstream in(read_file(report_file()));
    for (std::string line; std::getline(in, line);) {
      const auto entry = nlohmann::json::parse(line);
      lines.push_back(entry.at("code").get<std::string>() + " " + entry.value("id", "-"));
    }
    return lines;
  }
  std::vector<std::string> ids() const {
    std::vector<std::string> found;
    for (const auto& [id, body] : contents_of(index_dir()).bodies) found.push_back(id);
    return found;
  }

  TemporaryDirectory dir_;
  fs::path root_ = fs::canonical(dir_.path());
};

TEST_F(RegisterRun, RowsAreJoinedByFileOrNumberAndAreElsePapersOfTheirOwn) {
  write_file(folder() / "2017/thong-bao.txt", "Nội dung không có số.");
  write_file(folder() / "b.txt", kLetter);
  write_file(folder() / "c.txt", "Không có trong sổ.");
  rows(
      "01-TB/HU,3/1/2017,Thông báo kết luận,Nguyễn Văn An,,2017\\THONG-BAO.TXT\n"
      "02-CV/HU,4/1/2017,Chuẩn bị hội nghị,Trần Văn Bình,,\n"
      "03-CV/HU,5/1/2017,Báo cáo nhanh,Trần Văn Bình,,\n");
  EXPECT_EQ(index()["added"], 4);
  EXPECT_THAT(ids(), UnorderedElementsAre("2017.thong-bao", "b", "c", "so-so-03-cv-hu-20170105"));
  EXPECT_THAT(report(), UnorderedElementsAre("file_without_row -", "row_without_file so-so-03-cv-hu-20170105"));
  const auto again = index();
  EXPECT_EQ(again["unchanged"], 4);
  EXPECT_EQ(again["added"], 0);
  EXPECT_EQ(again["replaced"], 0);
}

TEST_F(RegisterRun, AChangedRowChangesItsPaperOnly) {
  write_file(folder() / "b.txt", kLetter);
  rows("02-CV/HU,4/1/2017,Chuẩn bị hội nghị,,,\n03-CV/HU,5/1/2017,Báo cáo,,,\n");
  index();
  rows("02-CV/HU,4/1/2017,Tổ chức hội nghị,,,\n03-CV/HU,5/1/2017,Báo cáo,,,\n");
  const auto changed = index();
  EXPECT_EQ(changed["replaced"], 1);
  EXPECT_EQ(changed["unchanged"], 1);
}

TEST_F(RegisterRun, AFileThatComesTakesThePlaceOfItsRow) {
  rows("02-CV/HU,4/1/2017,Chuẩn bị hội nghị,,,\n");
  index();
  EXPECT_THAT(ids(), ElementsAre("so-so-02-cv-hu-20170104"));
  write_file(folder() / "b.txt", kLetter);
  index();
  EXPECT_THAT(ids(), ElementsAre("b"));
}

TEST_F(RegisterRun, ManyRowsGoneAreKeptUntilSomebodySaysSo) {
  rows("02-CV/HU,4/1/2017,a,,,\n03-CV/HU,5/1/2017,b,,,\n");
  index();
  rows("02-CV/HU,4/1/2017,a,,,\n");
  EXPECT_EQ(index()["removed"], 0);
  EXPECT_EQ(ids().size(), 2U);
  EXPECT_EQ(index({"--yes"})["removed"], 1);
  EXPECT_THAT(ids(), ElementsAre("so-so-02-cv-hu-20170104"));
}

TEST_F(RegisterRun, SecretRowsAreRefusedAndWrongDatesReported) {
  rows("02-CV/HU,4/1/2017,a,,Mật,\n03-CV/HU,31/2/2017,b,,Thường,\n");
  index();
  EXPECT_THAT(ids(), ElementsAre("so-so-03-cv-hu"));
  EXPECT_THAT(report(),
              UnorderedElementsAre("secret so-so-02-cv-hu-20170104", "row_without_file so-so-02-cv-hu-20170104",
                                   "row_without_file so-so-03-cv-hu", "bad_register_date -"));
}

TEST_F(RegisterRun, MayHaveHeadingsThatTheSettingsName) {
  write_file(register_file(), "Mã VB,Về việc gì\n02-CV/HU ngày 4/1,Chuẩn bị hội nghị\n");
  const std::string settings = (root_ / "vankho.toml").string();
  const auto run_with_settings = [&](const std::string& name) {
    write_file(settings, "lang = \"en\"\n[index]\nindex = \"" + index_dir() + "\"\nregister = [\"" +
                             register_file().string() + "\"]\n" + name +
                             " = [\"number=Mã VB\", \"subject=Về việc gì\"]\nSOURCE = [\"" + folder().string() +
                             "\"]\n");
    return run({indexer(), "--config", settings, "index"});
  };
  const Finished wrong = run_with_settings("colunm");
  EXPECT_EQ(wrong.exit_code, 78);
  EXPECT_THAT(wrong.err, HasSubstr("colunm"));
  EXPECT_EQ(run_with_settings("column").exit_code, 0);
  EXPECT_EQ(ids().size(), 1U);
}

TEST_F(RegisterRun, OneThatCannotBeReadStopsTheRunBeforeAnythingIsWritten) {
  write_file(register_file(), "Họ tên,Ngày sinh\nA,1/1/1980\n");
  const Finished finished = run({indexer(), "index", "--lang", "en", "--index", index_dir(), "--register",
                                 register_file().string(), folder().string()});
  EXPECT_EQ(finished.exit_code, 2);
  EXPECT_THAT(finished.err, HasSubstr("no row of headings"));
  EXPECT_FALSE(fs::exists(index_dir()));
}

}  // namespace
}  // namespace vankho::testing
