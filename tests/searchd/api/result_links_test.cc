// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/result_links.h"

#include <gtest/gtest.h>

namespace vankho::searching {
namespace {

TEST(ResultLinks, SayTheWholeQuestion) {
  SearchRequest request;
  EXPECT_EQ(feed_link(request), "/v1/search.atom?lang=vi");
  EXPECT_EQ(export_link(request), "/v1/export.csv?lang=vi");

  request.q = "dân & \"vận\"";
  request.filters["type"] = {"cong-van", "bao-cao"};
  request.date_from = 20160101;
  request.page = 3;
  request.per_page = 50;
  request.language = Language::kEnglish;
  const std::string question =
      "?lang=en&q=d%C3%A2n%20%26%20%22v%E1%BA%ADn%22&type=cong-van&type=bao-cao&date_from=2016-01-01";
  EXPECT_EQ(feed_link(request), "/v1/search.atom" + question + "&per_page=50");
  EXPECT_EQ(export_link(request), "/v1/export.csv" + question);
  request.sort = Sort::kOldest;
  EXPECT_EQ(feed_link(request), "/v1/search.atom" + question + "&sort=date&per_page=50");
  EXPECT_EQ(export_link(request), "/v1/export.csv" + question + "&sort=date");
}

// On a page the usual order is by words, in a feed by date.
TEST(ResultLinks, LeaveOutTheUsualOrderOfAFeed) {
  SearchRequest request;
  request.sort = Sort::kNewest;
  EXPECT_EQ(feed_link(request), "/v1/search.atom?lang=vi");
  EXPECT_EQ(feed_page_link(request), "/v1/search.atom?lang=vi");
  EXPECT_EQ(export_link(request), "/v1/export.csv?lang=vi&sort=-date");
  request.sort = Sort::kRelevance;
  request.page = 2;
  EXPECT_EQ(feed_page_link(request), "/v1/search.atom?lang=vi&sort=relevance&page=2");
}

}  // namespace
}  // namespace vankho::searching
