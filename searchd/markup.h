// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "searchd/search/search_result.h"

namespace vankho::searching {

// Text for HTML, in elements and in quoted attributes alike.
std::string escaped(std::string_view text);

// Text for XML 1.0, in elements and in quoted attributes alike: valid for any bytes. Characters that XML cannot hold
// are left out (2.2: control characters, U+FFFE, U+FFFF).
std::string xml_text(std::string_view text);

// The text of a snippet, escaped, with <mark> around each marked range. Ranges that overlap, run backwards, leave the
// text or cut a letter are passed over: a wrong mark must not damage the text.
std::string marked_html(const Snippet& snippet);

// A value in the query of a URL.
std::string url_encoded(std::string_view text);

}  // namespace vankho::searching
