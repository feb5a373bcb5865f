// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/api_page.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "searchd/openapi/document.h"
#include "searchd/openapi/operations.h"

namespace vankho::searching {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

TEST(ApiPage, HasAFormForEachOperation) {
  const std::string html =
      pages::api_page(openapi_document("https://intranet.example/vankho"), "p/1", Language::kVietnamese, {}).body;
  for (const openapi::Operation& operation : openapi::operations()) {
    EXPECT_THAT(html, HasSubstr("<h2 id=\"" + std::string(operation.id) + "\">"));
    EXPECT_THAT(html, HasSubstr("data-path=\"." + std::string(operation.path) + "\""));
  }
  EXPECT_THAT(html, HasSubstr("action=\"./v1/documents/p%2F1/similar\""));
  EXPECT_THAT(html, HasSubstr("curl -G &#39;https://intranet.example/vankho/v1/search&#39; --data-urlencode &#39;"));
  EXPECT_THAT(html, HasSubstr(" --data-urlencode &#39;q=cải cách hành chính&#39;"));
  EXPECT_THAT(html, HasSubstr("-H &#39;Content-Type: application/json&#39; -d &#39;{&quot;numbers&quot;"));
  // A form without a script cannot send JSON.
  EXPECT_THAT(html, HasSubstr("<button type=\"submit\" hidden>"));
}

TEST(ApiPage, HasNoInlineScriptOrStyle) {
  const std::string html = pages::api_page(openapi_document("\"><script>"), "\"><script>", Language::kEnglish, {}).body;
  EXPECT_THAT(html, Not(HasSubstr("<script>")));
  EXPECT_THAT(html, Not(HasSubstr("style=")));
  EXPECT_THAT(html, Not(HasSubstr("onclick")));
}

TEST(ApiPage, WorksWithoutAPaper) {
  EXPECT_THAT(pages::api_page(openapi_document("http://a"), "", Language::kEnglish, {}).body,
              HasSubstr("action=\"./v1/documents/ID\""));
}

}  // namespace
}  // namespace vankho::searching
