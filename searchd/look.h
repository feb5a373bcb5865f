// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the pages of an office look: what its administrator may set.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace vankho::searching {

struct Look {
  std::string name = {};       // of the site; empty = "Văn khố", "Vankho"
  std::string accent = {};     // "#9b1c1c" for buttons and headings; empty = the program's own
  std::string footer = {};     // one paragraph of plain text at the end of every page
  std::string logo = {};       // the bytes of a picture; empty = none
  std::string logo_type = {};  // its media type
};

// What is wrong with a setting, as a sentence in English.
struct BadLook : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// "#9B1C1C" as "#9b1c1c". Throws BadLook for what is not a colour of six hexadecimal digits, and for a colour on which
// white text cannot be read: WCAG 2.2 (1.4.3) wants a contrast of 4.5 : 1.
std::string checked_accent(std::string_view colour);

// Reads a logo into `look`: SVG, PNG, JPEG, GIF or WebP by its first bytes, at most 64 KiB. Throws BadLook.
void read_logo(Look& look, const std::string& path);

// The style sheet with the accent of the office: on a dark ground it is lightened until it can be read there.
std::string style_sheet(const Look& look);

}  // namespace vankho::searching
