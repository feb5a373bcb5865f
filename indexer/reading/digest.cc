// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/digest.h"

#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <system_error>

#include "schema/sha256.h"

namespace vankho::indexing {

std::string sha256_hex(std::string_view bytes) {
  schema::Sha256 digest;
  digest.add(bytes);
  return digest.hex();
}

std::string sha256_hex_of_file(int file) {
  schema::Sha256 digest;
  std::array<char, 65'536> piece{};
  for (std::uint64_t at = 0;;) {
    const ssize_t size = ::pread(file, piece.data(), piece.size(), static_cast<off_t>(at));
    if (size < 0 && errno == EINTR) continue;
    if (size < 0) throw std::system_error(errno, std::generic_category(), "read");
    if (size == 0) return digest.hex();
    digest.add({piece.data(), static_cast<std::size_t>(size)});
    at += static_cast<std::uint64_t>(size);
  }
}

}  // namespace vankho::indexing
