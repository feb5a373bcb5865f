// SPDX-License-Identifier: GPL-3.0-or-later
//
// docs/http-api.md names what the program takes and answers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "searchd/api/json.h"
#include "searchd/question/request.h"
#include "searchd/web/messages.h"

namespace vankho::searching {
namespace {

std::string page() {
  std::ifstream file(VANKHO_SOURCE_DIR "/docs/http-api.md");
  return {std::istreambuf_iterator<char>(file), {}};
}

TEST(Documentation, NamesEveryProblemInTheRowOfItsStatus) {
  const std::string text = page();
  for (const Message& message : messages()) {
    if (message.status == 0) continue;
    const auto row = text.find("\n| " + std::to_string(message.status) + " |");
    ASSERT_NE(row, std::string::npos) << message.status;
    const std::string line = text.substr(row + 1, text.find('\n', row + 1) - row);
    EXPECT_THAT(line, testing::HasSubstr("`" + std::string(message.code) + "`"));
  }
}

TEST(Documentation, NamesEveryParameterAndMember) {
  const std::string text = page();
  for (const Takes takes : {Takes::kSearch, Takes::kLookup, Takes::kFacetValues, Takes::kDocument, Takes::kRegister,
                            Takes::kSimilar, Takes::kSuggest})
    for (const std::string_view name : accepted_names(takes))
      EXPECT_THAT(text, testing::ContainsRegex("[`?]" + std::string(name) + "[`= ]")) << name;
  for (const std::string_view name : document_members())
    EXPECT_THAT(text, testing::ContainsRegex("[` \n]" + std::string(name) + "[` \n]")) << name;
}

}  // namespace
}  // namespace vankho::searching
