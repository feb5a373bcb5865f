// SPDX-License-Identifier: GPL-3.0-or-later
//
// In which language the program speaks to the person who runs it.
#pragma once

#include <string_view>

namespace vankho::indexing {

enum class Language { kVietnamese, kEnglish };

// "vi" or anything that begins so (vi_VN.UTF-8) is Vietnamese, all else English.
constexpr Language language_of(std::string_view locale) {
  return locale.starts_with("vi") ? Language::kVietnamese : Language::kEnglish;
}

// The locale of messages as POSIX orders it: LC_ALL, then LC_MESSAGES, then LANG.
Language language_of_environment();

}  // namespace vankho::indexing
