// SPDX-License-Identifier: GPL-3.0-or-later
//
// Phrases that keep capitals of their own inside a sentence: names of bodies, offices, fields, units and places. The
// rows stand in phrases_table.inc; provinces and districts come from their tables.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/text/token.h"

namespace vankho::authority {

enum class PhraseKind {
  kFixed,      // has its capitals everywhere
  kCommittee,  // so too, and the name of a place may follow without a unit word: "Huyện ủy Ea Súp"
  kOwned,      // only where somebody's own follows: "Văn phòng Tỉnh ủy"
  kCommon,     // a word that looks like one of the others: "cán bộ"
  kHead,       // begins the name of a body when a field follows: "Sở"
  kSchool,     // a proper name follows: "THCS"
  kField,      // "Y tế", after a head
  kUnit,       // small, a name follows: "huyện"
  kNumbered,   // capital before a number: "Nghị quyết số"
  kLaw,        // so too, and before its own name: "Luật Đấu thầu"
  kProvince,
  kDistrict,
};

struct Phrase {
  std::vector<text::Token> tokens;  // of the written form
  std::vector<std::string> words;   // as written inside a sentence
  PhraseKind kind = PhraseKind::kFixed;
};

// The phrases that begin with this folded syllable, longest first.
std::span<const Phrase> phrases_from(std::string_view folded);

}  // namespace vankho::authority
