// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/archive/rar_headers.h"

#include <algorithm>
#include <cstdint>

namespace vankho::indexing {
namespace {

constexpr std::string_view kRar4{"Rar!\x1A\x07\x00", 7};
constexpr std::string_view kRar5{"Rar!\x1A\x07\x01\x00", 8};
constexpr int kMostHeaders = 100'000;

// The bytes from the front, with the numbers of RAR 5: seven bits a byte, the lowest first, the eighth says "more".
class Bytes {
 public:
  explicit Bytes(std::string_view bytes) : rest_(bytes) {}

  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 63; shift += 7) {
      if (rest_.empty()) break;
      const auto byte = static_cast<unsigned char>(rest_.front());
      rest_.remove_prefix(1);
      value |= std::uint64_t{byte & 0x7FU} << shift;
      if ((byte & 0x80U) == 0) return value;
    }
    whole_ = false;
    return 0;
  }
  std::string_view take(std::uint64_t size) {
    whole_ = whole_ && size <= rest_.size();
    const std::string_view taken = rest_.substr(0, std::min<std::uint64_t>(size, rest_.size()));
    rest_.remove_prefix(taken.size());
    return taken;
  }
  std::string_view rest() const { return rest_; }
  bool whole() const { return whole_; }

 private:
  std::string_view rest_;
  bool whole_ = true;
};

// Whether the extra records of a file's header say that its bytes are locked (type 1).
bool has_lock(std::string_view extra) {
  Bytes records(extra);
  while (records.whole() && !records.rest().empty()) {
    Bytes record(records.take(records.number()));
    if (record.number() == 1 && record.whole()) return true;
  }
  return false;
}

RarHeaders read_rar5(std::string_view bytes) {
  constexpr std::uint64_t kMain = 1;
  constexpr std::uint64_t kFile = 2;
  constexpr std::uint64_t kLock = 4;
  constexpr std::uint64_t kEnd = 5;
  RarHeaders found;
  Bytes blocks(bytes);
  for (int i = 0; i < kMostHeaders && !blocks.rest().empty(); ++i) {
    blocks.take(4);  // check sum
    Bytes header(blocks.take(blocks.number()));
    const std::uint64_t type = header.number();
    const std::uint64_t flags = header.number();
    const std::uint64_t extra = (flags & 1U) != 0 ? header.number() : 0;
    const std::uint64_t data = (flags & 2U) != 0 ? header.number() : 0;
    if (!blocks.whole() || !header.whole() || type == kEnd) break;
    if (type == kMain) found.is_volume = (header.number() & 1U) != 0;
    // Nothing after this header can be read.
    if (type == kLock) found.is_locked = true;
    if (type == kLock) break;
    const std::string_view body = header.rest();
    if (type == kFile && extra <= body.size() && has_lock(body.substr(body.size() - extra))) found.is_locked = true;
    blocks.take(data);
    if (!blocks.whole()) break;
  }
  return found;
}

RarHeaders read_rar4(std::string_view bytes) {
  // The main header: check sum (2), type, flags (2). Locked members libarchive sees itself.
  constexpr std::uint8_t kMain = 0x73;
  if (bytes.size() < 7 || static_cast<std::uint8_t>(bytes[2]) != kMain) return {};
  const unsigned flags = static_cast<unsigned char>(bytes[3]) | static_cast<unsigned char>(bytes[4]) << 8U;
  return {.is_volume = (flags & 0x0001U) != 0, .is_locked = (flags & 0x0080U) != 0};
}

}  // namespace

RarHeaders read_rar_headers(std::string_view bytes) {
  if (bytes.starts_with(kRar4)) return read_rar4(bytes.substr(kRar4.size()));
  if (bytes.starts_with(kRar5)) return read_rar5(bytes.substr(kRar5.size()));
  return {};
}

}  // namespace vankho::indexing
