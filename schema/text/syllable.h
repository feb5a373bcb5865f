// SPDX-License-Identifier: GPL-3.0-or-later
//
// One spelling for each syllable, where Vietnamese allows several:
//   - the tone mark goes where the old school puts it: hòa, thủy, khỏe (new school: hoà, thuỷ, khoẻ, Quyết định
//     1989/QĐ-BGDĐT 2018). Only open oa, oe, uy differ between the schools; a mark typed on another letter of the
//     syllable (vịêt, cuả, qúy, or on the last consonant, as some PDF text layers have it) is moved home too.
//   - i and y in open syllables: y after h k l m s t and qu (kĩ -> kỹ, quí -> quý), i after b n th v x (Vỹ -> Vĩ,
//     bý -> bí), each the form that office papers use more. The rule looks at no tone, so that text without marks
//     meets it alike. Never after another vowel (thúi, thúy) and never before a coda.
// A run of letters that is no syllable of Vietnamese (Krông, Jlơi, QH14) stays as it is.
#pragma once

#include <cstddef>
#include <span>

#include "schema/text/letters.h"

namespace vankho::text {

// nghiêng: no syllable has more letters.
inline constexpr std::size_t kMaxSyllable = 7;

// Whether the letters, of lower case and at least one, are a syllable of Vietnamese with its tone on a vowel (anywhere,
// new school and old): of an onset and a rime of the language; one that ends in c, ch, p or t has the tone sắc or nặng.
bool is_syllable(std::span<const TonedLetter> letters);

// Rewrites a run of letters in place; the number of letters stays the same.
void unify_spelling(std::span<TonedLetter> letters);

}  // namespace vankho::text
