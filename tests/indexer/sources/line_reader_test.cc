// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/line_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <memory>
#include <vector>

namespace vankho::indexing {
namespace {

using ::testing::ElementsAre;

std::vector<LineReader::Line> lines_of(const std::string& bytes) {
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::tmpfile(), std::fclose);
  std::fwrite(bytes.data(), 1, bytes.size(), file.get());
  std::fflush(file.get());
  ::lseek(::fileno(file.get()), 0, SEEK_SET);
  LineReader reader(::fileno(file.get()));
  std::vector<LineReader::Line> lines;
  while (auto line = reader.next()) lines.push_back(std::move(*line));
  return lines;
}

std::vector<std::string> texts_of(const std::string& bytes) {
  std::vector<std::string> texts;
  for (const auto& line : lines_of(bytes)) texts.push_back(line.text);
  return texts;
}

TEST(LineReader, SplitsAtLineEnds) {
  EXPECT_THAT(texts_of(""), ElementsAre());
  EXPECT_THAT(texts_of("a"), ElementsAre("a"));
  EXPECT_THAT(texts_of("a\n"), ElementsAre("a"));
  EXPECT_THAT(texts_of("a\r\n\nb\r"), ElementsAre("a", "", "b"));
  EXPECT_THAT(texts_of("\xEF\xBB\xBF{}\n\xEF\xBB\xBF"), ElementsAre("{}", "\xEF\xBB\xBF"));
  EXPECT_THAT(texts_of(std::string("a\0b\n", 4)), ElementsAre(std::string("a\0b", 3)));
}

TEST(LineReader, LinesLongerThanABlockAreWhole) {
  const std::string first(700'000, 'x');
  const std::string second(300'000, 'y');
  EXPECT_THAT(texts_of(first + "\n" + second + "\nz"), ElementsAre(first, second, "z"));
}

TEST(LineReader, PassesOverALineThatIsTooLong) {
  const auto lines = lines_of("a\n" + std::string(kMaxLineBytes + 1, 'x') + "\nb\n" + std::string(kMaxLineBytes, 'y'));
  ASSERT_EQ(lines.size(), 4u);
  EXPECT_TRUE(lines[1].too_long);
  EXPECT_EQ(lines[1].number, 2u);
  EXPECT_EQ(lines[2].text, "b");
  EXPECT_EQ(lines[2].number, 3u);
  EXPECT_FALSE(lines[3].too_long);
  EXPECT_EQ(lines[3].text.size(), kMaxLineBytes);
}

}  // namespace
}  // namespace vankho::indexing
