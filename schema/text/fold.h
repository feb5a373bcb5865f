// SPDX-License-Identifier: GPL-3.0-or-later
//
// Comparing names and labels: "Đắk Lắk", "ĐẮK LẮK" and "dak lak" are one key. As tokens unify i and y, "bác sĩ" is
// "bac sy": a literal that is compared with a key must be written as fold_key() gives it.
#pragma once

#include <string>
#include <string_view>

namespace vankho::text {

// The folded forms of the tokens of `text`, one space between them: "Ủy ban nhân dân" -> "uy ban nhan dan".
std::string fold_key(std::string_view text);

// The folded key with '-' for spaces: an identity for URLs and filters, "huyen-uy-ea-sup".
std::string slug(std::string_view text);

// Lower and upper case of Vietnamese text (NFC result).
std::string to_lower(std::string_view text);
std::string to_upper(std::string_view text);

// Any bytes as valid UTF-8: what is not becomes U+FFFD, NUL becomes a space. Linear time.
std::string to_valid_utf8(std::string_view bytes);
bool is_valid_utf8(std::string_view bytes);

// White space (also no-break, tabs, line ends) runs as one space, none at the ends.
std::string squeeze(std::string_view text);

}  // namespace vankho::text
