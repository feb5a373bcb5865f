// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/rtf/rtf_controls.h"

#include <algorithm>
#include <array>

namespace vankho::indexing {
namespace {

// By word, for the search.
constexpr auto kControls = std::to_array<RtfControl>({
    {"annotation", RtfAction::kSkip},
    {"ansicpg", RtfAction::kCodePage},
    {"atnauthor", RtfAction::kSkip},
    {"atnid", RtfAction::kSkip},
    {"bin", RtfAction::kBinary},
    {"bullet", RtfAction::kCharacter, U'•'},
    {"cell", RtfAction::kCell},
    {"colortbl", RtfAction::kSkip},
    {"deff", RtfAction::kDefaultFont},
    {"deleted", RtfAction::kDeleted},
    {"do", RtfAction::kShape},
    {"dptxbxtext", RtfAction::kBody},
    {"emdash", RtfAction::kCharacter, U'—'},
    {"emspace", RtfAction::kCharacter, U' '},
    {"endash", RtfAction::kCharacter, U'–'},
    {"enspace", RtfAction::kCharacter, U' '},
    {"f", RtfAction::kFont},
    {"falt", RtfAction::kSkip},
    {"fcharset", RtfAction::kCharset},
    {"filetbl", RtfAction::kSkip},
    {"fldinst", RtfAction::kSkip},
    {"fonttbl", RtfAction::kFonts},
    {"footer", RtfAction::kSkip},
    {"footerf", RtfAction::kSkip},
    {"footerl", RtfAction::kSkip},
    {"footerr", RtfAction::kSkip},
    {"ftnsep", RtfAction::kSkip},
    {"ftnsepc", RtfAction::kSkip},
    {"header", RtfAction::kSkip},
    {"headerf", RtfAction::kSkip},
    {"headerl", RtfAction::kSkip},
    {"headerr", RtfAction::kSkip},
    {"info", RtfAction::kSkip},
    {"intbl", RtfAction::kInTable},
    {"ldblquote", RtfAction::kCharacter, U'“'},
    {"line", RtfAction::kLine},
    {"lquote", RtfAction::kCharacter, U'‘'},
    {"nestcell", RtfAction::kNestedCell},
    {"nestrow", RtfAction::kNestedRow},
    {"nonesttables", RtfAction::kSkip},
    {"nonshppict", RtfAction::kSkip},
    {"objdata", RtfAction::kSkip},
    {"page", RtfAction::kPage},
    {"par", RtfAction::kParagraph},
    {"pard", RtfAction::kNewParagraph},
    {"pict", RtfAction::kSkip},
    {"plain", RtfAction::kPlain},
    {"rdblquote", RtfAction::kCharacter, U'”'},
    {"row", RtfAction::kRow},
    {"rquote", RtfAction::kCharacter, U'’'},
    {"sect", RtfAction::kPage},
    {"shpinst", RtfAction::kShape},
    {"shprslt", RtfAction::kSkip},
    {"shptxt", RtfAction::kBody},
    {"sp", RtfAction::kSkip},
    {"stylesheet", RtfAction::kSkip},
    {"tab", RtfAction::kCharacter, U'\t'},
    {"tc", RtfAction::kSkip},
    {"u", RtfAction::kUnicode},
    {"uc", RtfAction::kFallback},
    {"v", RtfAction::kHidden},
    {"xe", RtfAction::kSkip},
});
static_assert(std::ranges::is_sorted(kControls, {}, &RtfControl::word));

}  // namespace

const RtfControl* find_rtf_control(std::string_view word) {
  const auto found = std::ranges::lower_bound(kControls, word, {}, &RtfControl::word);
  return found != kControls.end() && found->word == word ? &*found : nullptr;
}

}  // namespace vankho::indexing
