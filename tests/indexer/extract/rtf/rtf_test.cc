// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/rtf/rtf.h"

#include <gtest/gtest.h>

#include <ctime>
#include <random>

#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr std::string_view kHead =
    "{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0{\\fonttbl{\\f0\\froman\\fcharset0{\\*\\panose 0202}Times New Roman;}"
    "{\\f1\\fcharset0 .VnTime{\\*\\falt Arial};}{\\f2\\fcharset163 Arial;}{\\f3\\fcharset163 VNI-Times;}}"
    "{\\colortbl;\\red0;}{\\stylesheet{\\s0 Normal;}}{\\info{\\title tên}}\n";

std::string rtf(std::string_view body) {
  return std::string(kHead) + std::string(body) + "}";
}

TEST(Rtf, GivesTheTextOfItsBody) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"\\pard a b\\par c\\par", "a b\nc\n"},
      {"a\\line b\\tab c\\page d\\par", "a\nb\tc\fd\n"},
      {"a\r\nb \\{c\\}\\\\", "ab {c}\\\n"},
      {"\\u272?\\u7843 a\\'3f", "Đả?\n"},  // "a" is what \\u7843 falls back to
      {"{\\uc0\\u272 x}\\u273 ?y", "Đxđy\n"},
      {"\\u-10179?\\u-8704?", "😀\n"},
      {"\\f1 x\\'b7", "x·\n"},
      {"{\\f2 Bi\\'ec a\\'f2n \\'f0\\'e3}", "Bí ạn đă\n"},  // windows-1258: tones behind their letters
      {"{\\f3 soa\\'e1}", "soaá\n"},                        // a charset that the font's name belies
      {"a{\\*\\unheard of}b{\\pict 00ff}{\\header top}{\\footerr foot}{\\v hidden}{\\deleted gone}c", "abc\n"},
      {"{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}{\\listtext 1.\\tab}x", "71. x\n"},
      {"a\\~b\\-c\\_d\\emdash e\\ldblquote f\\rdblquote", "a\u00A0b\u00ADc-d—e“f”\n"},
      {"{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt box\\par}}{\\shprslt box again}}y", "box\ny\n"},
      {"a\\bin3 {}}b", "ab\n"},
      {"a}behind the end", "a\n"},
      {"{a{b", "ab\n"},  // broken off
  };
  for (const auto& [body, text] : rows) EXPECT_EQ(read_rtf(rtf(body)).text, text) << body;
}

TEST(Rtf, WritesTablesAsRows) {
  const std::pair<std::string_view, std::string_view> rows[] = {
      {"\\trowd\\pard\\intbl a\\cell b\\cell\\row\\pard c\\par", "a\tb\nc\n"},
      // A letterhead: cells of several lines come one below the other.
      {"\\trowd\\pard\\intbl a1\\par a2\\cell b1\\par b2\\cell\\row\\pard c", "a1\na2\nb1\nb2\nc\n"},
      {"\\trowd\\pard\\intbl a\\cell\\cell\\row\\trowd\\intbl b\\cell c\\cell\\row", "a\t\nb\tc\n"},
  };
  for (const auto& [body, text] : rows) EXPECT_EQ(read_rtf(rtf(body)).text, text) << body;
}

TEST(Rtf, NamesTheFontsOfItsRuns) {
  const RunText read = read_rtf(rtf("a{\\f1 b}c\\plain d"));
  ASSERT_EQ(read.text, "abcd\n");
  ASSERT_EQ(read.runs.size(), 3u);
  EXPECT_EQ(read.runs[0], (RunText::Run{.begin = 0, .font = "Times New Roman"}));
  EXPECT_EQ(read.runs[1], (RunText::Run{.begin = 1, .font = ".VnTime"}));
  EXPECT_EQ(read.runs[2], (RunText::Run{.begin = 2, .font = "Times New Roman"}));
}

TEST(Rtf, RefusesWhatIsNone) {
  EXPECT_THROW(read_rtf("{\\rt"), ExtractError);
  EXPECT_THROW(read_rtf(""), ExtractError);
}

TEST(Rtf, StandsAnyBytesInLinearTime) {
  std::mt19937 random(3);
  const std::string whole = rtf("{\\f1 x\\'b7}\\u272?{\\*\\x y}\\trowd\\intbl a\\par\\cell\\row");
  for (int round = 0; round < 2000; ++round) {
    std::string bytes = whole;
    for (int i = 0; i < 3; ++i) bytes[5 + random() % (bytes.size() - 5)] = "{}\\*\x90 0;ufc'"[random() % 13];
    EXPECT_TRUE(text::is_valid_utf8(read_rtf(bytes.substr(0, 5 + random() % bytes.size())).text));
  }
  for (const std::string_view part : {"{", "}", "{\\*", "\\bin99999999999 ", "\\f9999999", "{\\fonttbl{\\f1 a",
                                      "\\cell", "\\intbl\\par\\cell\\row", "\\u65535", "\\uc99\\u1", "\\'e1"}) {
    std::string bytes = "{\\rtf1 ";
    while (bytes.size() < 2'000'000) bytes += part;
    const std::clock_t begin = std::clock();
    read_rtf(bytes);
    EXPECT_LT(static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC, 10) << part;
  }
}

}  // namespace
}  // namespace vankho::indexing
