// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/office97/compound_file.h"

#include <algorithm>
#include <limits>

#include "indexer/extract/extract.h"
#include "indexer/extract/office97/little_endian.h"

namespace vankho::indexing {
namespace {

constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  // this and above are no numbers of sectors
constexpr std::size_t kHeaderFatSectors = 109;
constexpr std::size_t kMiniSector = 64;
constexpr std::size_t kEntrySize = 128;
constexpr std::uint8_t kStream = 2;
constexpr std::uint8_t kRoot = 5;
constexpr std::uint64_t kMiniStreamBelow = 4096;
constexpr std::size_t kMaxEntries = 100'000;

[[noreturn]] void damaged() {
  throw ExtractError({ReasonCode::kDamagedFile, "OLE"});
}

void append_numbers(std::vector<std::uint32_t>& numbers, std::string_view bytes) {
  for (std::size_t at = 0; at + 4 <= bytes.size(); at += 4) numbers.push_back(u32(bytes, at));
}

std::string ascii_name(std::string_view utf16) {
  std::string name;
  for (std::size_t at = 0; at + 2 <= utf16.size(); at += 2) {
    const std::uint16_t unit = u16(utf16, at);
    name.push_back(unit >= 0x20 && unit < 0x7F ? static_cast<char>(unit) : '?');
  }
  return name;
}

}  // namespace

CompoundFile::CompoundFile(std::string_view bytes) : bytes_(bytes) {
  if (!bytes.starts_with(kCompoundSignature) || bytes.size() < 1024) damaged();
  const std::uint16_t shift = u16(bytes, 30);
  if (shift != 9 && shift != 12) damaged();
  sector_size_ = std::size_t{1} << shift;
  fat_ = read_fat();
  read_entries(chain(u32(bytes, 48), kMaxEntries * kEntrySize));
  if (entries_.empty() || entries_[0].type != kRoot) damaged();
  append_numbers(mini_fat_, chain(u32(bytes, 60), bytes.size()));
  mini_ = chain(entries_[0].first, entries_[0].size);
}

std::string_view CompoundFile::sector(std::uint32_t number) const {
  // Of the last sector of a file that was cut off, what is there.
  return part(bytes_, (std::size_t{number} + 1) * sector_size_, sector_size_);
}

std::vector<std::uint32_t> CompoundFile::read_fat() const {
  const std::size_t sectors = bytes_.size() / sector_size_ + 1;
  std::vector<std::uint32_t> where;
  append_numbers(where, part(bytes_, 76, kHeaderFatSectors * 4));
  std::uint32_t more = u32(bytes_, 68);
  for (std::size_t read = 0; more < kLastSector && read < sectors; ++read) {
    const std::string_view list = sector(more);
    if (list.size() < sector_size_) break;
    append_numbers(where, list.substr(0, sector_size_ - 4));
    more = u32(list, sector_size_ - 4);
  }
  std::vector<std::uint32_t> fat;
  for (const std::uint32_t number : where) {
    // A table longer than the file has sectors is none.
    if (number >= kLastSector || fat.size() > sectors) break;
    append_numbers(fat, sector(number));
  }
  return fat;
}

std::string CompoundFile::chain(std::uint32_t first, std::uint64_t most) const {
  std::string stream;
  std::uint32_t number = first;
  for (std::size_t read = 0; number < fat_.size() && read < fat_.size() && stream.size() < most; ++read) {
    const std::string_view bytes = sector(number);
    if (bytes.empty()) break;
    stream.append(bytes);
    // A cut sector in the middle must not shift what follows it.
    if (bytes.size() < sector_size_) stream.append(sector_size_ - bytes.size(), '\0');
    number = fat_[number];
    // No stream is longer than its file: this one runs in a circle.
    if (stream.size() > bytes_.size() + sector_size_) break;
  }
  if (stream.size() > most) stream.resize(static_cast<std::size_t>(most));
  return stream;
}

std::string CompoundFile::mini_chain(std::uint32_t first, std::uint64_t size) const {
  std::string stream;
  std::uint32_t number = first;
  while (number < mini_fat_.size() && stream.size() < size) {
    stream.append(part(mini_, std::size_t{number} * kMiniSector, kMiniSector));
    number = mini_fat_[number];
    if (stream.size() % kMiniSector != 0) break;
  }
  if (stream.size() > size) stream.resize(static_cast<std::size_t>(size));
  return stream;
}

void CompoundFile::read_entries(std::string_view directory) {
  for (std::size_t at = 0; at + kEntrySize <= directory.size(); at += kEntrySize) {
    const std::string_view bytes = directory.substr(at, kEntrySize);
    const std::size_t name_size = std::clamp<std::size_t>(u16(bytes, 64), 2, 64) - 2;
    entries_.push_back({.name = ascii_name(bytes.substr(0, name_size)),
                        .first = u32(bytes, 116),
                        // The upper half is only of use in files with large sectors, and garbage in some others.
                        .size = u32(bytes, 120),
                        .left = u32(bytes, 68),
                        .right = u32(bytes, 72),
                        .child = u32(bytes, 76),
                        .type = u8(bytes, 66)});
  }
  if (entries_.empty()) return;
  // The root's entries hang in a tree of brothers; a damaged one may have circles.
  std::vector<bool> seen(entries_.size());
  std::vector<std::uint32_t> open{entries_[0].child};
  while (!open.empty()) {
    const std::uint32_t at = open.back();
    open.pop_back();
    if (at >= entries_.size() || seen[at]) continue;
    seen[at] = true;
    top_.push_back(at);
    open.push_back(entries_[at].left);
    open.push_back(entries_[at].right);
  }
}

const CompoundFile::Entry* CompoundFile::find(std::string_view name) const {
  const auto found = std::ranges::find_if(
      top_, [&](std::size_t at) { return entries_[at].type == kStream && entries_[at].name == name; });
  return found == top_.end() ? nullptr : &entries_[*found];
}

std::optional<std::string> CompoundFile::stream(std::string_view name) const {
  const Entry* const entry = find(name);
  if (entry == nullptr) return std::nullopt;
  return entry->size < kMiniStreamBelow ? mini_chain(entry->first, entry->size) : chain(entry->first, entry->size);
}

}  // namespace vankho::indexing
