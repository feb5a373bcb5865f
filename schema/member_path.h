// SPDX-License-Identifier: GPL-3.0-or-later
//
// Paths of files that lie in other files: archives, e-mail. "goi.zip//b/c.pdf" is b/c.pdf in goi.zip,
// "goi.zip//thu.eml//ten.docx" an attachment of a message in it. No path on disk holds two slashes in a row, as the
// indexer writes it, so the two kinds never meet.
#pragma once

#include <string_view>

namespace vankho::schema {

inline constexpr std::string_view kMemberMark = "//";

constexpr bool is_member_path(std::string_view path) {
  return path.find(kMemberMark) != std::string_view::npos;
}

// The file on disk: "goi.zip" of the paths above; a path without a member is that of its file.
constexpr std::string_view file_of_path(std::string_view path) {
  return path.substr(0, path.find(kMemberMark));
}

}  // namespace vankho::schema
