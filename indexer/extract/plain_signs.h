// SPDX-License-Identifier: GPL-3.0-or-later
//
// What programs put into a text and nobody types into a search box: letters taken apart, spaces of every width, signs
// that are not seen, bullets of picture fonts.
#pragma once

#include <string>

namespace vankho::indexing {

// The text with letters composed (NFC), every space of a line as U+0020, soft hyphens, zero-width characters and marks
// of direction left out, and the usual bullets of Symbol and Wingdings (private use, U+F0B7) as signs of Unicode. Takes
// valid UTF-8, after old encodings are converted: in TCVN3 the byte of the soft hyphen is a letter. Linear time.
std::string with_plain_signs(std::string text);

}  // namespace vankho::indexing
