// SPDX-License-Identifier: GPL-3.0-or-later
//
// Ids of papers: stable, and made only of characters that a URL takes as they are (A-Z a-z 0-9 - . _ ~).
//
//   given "kh-224"               kh-224                       an id of such characters stays as it is
//   given "Luật Thú y@3"         luat-thu-y-3~8b6f0c2ad1e4    else: its slug, '~', 12 digits of its hash
//   file 2016/cv-223.txt         2016.cv-223                  a path of a-z 0-9 - _ below the source, '.' for '/'
//   file Công văn/223.txt        cong-van-223~0a3c9be412f7    else: slug, '~', hash of the path
//   line 12 of 2016/feed.jsonl   2016.feed~l12                no id given: the file's id and the line
//   a line of standard input     stdin~0a3c9be412f75d61       no id given: hash of the line, for it has no place
//
// What a slug loses the hash keeps, and '~' keeps the forms apart, so two paths never give one id.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace vankho::indexing {

std::string id_of_given(std::string_view id);
// `path` is relative to the source folder, any bytes.
std::string id_of_path(std::string_view path);
std::string id_of_line(std::string_view path, std::uint64_t line);
std::string id_of_stdin_line(std::string_view sha256);
// For a path whose id already belongs to another paper: that of a file of another source folder, which `absolute` tells
// apart, or one whose file lay here before it was moved and kept its paper; `attempt` counts from 1.
std::string id_of_second_path(std::string_view path, std::string_view absolute, int attempt = 1);

}  // namespace vankho::indexing
