// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small files of the binary Office formats, made by hand for tests.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::indexing {

// Numbers, lowest byte first.
std::string le16(std::uint32_t value);
std::string le32(std::uint64_t value);
std::string utf16(std::u16string_view text);
void put(std::string& bytes, std::size_t at, std::string_view what);

// A compound file with these streams in its root. Streams of less than 4096 bytes are padded with NUL.
std::string compound_file(const std::map<std::string, std::string>& streams);

// A Word 97 file of one piece of 8-bit text, in runs of one font each.
struct WordRun {
  std::string text;
  std::string font;
};
struct WordOptions {
  std::uint16_t flags = 0x0200;
  std::vector<std::size_t> in_table = {};  // paragraphs (0, 1, ...) that lie in a table
  std::vector<std::size_t> row_ends = {};  // and those that are the mark of a row
};
std::string word_file(const std::vector<WordRun>& runs, const WordOptions& options = {});

// A record of Excel, and one of PowerPoint (`head`: version and instance).
std::string xls_record(std::uint16_t kind, const std::string& bytes);
std::string ppt_record(std::uint16_t head, std::uint16_t kind, const std::string& bytes);

}  // namespace vankho::indexing
