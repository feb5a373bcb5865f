// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace vankho::indexing {

// Of one scanned paper. A page takes a second or two; there are papers of some hundred pages.
inline constexpr unsigned kOcrSeconds = 600;
inline constexpr std::uint64_t kOcrMemory = std::uint64_t{2} << 30;

}  // namespace vankho::indexing
