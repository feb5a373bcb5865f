// SPDX-License-Identifier: GPL-3.0-or-later
//
// When are two spellings one name? Names of places are printed in capitals, without marks, joined ("DakLak") or with
// other dashes and apostrophes ("Cư M'gar", "Cư Mgar"); the tables hold one spelling, these functions compare.
#pragma once

#include <string>
#include <string_view>

namespace vankho::authority {

// A name reduced to what is compared: tokens joined without spaces, with marks and without.
struct NameKey {
  std::string exact;   // "đắklắk"
  std::string folded;  // "daklak"
};
NameKey name_key(std::string_view name);

// Whether `typed` is `official` with marks left out but none changed: "đăk", "đak", "dak" for "đắk"; not "phù" for
// "phú". Both as in NameKey::exact.
bool is_spelling_of(std::string_view typed, std::string_view official);

// Whether one letter typed, left out, added or exchanged with its neighbour makes one of the other. ASCII as in
// NameKey::folded.
bool within_one_letter(std::string_view a, std::string_view b);

}  // namespace vankho::authority
