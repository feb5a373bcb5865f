// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/paper_id.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

namespace vankho::indexing {
namespace {

using ::testing::MatchesRegex;

bool is_url_safe(const std::string& id) {
  return !id.empty() && id.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~") ==
                            std::string::npos;
}

TEST(PaperId, GivenIdsOfUrlCharactersStay) {
  for (const char* id : {"kh-224", "A", "a.b_c~d", "0000", "Q"}) EXPECT_EQ(id_of_given(id), id);
}

TEST(PaperId, OtherGivenIdsBecomeSlugAndHash) {
  EXPECT_THAT(id_of_given("Luật Thú y@3"), MatchesRegex("luat-thu-y-3~[0-9a-f]{12}"));
  EXPECT_THAT(id_of_given("a/b"), MatchesRegex("a-b~[0-9a-f]{12}"));
  EXPECT_NE(id_of_given("a/b"), id_of_given("a b"));
  EXPECT_THAT(id_of_given(".."), MatchesRegex("~[0-9a-f]{12}"));
  EXPECT_EQ(id_of_given("Luật Thú y@3"), "luat-thu-y-3~de59b75b4737") << "ids reach links: the rule may not change";
  EXPECT_LE(id_of_given(std::string(5000, 'x')).size(), 100u);
}

TEST(PaperId, PlainPathsStayReadable) {
  EXPECT_EQ(id_of_path("000_83dd7d93d144c723.txt"), "000_83dd7d93d144c723");
  EXPECT_EQ(id_of_path("2016/cv-223.txt"), "2016.cv-223");
  EXPECT_EQ(id_of_line("2016/feed.jsonl", 12), "2016.feed~l12");
}

TEST(PaperId, OtherPathsGetAHash) {
  EXPECT_THAT(id_of_path("Công văn/223.txt"), MatchesRegex("cong-van-223~[0-9a-f]{12}"));
  EXPECT_THAT(id_of_path("2016.cv-223.txt"), MatchesRegex("2016-cv-223~[0-9a-f]{12}"));
  EXPECT_THAT(id_of_path("\xff\n.txt"), MatchesRegex("[a-z-]*~[0-9a-f]{12}"));
}

TEST(PaperId, NoTwoPathsShareAnId) {
  std::mt19937 random(7);
  const std::vector<std::string> pieces{"a", "A", "á", ".", "-", "_", "/", "\n", "\xff", " ", "1", "~", "l2", "đ", "d"};
  std::set<std::string> paths;
  std::set<std::string> ids;
  for (int i = 0; i < 3000; ++i) {
    std::string path;
    for (auto left = 1 + random() % 6; left > 0; --left) path += pieces[random() % pieces.size()];
    for (const char* extension : {".txt", ".TXT", ".jsonl", ""}) {
      if (!paths.insert(path + extension).second) continue;
      // feed.txt and feed.jsonl are two files, but lines carry their number in the id.
      const std::string id =
          std::string_view(extension) == ".jsonl" ? id_of_line(path + extension, 1) : id_of_path(path + extension);
      EXPECT_TRUE(is_url_safe(id)) << id;
      EXPECT_TRUE(ids.insert(id).second) << path << extension << " gives " << id;
    }
  }
}

}  // namespace
}  // namespace vankho::indexing
