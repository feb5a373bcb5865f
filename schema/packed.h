// SPDX-License-Identifier: GPL-3.0-or-later
//
// Numbers and byte strings one behind the other, as the stored form and packed values hold them: numbers in groups of
// seven bits, the lowest first, bytes behind their count.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "schema/stored.h"

namespace vankho::schema {

class PackedWriter {
 public:
  explicit PackedWriter(std::string& out) : out_(out) {}

  void number(std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) out_.push_back(static_cast<char>(value | 0x80));
    out_.push_back(static_cast<char>(value));
  }
  void bytes(std::string_view value) {
    number(value.size());
    out_.append(value);
  }

 private:
  std::string& out_;
};

// Throws StoredFormError where the bytes end too soon.
class PackedReader {
 public:
  explicit PackedReader(std::string_view in) : in_(in) {}

  bool at_end() const { return in_.empty(); }
  std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (in_.empty()) break;
      const auto byte = static_cast<unsigned char>(in_.front());
      in_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    throw StoredFormError("stored paper ends inside a number");
  }
  std::string_view bytes() {
    const std::uint64_t size = number();
    if (size > in_.size()) throw StoredFormError("stored paper ends inside a field");
    const std::string_view value = in_.substr(0, size);
    in_.remove_prefix(size);
    return value;
  }

 private:
  std::string_view in_;
};

}  // namespace vankho::schema
