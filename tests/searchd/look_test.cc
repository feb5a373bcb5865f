// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/look.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/programs.h"

namespace vankho::searching {
namespace {

using ::testing::HasSubstr;

TEST(Look, AnAccentMustCarryWhiteText) {
  for (const auto& [given, kept] : {std::pair{"#9B1C1C", "#9b1c1c"}, {"#14532d", "#14532d"}, {"#000000", "#000000"}})
    EXPECT_EQ(checked_accent(given), kept);
  for (const char* given : {"", "red", "#9b1c1", "#9b1c1cc", "#gggggg", "#ffcc00", "#ffffff", "#9b1c1c;}body{"})
    EXPECT_THROW(checked_accent(given), BadLook) << given;
}

TEST(Look, OnADarkGroundTheAccentIsLighter) {
  const std::string sheet = style_sheet({.accent = "#14532d"});
  EXPECT_THAT(sheet, HasSubstr(":root{--accent:#14532d}"));
  const auto dark = sheet.rfind("--accent:");
  EXPECT_NE(sheet.substr(dark, 16), "--accent:#14532d");
}

TEST(Look, ALogoIsASmallPicture) {
  const vankho::testing::TemporaryDirectory directory;
  const auto file = [&](const std::string& name, const std::string& bytes) {
    const std::string path = (directory.path() / name).string();
    std::ofstream(path, std::ios::binary) << bytes;
    return path;
  };
  Look look;
  read_logo(look, file("a.svg", "<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
  EXPECT_EQ(look.logo_type, "image/svg+xml");
  read_logo(look, file("b", "\x89PNG\r\n\x1a\n..."));
  EXPECT_EQ(look.logo_type, "image/png");
  EXPECT_THROW(read_logo(look, file("c.png", "not a picture")), BadLook);
  EXPECT_THROW(read_logo(look, file("d.png", "\x89PNG\r\n" + std::string(70000, 'x'))), BadLook);
  EXPECT_THROW(read_logo(look, (directory.path() / "none.png").string()), BadLook);
}

}  // namespace
}  // namespace vankho::searching
