// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/legacy/font_hint.h"

#include <gtest/gtest.h>

namespace vankho::indexing {
namespace {

TEST(FontHint, IsReadFromNames) {
  using enum FontHint;
  const std::pair<std::string_view, FontHint> rows[] = {
      {"", kUnknown},
      {".VnTime", kTcvn3},
      {".VnTimeH", kTcvn3Capitals},
      {".vntime", kTcvn3},
      {".VnArial NarrowH", kTcvn3Capitals},
      {".VnBook-Antiqua", kTcvn3},
      {".VnTimeH Tur", kTcvn3Capitals},          // RTF names a font of another script so
      {"ABCDEF+.VnTimeH,Bold", kTcvn3Capitals},  // subsets in PDF
      {"ABCDEF+VnTimeHBold", kTcvn3Capitals},
      {"VnTimeBoldItalic", kTcvn3},
      {"VNI-Times", kVni},
      {"VNI Helve", kVni},
      {"vni-helve-condense", kVni},
      {"VPS Times", kVps},
      {"VISCII Times", kViscii},
      {"Times New Roman", kOther},
      {"VNtimes new roman", kOther},  // of a family that was never published
      {"Vnu", kOther},
      {"VNIsa", kOther},
      {"Wingdings 2", kSymbols},
      {"Symbol", kSymbols},
      {"ABCDEF+SymbolMT", kSymbols},
  };
  for (const auto& [name, hint] : rows) EXPECT_EQ(hint_of(name), hint) << name;
}

}  // namespace
}  // namespace vankho::indexing
