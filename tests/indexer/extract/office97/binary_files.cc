// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/indexer/extract/office97/binary_files.h"

#include <algorithm>

namespace vankho::indexing {
namespace {

constexpr std::size_t kSector = 512;
constexpr std::uint32_t kEndOfChain = 0xFFFFFFFE;
constexpr std::uint32_t kFatSector = 0xFFFFFFFD;
constexpr std::uint32_t kFree = 0xFFFFFFFF;

std::string padded(std::string bytes, std::size_t least) {
  bytes.resize(std::max(least, (bytes.size() + kSector - 1) / kSector * kSector));
  return bytes;
}

std::string entry(std::u16string_view name, std::uint8_t type, std::uint32_t first, std::uint64_t size) {
  std::string bytes(128, '\0');
  put(bytes, 0, utf16(name));
  put(bytes, 64, le16(static_cast<std::uint32_t>(name.size() * 2 + 2)));
  bytes[66] = static_cast<char>(type);
  put(bytes, 68, le32(kFree) + le32(kFree) + le32(kFree));
  put(bytes, 116, le32(first) + le32(size));
  return bytes;
}

}  // namespace

std::string le16(std::uint32_t value) {
  return {static_cast<char>(value & 0xFFU), static_cast<char>(value >> 8 & 0xFFU)};
}

std::string le32(std::uint64_t value) {
  return le16(static_cast<std::uint32_t>(value & 0xFFFFU)) + le16(static_cast<std::uint32_t>(value >> 16 & 0xFFFFU));
}

std::string utf16(std::u16string_view text) {
  std::string bytes;
  for (const char16_t c : text) bytes += le16(c);
  return bytes;
}

void put(std::string& bytes, std::size_t at, std::string_view what) {
  if (bytes.size() < at + what.size()) bytes.resize(at + what.size());
  std::ranges::copy(what, bytes.begin() + static_cast<std::ptrdiff_t>(at));
}

std::string compound_file(const std::map<std::string, std::string>& streams) {
  // Sector 0 is the table of sectors, then the directory, then the streams.
  std::string directory = entry(u"Root Entry", 5, kEndOfChain, 0);
  put(directory, 76, le32(streams.empty() ? kFree : 1));
  std::string data;
  std::vector<std::uint32_t> fat{kFatSector};
  const std::size_t directory_sectors = (128 * (streams.size() + 1) + kSector - 1) / kSector;
  const auto add_chain = [&fat](std::size_t sectors) {
    for (std::size_t i = 0; i < sectors; ++i)
      fat.push_back(i + 1 == sectors ? kEndOfChain : static_cast<std::uint32_t>(fat.size() + 1));
  };
  add_chain(directory_sectors);
  std::size_t number = 0;
  for (const auto& [name, bytes] : streams) {
    const std::string content = padded(bytes, 4096);
    std::string one = entry(std::u16string(name.begin(), name.end()), 2, static_cast<std::uint32_t>(fat.size()),
                            std::max<std::size_t>(bytes.size(), 4096));
    // All hang on the right of the one before.
    if (++number < streams.size()) put(one, 72, le32(number + 1));
    directory += one;
    add_chain(content.size() / kSector);
    data += content;
  }
  std::string table;
  for (const std::uint32_t next : fat) table += le32(next);
  while (table.size() < kSector) table += le32(kFree);
  std::string header("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
  header.resize(kSector);
  put(header, 24, le16(0x3E) + le16(3) + le16(0xFFFE) + le16(9) + le16(6));
  put(header, 44, le32(1) + le32(1));
  put(header, 56, le32(4096) + le32(kEndOfChain) + le32(0) + le32(kEndOfChain) + le32(0) + le32(0));
  for (std::size_t at = 80; at < kSector; at += 4) put(header, at, le32(kFree));
  return header + table.substr(0, kSector) + padded(directory, kSector) + data;
}

std::string word_file(const std::vector<WordRun>& runs, const WordOptions& options) {
  constexpr std::uint32_t text_at = 2048;
  std::string text;
  std::string fonts;
  // A page of letters: where runs end, then where their properties are, which lie at its end.
  std::string letters(kSector, '\0');
  std::size_t properties_at = 500;
  put(letters, 0, le32(text_at));
  for (std::size_t i = 0; i < runs.size(); ++i) {
    text += runs[i].text;
    properties_at -= 6;
    put(letters, 4 + i * 4, le32(text_at + text.size()));
    put(letters, (runs.size() + 1) * 4 + i, std::string(1, static_cast<char>(properties_at / 2)));
    put(letters, properties_at, std::string(1, '\4') + le16(0x4A4F) + le16(static_cast<std::uint32_t>(i)));
    std::string font(40, '\0');
    font += utf16(std::u16string(runs[i].font.begin(), runs[i].font.end())) + le16(0);
    font[0] = static_cast<char>(font.size() - 1);
    fonts += font;
  }
  letters[kSector - 1] = static_cast<char>(runs.size());

  std::vector<std::size_t> ends;
  for (std::size_t i = 0; i < text.size(); ++i)
    if (text[i] == '\r' || text[i] == '\a') ends.push_back(i + 1);
  std::string paragraphs(kSector, '\0');
  put(paragraphs, 0, le32(text_at));
  properties_at = 500;
  for (std::size_t i = 0; i < ends.size(); ++i) {
    const auto has = [i](const std::vector<std::size_t>& list) { return std::ranges::find(list, i) != list.end(); };
    put(paragraphs, 4 + i * 4, le32(text_at + ends[i]));
    std::string list = le16(0);
    if (has(options.in_table)) list += le16(0x2416) + '\1';
    if (has(options.row_ends)) list += le16(0x2417) + '\1';
    if (list.size() % 2 == 0) list += '\0';
    properties_at -= list.size() + 1;
    put(paragraphs, (ends.size() + 1) * 4 + i * 13, std::string(1, static_cast<char>(properties_at / 2)));
    put(paragraphs, properties_at, static_cast<char>((list.size() + 1) / 2) + list);
  }
  paragraphs[kSector - 1] = static_cast<char>(ends.size());

  std::string table;
  const auto add_table = [&](std::string& head, std::size_t place, const std::string& bytes) {
    put(head, place, le32(table.size()) + le32(bytes.size()));
    table += bytes;
  };
  std::string head(1024, '\0');
  put(head, 0, le16(0xA5EC) + le16(0xC1));
  put(head, 0x0A, le16(options.flags));
  put(head, 0x4C, le32(text.size()));
  const std::string whole = le32(text_at) + le32(text_at + text.size());
  add_table(head, 0x1A2,
            "\2" + le32(16) + le32(0) + le32(text.size()) + le16(0) + le32(text_at * 2 | 0x40000000U) + le16(0));
  add_table(head, 0xFA, whole + le32(2));
  add_table(head, 0x102, whole + le32(3));
  add_table(head, 0x112, le16(static_cast<std::uint32_t>(runs.size())) + le16(0) + fonts);
  return compound_file({{"WordDocument", padded(head, 1024) + letters + paragraphs + text}, {"1Table", table}});
}

std::string xls_record(std::uint16_t kind, const std::string& bytes) {
  return le16(kind) + le16(static_cast<std::uint32_t>(bytes.size())) + bytes;
}

std::string ppt_record(std::uint16_t head, std::uint16_t kind, const std::string& bytes) {
  return le16(head) + le16(kind) + le32(bytes.size()) + bytes;
}

}  // namespace vankho::indexing
