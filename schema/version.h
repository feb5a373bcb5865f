// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an index says of itself, so that a program of another version refuses it in one clear sentence.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "schema/fields.h"

namespace vankho::schema {

// Raise when the words change (tokeniser, fold, number grammar, terms) or the stored form: the table does not show it.
inline constexpr int kTextVersion = 4;

// Key of the index metadata that holds the fingerprint. Written by every commit.
inline constexpr std::string_view kFingerprintKey = "vankho:schema";

// Hash over the rows of the field table and kTextVersion, as hex with the version in front: "1-9f3a...".
std::string fingerprint();
// The same over any table.
std::string fingerprint_of(std::span<const Field> table, int text_version);

// An empty string when an index with this fingerprint can be read by this program, else the sentence that says why not
// and which command to run.
std::string fingerprint_problem(std::string_view of_index);

}  // namespace vankho::schema
