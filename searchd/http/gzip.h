// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "searchd/http/message.h"

namespace vankho::searching {

// Compresses the body of a text answer (HTML, CSS, JavaScript, JSON, XML, SVG) of 1 KiB to 1 MiB and says so in its
// headers; others stay as they are: small ones would not gain, and very large ones would cost a worker too much. The
// pages hold no secret of a reader, so that the length of an answer tells nothing (BREACH).
void compress(HttpAnswer& answer);

// Whether the client takes gzip (Accept-Encoding, RFC 9110, 12.5.3).
bool accepts_gzip(std::string_view accept_encoding);

}  // namespace vankho::searching
