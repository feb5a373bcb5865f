// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an index says of itself, so that a program of another version refuses it in one clear sentence.
#pragma once

#include <string>
#include <string_view>

namespace vankho::schema {

// Raise when the words change (tokeniser, fold, number grammar, terms): the table does not show it.
inline constexpr int kTextVersion = 2;

// Keys of the index metadata. Written by every commit.
inline constexpr std::string_view kFingerprintKey = "vankho:schema";
inline constexpr std::string_view kTotalLengthKey = "vankho:lengths";

// Hash over the rows of the field table and kTextVersion, as hex with the version in front: "1-9f3a...".
std::string fingerprint();

// An empty string when an index with this fingerprint can be read by this program, else the sentence that says why not
// and which command to run.
std::string fingerprint_problem(std::string_view of_index);

}  // namespace vankho::schema
