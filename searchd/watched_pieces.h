// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "searchd/http/message.h"

namespace vankho::searching {

// The same pieces with what becomes of them in the log under the id of the request: sent whole, broken off by an error
// (which becomes Piece::kBroken: the head has gone, and no problem can be told any more), or left by the client.
PieceSource watched(PieceSource pieces, const std::string& request_id);

}  // namespace vankho::searching
