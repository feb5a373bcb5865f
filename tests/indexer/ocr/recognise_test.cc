// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/recognise.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "tests/indexer/ocr/picture.h"

namespace vankho::indexing {
namespace {

using ::testing::HasSubstr;

ReasonCode reason_of(std::string_view bytes) {
  try {
    recognise(bytes, {});
    return ReasonCode{};
  } catch (const ExtractError& error) {
    return error.reason.code;
  }
}

TEST(Recognise, ReadsLinesAndCells) {
  const ExtractedText read =
      recognise(picture({{20, 100, "HOI DONG NHAN DAN"}, {1200, 100, "DOC LAP TU DO"}, {20, 250, "Quyet nghi"}}), {});
  EXPECT_THAT(read.text, HasSubstr("HOI DONG NHAN DAN\tDOC LAP TU DO\n"));
  EXPECT_EQ(read.media_type, "image/*");
  EXPECT_GT(read.recognised, 50u);
  EXPECT_LE(read.recognised, 100u);
  for (const Doubt& doubt : read.doubts) {
    EXPECT_LT(doubt.begin, doubt.end);
    EXPECT_LE(doubt.end, read.text.size());
    EXPECT_LT(doubt.confidence, 70u);
  }
}

TEST(Recognise, RefusesWhatHoldsNoWords) {
  EXPECT_EQ(reason_of(picture({})), ReasonCode::kEmpty);
  EXPECT_EQ(reason_of("văn bản"), ReasonCode::kContentNotText);
  EXPECT_EQ(reason_of("\x89PNG\r\n\x1a\n"), ReasonCode::kContentNotText);
  EXPECT_EQ(reason_of("%PDF-1.4\n"), ReasonCode::kContentNotText);
  EXPECT_EQ(reason_of(picture({{20, 60, "HOI DONG"}}).substr(0, 200)), ReasonCode::kContentNotText);
}

TEST(Recognise, SaysWhichLanguageIsMissing) {
  try {
    recognise(picture({}), {.languages = "xxx"});
    FAIL();
  } catch (const std::runtime_error& error) {
    EXPECT_THAT(error.what(), HasSubstr("xxx"));
  }
}

}  // namespace
}  // namespace vankho::indexing
