// SPDX-License-Identifier: GPL-3.0-or-later
//
// Letters of other scripts that look like Latin ones. Sharing sites put them into Vietnamese words against copying
// ("ĐẠI ҺỌເ"), and some keyboards and converters leave them by accident.
#pragma once

namespace vankho::text {

// The lower-case ASCII letter that `c` is read as inside an otherwise Latin word, or 0. The case matters: Ν is read N,
// ν is read v.
char32_t look_alike(char32_t c);

}  // namespace vankho::text
