// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vankho::schema {

// Of a longer file only so many bytes are read: Source::sha256 is theirs, Source::size that of the whole file.
inline constexpr std::uint64_t kMostReadBytes = 32u << 20;

}  // namespace vankho::schema
