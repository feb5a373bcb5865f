// SPDX-License-Identifier: GPL-3.0-or-later
//
// The container of Word, Excel and PowerPoint 97 to 2003: a file system of sectors in one file ([MS-CFB], Microsoft).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vankho::indexing {

class CompoundFile {
 public:
  // Keeps a view into `bytes`. Throws ExtractError (damaged) when it is no such file.
  explicit CompoundFile(std::string_view bytes);

  // The bytes of a stream of the root storage; those of documents inside the document are not looked at. A chain of
  // sectors that breaks off ends the stream; one that runs in a circle too.
  std::optional<std::string> stream(std::string_view name) const;
  bool has(std::string_view name) const { return find(name) != nullptr; }

 private:
  struct Entry {
    std::string name;  // ASCII letters; any others as '?'
    std::uint32_t first = 0;
    std::uint64_t size = 0;
    std::uint32_t left = 0;
    std::uint32_t right = 0;
    std::uint32_t child = 0;
    std::uint8_t type = 0;
  };

  std::string_view sector(std::uint32_t number) const;
  std::vector<std::uint32_t> read_fat() const;
  std::string chain(std::uint32_t first, std::uint64_t most) const;
  std::string mini_chain(std::uint32_t first, std::uint64_t size) const;
  void read_entries(std::string_view directory);
  const Entry* find(std::string_view name) const;

  std::string_view bytes_;
  std::size_t sector_size_ = 512;
  std::vector<std::uint32_t> fat_;
  std::vector<std::uint32_t> mini_fat_;
  std::string mini_;  // the stream that holds the short streams
  std::vector<Entry> entries_;
  std::vector<std::size_t> top_;  // entries of the root storage
};

inline constexpr std::string_view kCompoundSignature{"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8};

}  // namespace vankho::indexing
