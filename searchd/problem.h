// SPDX-License-Identifier: GPL-3.0-or-later
//
// Errors as application/problem+json (RFC 9457): a stable code, the parameter, a sentence in the reader's language.
#pragma once

#include <string>
#include <string_view>

#include "searchd/http/message.h"
#include "searchd/question/search_request.h"

namespace vankho::searching {

struct Problem {
  std::string code;          // of messages.h; one that is not there is a 400
  std::string param;         // name of the parameter at fault
  std::string value;         // what was wrong with it; for unknown_parameter the nearest known name
  std::string detail = {};   // instead of the sentence of the code
  std::string members = {};  // further members as JSON text: "\"neighbours\":[...]"
  std::string allow = {};    // methods, for method_not_allowed
  unsigned retry_after = 1;  // seconds, for a 503

  int status() const;
  std::string sentence(Language language) const;
};

HttpAnswer problem_answer(const Problem& problem, Language language, std::string_view request_id);

}  // namespace vankho::searching
