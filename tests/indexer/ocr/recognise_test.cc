// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/recognise.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
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
  for (const schema::Doubt& doubt : read.doubts) {
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

// The picture as a page of a TIFF of so many, turned by quarters.
std::string tiff(const std::string& png, int pages, int quarters) {
  Pix* page = ::pixReadMem(reinterpret_cast<const l_uint8*>(png.data()), png.size());
  Pix* turned = ::pixRotateOrth(page, quarters);
  Pixa* all = ::pixaCreate(pages);
  for (int i = 0; i < pages; ++i) ::pixaAddPix(all, turned, L_CLONE);
  l_uint8* bytes = nullptr;
  std::size_t size = 0;
  ::pixaWriteMemMultipageTiff(&bytes, &size, all);
  std::string result(reinterpret_cast<const char*>(bytes), size);
  ::lept_free(bytes);
  ::pixaDestroy(&all);
  ::pixDestroy(&turned);
  ::pixDestroy(&page);
  return result;
}

TEST(Recognise, ReadsEveryPageOfATiff) {
  const std::string file = tiff(picture({{20, 100, "HOI DONG NHAN DAN"}}), 3, 0);
  const ExtractedText all = recognise(file, {});
  EXPECT_EQ(std::ranges::count(all.text, '\f'), 2);
  EXPECT_FALSE(all.partial);
  const ExtractedText two = recognise(file, {.most_pages = 2});
  EXPECT_EQ(std::ranges::count(two.text, '\f'), 1);
  EXPECT_TRUE(two.partial);
}

TEST(Recognise, TurnsAPageThatLiesOnItsHead) {
  const std::string lines =
      picture({{20, 60, "HOI DONG NHAN DAN"}, {20, 160, "Can cu Luat To chuc chinh quyen"}, {20, 260, "Quyet nghi"}});
  EXPECT_THAT(recognise(tiff(lines, 1, 2), {}).text, HasSubstr("NHAN DAN"));
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
