// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/web/messages.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vankho::searching {
namespace {

constexpr auto kMessages = std::to_array<Message>({
#include "searchd/web/messages/api_page.inc"
#include "searchd/web/messages/check_page.inc"
#include "searchd/web/messages/exports.inc"
#include "searchd/web/messages/frame.inc"
#include "searchd/web/messages/help_page.inc"
#include "searchd/web/messages/paper_page.inc"
#include "searchd/web/messages/problems.inc"
#include "searchd/web/messages/register.inc"
#include "searchd/web/messages/search_page.inc"
#include "searchd/web/messages/suggest.inc"
#include "searchd/web/messages/warnings.inc"
});

consteval bool codes_are_unique() {
  std::array<std::string_view, kMessages.size()> codes;
  std::ranges::transform(kMessages, codes.begin(), &Message::code);
  std::ranges::sort(codes);
  return std::ranges::adjacent_find(codes) == codes.end();
}
static_assert(codes_are_unique(), "two messages of one code");

}  // namespace

std::span<const Message> messages() {
  return kMessages;
}

const Message* find_message(std::string_view code) {
  const auto found = std::ranges::find(kMessages, code, &Message::code);
  return found == kMessages.end() ? nullptr : &*found;
}

std::string say(std::string_view code, Language language, const Blanks& blanks) {
  const Message* message = find_message(code);
  if (!message) return std::string(code);
  const std::string_view sentence = language == Language::kEnglish ? message->en : message->vi;
  std::string text;
  for (std::size_t i = 0; i < sentence.size();) {
    const std::string_view rest = sentence.substr(i);
    if (rest.starts_with("{param}")) {
      text += blanks.param;
      i += 7;
    } else if (rest.starts_with("{value}")) {
      text += blanks.value;
      i += 7;
    } else {
      text += sentence[i++];
    }
  }
  return text;
}

}  // namespace vankho::searching
