// SPDX-License-Identifier: GPL-3.0-or-later
//
// Bodies that are commonly called by a part of their name.
#pragma once

#include <string_view>

namespace vankho::authority {

// The identity of the full name of a body whose short name has the identity `id` ("ngan-hang-nha-nuoc" gives
// "ngan-hang-nha-nuoc-viet-nam"); `id` itself when it is no short name.
std::string_view full_identity(std::string_view id);

}  // namespace vankho::authority
