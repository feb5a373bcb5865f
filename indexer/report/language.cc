// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/report/language.h"

#include <cstdlib>

namespace vankho::indexing {

Language language_of_environment() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return language_of(value);
  return Language::kEnglish;
}

}  // namespace vankho::indexing
