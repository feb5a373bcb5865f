// SPDX-License-Identifier: GPL-3.0-or-later
//
// The case of one word, valid UTF-8, composed or decomposed.
#pragma once

#include <string>
#include <string_view>

namespace vankho::authority {

enum class Letters {
  kNone,   // digits and signs only
  kUpper,  // capitals only
  kOther,
};
Letters letters_of(std::string_view word);

// Bytes of the first letter with the combining marks on it.
std::size_t first_character(std::string_view word);

// The first letter as a capital, the rest as it is.
std::string with_capital(std::string_view word);

// The first letter as a capital, the rest small.
std::string capitalised(std::string_view word);

}  // namespace vankho::authority
