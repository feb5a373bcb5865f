// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/picture_size.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

#include "indexer/extract/extract.h"
#include "tests/indexer/extract/pictures.h"

namespace vankho::indexing {
namespace {

TEST(PictureSize, IsReadFromTheFirstBytes) {
  for (const std::string& bytes : {png_head(640, 480), jpeg_head(640, 480)}) {
    const auto size = size_of_picture(bytes);
    ASSERT_TRUE(size);
    EXPECT_EQ(size->width, 640u);
    EXPECT_EQ(size->height, 480u);
    for (std::size_t cut = 0; cut < bytes.size(); ++cut) EXPECT_FALSE(size_of_picture(bytes.substr(0, cut))) << cut;
  }
  EXPECT_FALSE(size_of_picture("II*"));
  EXPECT_FALSE(size_of_picture(""));
}

TEST(PictureSize, AnyBytesAreRead) {
  std::mt19937 random(5);
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = jpeg_head(9, 9);
    for (int i = 0; i < 3; ++i) bytes[2 + random() % (bytes.size() - 2)] = static_cast<char>(random());
    size_of_picture(bytes);
  }
}

// Emblems beside a saved page are no papers; a picture of a page is one that nobody has read yet.
TEST(PictureSize, WhatIsTooSmallForAPageIsNoScan) {
  const auto reason_of = [](const std::string& bytes) {
    try {
      extract(bytes, "a.png");
    } catch (const ExtractError& error) {
      return error.reason;
    }
    return Reason{};
  };
  EXPECT_EQ(reason_of(png_head(88, 31)), (Reason{ReasonCode::kSmallPicture, "88 x 31"}));
  EXPECT_EQ(reason_of(jpeg_head(728, 90)), (Reason{ReasonCode::kSmallPicture, "728 x 90"}));
  EXPECT_EQ(reason_of(png_head(827, 1169)).code, ReasonCode::kNoTextLayer);
  EXPECT_EQ(reason_of(png_head(0xFFFFFFFF, 0xFFFFFFFF)).code, ReasonCode::kNoTextLayer);
}

}  // namespace
}  // namespace vankho::indexing
