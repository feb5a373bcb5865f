// SPDX-License-Identifier: GPL-3.0-or-later
//
// Names of members as an archive has them -> paths that are readable, safe and different from each other.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace vankho::indexing {

// Valid UTF-8. Bytes that are not come from programs that wrote the code page of their machine: read as the one of
// windows-1258, code page 437, TCVN3 and its like that makes most words syllables of Vietnamese. Linear time.
std::string readable_name(std::string_view bytes);

// The names of one archive, asked for in their order.
class MemberNames {
 public:
  // A relative path without "..", "." and empty parts, of at most kMostNameBytes, its parts divided by '/': "../a.doc"
  // -> "a.doc", "" -> "unnamed". What was given before gets a number: "a (2).doc".
  std::string next(std::string_view bytes);

  static constexpr std::size_t kMostNameBytes = 1024;

 private:
  std::unordered_map<std::string, unsigned> given_;  // -> how many of that name
};

}  // namespace vankho::indexing
