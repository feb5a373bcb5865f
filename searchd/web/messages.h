// SPDX-License-Identifier: GPL-3.0-or-later
//
// Every sentence that people read, Vietnamese and English, in one table. A code is stable: clients compare it. Codes of
// problems say also which HTTP status they have.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "searchd/question/search_request.h"

namespace vankho::searching {

struct Message {
  std::string_view code;
  int status = 0;  // of a problem; 0 = a warning, or words of a page
  std::string_view vi;
  std::string_view en;
};

std::span<const Message> messages();

// nullptr when there is none.
const Message* find_message(std::string_view code);

// What "{param}" and "{value}" in a sentence stand for.
struct Blanks {
  std::string_view param = {};
  std::string_view value = {};
};

// The sentence of a code; the code itself when there is none.
std::string say(std::string_view code, Language language, const Blanks& blanks = {});

}  // namespace vankho::searching
