// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/page_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace vankho::indexing {
namespace {

using ::testing::SizeIs;

// A word of ten pixels a letter, twenty high.
PageWord word(int x, int y, const std::string& letters, Gap before = Gap::kSpace, float confidence = 90) {
  return {.box = {x, y, x + 10 * static_cast<int>(letters.size()), y + 20},
          .letters = letters,
          .confidence = confidence,
          .before = before};
}

std::string text_of(const PageWords& words) {
  PageWriter writer;
  writer.write(words);
  return writer.take().text;
}

// A page of 1000 x 1400.
PageWords page() {
  return {word(100, 50, "SO"),
          word(130, 50, "Y"),
          word(400, 50, "CONG"),
          word(500, 50, "HOA"),
          word(100, 100, "So:", Gap::kLine),
          word(140, 100, "12/KH"),
          word(420, 100, "ngay"),
          word(470, 100, "5"),
          word(520, 100, "thang"),
          word(580, 100, "8"),
          word(200, 200, "KE", Gap::kParagraph),
          word(230, 200, "HOACH")};
}

TEST(PageWriter, PartsCellsLinesAndParagraphsAndKeepsDoubts) {
  PageWriter writer;
  writer.write({word(0, 0, "a"), word(50, 0, "b", Gap::kCell, 30), word(0, 30, "c", Gap::kLine)});
  writer.end_page();
  writer.write({word(0, 0, "d", Gap::kParagraph), word(0, 50, "e", Gap::kParagraph)});
  const ExtractedText text = writer.take();
  EXPECT_EQ(text.text, "a\tb\nc\n\fd\n\ne");
  EXPECT_EQ(text.recognised, 78u);
  ASSERT_THAT(text.doubts, SizeIs(1));
  EXPECT_EQ(text.doubts[0], (schema::Doubt{2, 3, 30}));
}

TEST(FindHeadColumns, LieLeftAndRightOfTheGutterDownToTheDate) {
  const auto columns = find_head_columns(page(), 1000, 1400);
  ASSERT_TRUE(columns);
  EXPECT_EQ(columns->left.right, columns->right.left);
  EXPECT_GT(columns->left.right, 190);
  EXPECT_LT(columns->left.right, 400);
  EXPECT_LT(columns->left.bottom, 200) << "the title is of both columns";
  EXPECT_GE(columns->left.bottom, 120);
}

TEST(FindHeadColumns, NeedADateAndAGutter) {
  PageWords words = page();
  words[8].letters = "nam";
  EXPECT_FALSE(find_head_columns(words, 1000, 1400)) << "no date";
  words = page();
  words[1].box.right = 900;
  EXPECT_FALSE(find_head_columns(words, 1000, 1400)) << "a word across";
  EXPECT_FALSE(find_head_columns({}, 1000, 1400));
}

TEST(WithHeadColumns, LevelLinesAreOneRow) {
  const auto columns = find_head_columns(page(), 1000, 1400);
  ASSERT_TRUE(columns);
  const PageWords left = {word(100, 50, "SO"), word(130, 50, "Y"), word(160, 50, "TE"),
                          word(100, 102, "So:", Gap::kLine), word(140, 102, "12/KH")};
  const PageWords right = {word(400, 52, "CONG"), word(450, 75, "Doclap", Gap::kLine),
                           word(420, 99, "ngay", Gap::kLine)};
  EXPECT_EQ(text_of(with_head_columns(page(), *columns, left, right)),
            "SO Y TE\tCONG\nDoclap\nSo: 12/KH\tngay\n\nKE HOACH");
}

TEST(DoubtDigits, NumbersNeedAllReadingsDatesOne) {
  const PageWords same = page();
  PageWords other = page();
  other[5].letters = "72/KH";
  other[7].letters = "S";
  const PageBox head{0, 0, 1000, 400};
  const auto disputed = [&](const std::vector<Reading>& others) {
    PageWords words = page();
    doubt_digits(words, head, others);
    std::string letters;
    for (const PageWord& read : words)
      if (read.confidence <= kDisputed) letters += read.letters + ' ';
    return letters;
  };
  EXPECT_EQ(disputed({}), "");
  EXPECT_EQ(disputed({{same, 1}}), "");
  EXPECT_EQ(disputed({{same, 1}, {other, 1}}), "12/KH ");
  EXPECT_EQ(disputed({{other, 1}}), "12/KH 5 ");
  PageWords larger = page();
  for (PageWord& read : larger)
    read.box = {2 * read.box.left, 2 * read.box.top, 2 * read.box.right, 2 * read.box.bottom};
  EXPECT_EQ(disputed({{larger, 2}}), "");
  EXPECT_EQ(disputed({{larger, 1}}), "12/KH 5 8 ") << "not on their lines";
}

TEST(FindSignature, StandsRightOfTheRecipients) {
  const PageWords words = {word(100, 700, "Noi"),           word(140, 700, "nhan:"), word(600, 700, "GIAM", Gap::kCell),
                           word(100, 730, "-", Gap::kLine), word(120, 730, "Luu"),   word(100, 1300, "12", Gap::kLine)};
  const auto place = find_signature(words, 1000, 1400);
  ASSERT_TRUE(place);
  EXPECT_GT(place->left, 400);
  EXPECT_LE(place->top, 700);
  EXPECT_GT(place->bottom, 900);
  const PageWords block = {word(600, 700, "GIAM"), word(660, 700, "DOC"), word(600, 850, "Le", Gap::kLine)};
  EXPECT_GT(weight_in(block, *place), weight_in(words, *place));
  EXPECT_EQ(text_of(with_block(words, *place, block)), "Noi nhan:\n- Luu\n\nGIAM DOC\nLe\n12");
  EXPECT_FALSE(find_signature({word(100, 700, "Noi"), word(140, 700, "dung")}, 1000, 1400));
}

TEST(ReadableLines, StrokesOfAPenAreNone) {
  const PageWords block = {word(0, 0, "GIAM"), word(60, 0, "~", Gap::kSpace, 20), word(0, 30, "XQ", Gap::kLine, 45),
                           word(0, 60, "\\", Gap::kLine, 80), word(0, 90, "Le", Gap::kLine, 70)};
  EXPECT_EQ(text_of(readable_lines(block, 40, 60)), "GIAM\nLe");
}

}  // namespace
}  // namespace vankho::indexing
