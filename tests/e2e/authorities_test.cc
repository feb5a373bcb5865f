// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names that the administrator adds, and provinces then and now, through both programs.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/programs.h"

namespace vankho::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr char kPapers[] =
    R"({"id":"xa","number":"12-NQ/ĐU","date":"2017-04-03","issuer":"Đảng ủy xã Cẩm Sơn","body":"Nghị quyết"}
{"id":"bv","number":"5/BC-TTYT","date":"2014-06-05","issuer":"BỆNH VIỆN HUYỆN TUY PHONG","body":"Báo cáo"}
{"id":"bt","number":"7/BC-UBND","date":"2014-06-06","issuer":"UBND tỉnh Bình Thuận","body":"Báo cáo"}
)";
constexpr char kNames[] = R"(
communes = "communes.csv"
[[province_alias]]
alias = "BThuận"
province = "Bình Thuận"
[[body]]
name = "Trung tâm Y tế huyện Tuy Phong"
aliases = ["Bệnh viện huyện Tuy Phong"]
)";

class Authorities : public ::testing::Test {
 protected:
  void SetUp() override {
    write_file(dir_.path() / "papers.jsonl", kPapers);
    write_file(dir_.path() / "communes.csv", "name,kind,district,province\nCẩm Sơn,xã,Mỏ Cày Nam,Bến Tre\n");
    write_file(names(), kNames);
  }
  std::filesystem::path names() const { return dir_.path() / "names.toml"; }
  std::filesystem::path index() const { return dir_.path() / "index"; }
  Finished take(std::vector<std::string> more = {}) const {
    std::vector<std::string> arguments{indexer(), "index",   "--lang",         "en",
                                       "--json",  "--index", index().string(), (dir_.path() / "papers.jsonl").string()};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run(arguments);
  }
  static std::vector<std::string> ids(const RunningServer& server, const RunningServer::Parameters& parameters) {
    const auto answer = server.get("/v1/search", parameters);
    EXPECT_EQ(answer.status, 200) << answer.body;
    std::vector<std::string> found;
    const nlohmann::json json = answer.json();
    for (const auto& hit : json.at("hits")) found.push_back(hit.at("id"));
    return found;
  }
  TemporaryDirectory dir_;
};

TEST_F(Authorities, TheFileOfTheArchiveIsKeptInTheIndexAndAChangeOfItReadsThePapersAgain) {
  ASSERT_EQ(take().exit_code, 0);
  {
    const RunningServer server(index());
    EXPECT_THAT(ids(server, {{"province", "Bến Tre"}}), IsEmpty());
    EXPECT_EQ(server.get("/v1/search", {{"province", "BThuận"}}).status, 400);
  }
  const Finished with_names = take({"--authorities", names().string()});
  ASSERT_EQ(with_names.exit_code, 0) << with_names.err;
  EXPECT_EQ(nlohmann::json::parse(with_names.out).at("replaced"), 3) << with_names.out;
  // Nothing has changed; and without the flag the index remembers.
  EXPECT_EQ(nlohmann::json::parse(take({"--authorities", names().string()}).out).at("unchanged"), 3);
  EXPECT_EQ(nlohmann::json::parse(take().out).at("unchanged"), 3);

  const RunningServer server(index());
  EXPECT_THAT(ids(server, {{"province", "Bến Tre"}}), ElementsAre("xa"));
  EXPECT_THAT(ids(server, {{"issuer", "Bệnh viện huyện Tuy Phong"}}), ElementsAre("bv"));
  EXPECT_THAT(ids(server, {{"issuer", "trung tâm y tế huyện Tuy Phong"}}), ElementsAre("bv"));
  EXPECT_THAT(ids(server, {{"province", "BThuận"}, {"issuer", "UBND tỉnh BThuận"}}), ElementsAre("bt"));
  EXPECT_EQ(server.get("/v1/documents/bv").json().at("issuer"), "Trung tâm Y tế huyện Tuy Phong");

  // An empty file takes the names out again; the running server notices.
  write_file(names(), "");
  EXPECT_EQ(nlohmann::json::parse(take({"--authorities", names().string()}).out).at("replaced"), 3);
  const RunningServer fresh(index());
  EXPECT_THAT(ids(fresh, {{"province", "Bến Tre"}}), IsEmpty());
}

TEST_F(Authorities, AWrongFileEndsTheRunBeforeAnythingIsMade) {
  write_file(names(), "[[body]]\nname = \"A\"\ncolour = \"red\"\n");
  const Finished finished = take({"--authorities", names().string()});
  EXPECT_EQ(finished.exit_code, 78);
  EXPECT_THAT(finished.err, HasSubstr(names().string() + ":3: unknown key \"colour\""));
  EXPECT_FALSE(std::filesystem::exists(index()));
}

TEST_F(Authorities, APaperOfAFormerProvinceIsFoundByItAndByThePresentOne) {
  ASSERT_EQ(take().exit_code, 0);
  const RunningServer server(index());
  EXPECT_THAT(ids(server, {{"province", "Bình Thuận"}, {"year", "2014"}, {"issuer", "UBND tỉnh Bình Thuận"}}),
              ElementsAre("bt"));
  EXPECT_THAT(ids(server, {{"province", "Lâm Đồng"}, {"province_as", "now"}, {"issuer", "UBND tỉnh Bình Thuận"}}),
              ElementsAre("bt"));
  EXPECT_THAT(ids(server, {{"province", "Lâm Đồng"}}), IsEmpty());
  const nlohmann::json paper = server.get("/v1/documents/bt").json();
  EXPECT_EQ(paper.at("province"), "Bình Thuận");
  EXPECT_EQ(paper.at("province_now"), "Lâm Đồng");
  EXPECT_EQ(paper.at("issuer_parent"), "Chính phủ");
  EXPECT_EQ(paper.at("issuer_now"), "Ủy ban nhân dân tỉnh Lâm Đồng");
  EXPECT_TRUE(server.get("/v1/documents/bv").json().at("issuer_now").is_null());
  const nlohmann::json facet =
      server.get("/v1/search", {{"year", "2014"}, {"facets", "province"}}).json().at("facets").at("province");
  EXPECT_EQ(facet.at(0).at("label"), "Bình Thuận");
}

TEST_F(Authorities, WhoisAndTheCheckAnswerWithoutAnIndex) {
  const Finished correct = run({indexer(), "check-authorities", "--lang", "en", names().string()});
  EXPECT_EQ(correct.exit_code, 0) << correct.err;
  EXPECT_THAT(correct.out, HasSubstr("1 bodies, 1 names of provinces, 1 communes"));
  const Finished body =
      run({indexer(), "whois", "Đảng ủy xã Cẩm Sơn", "--date", "2017-04-03", "--authorities", names().string()});
  EXPECT_EQ(body.exit_code, 0) << body.err;
  EXPECT_THAT(body.out, HasSubstr("province       Bến Tre\nprovince_now   Vĩnh Long\n"));
  EXPECT_EQ(run({indexer(), "whois", "UBND tỉnh Bình Thuận", "--date", "hôm qua"}).exit_code, 2);
  EXPECT_EQ(run({indexer(), "whois", "..."}).exit_code, 2);
  EXPECT_EQ(run({indexer(), "check-authorities", (dir_.path() / "no.toml").string()}).exit_code, 78);
}

}  // namespace
}  // namespace vankho::testing
