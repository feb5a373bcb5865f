// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace vankho::indexing {

// Recognised text to read the signature from, never to be stored: below "Nơi nhận" cells without any letter (strokes of
// a stamp or a pen, which would be taken for bullets) are left out, and signs before a name in capitals (".Phạm Văn
// Hưởng", ") Võ Quốc Nghĩa"). Dashes stay: they are bullets.
std::string without_stamp_noise(std::string_view text);

}  // namespace vankho::indexing
