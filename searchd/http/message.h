// SPDX-License-Identifier: GPL-3.0-or-later
//
// A request and its answer as the routes see them: decoded, without the wire.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "searchd/http/request_head.h"

namespace vankho::searching {

// A request as it came: the head and as many bytes of body as the head says.
struct WireRequest {
  RequestHead head;
  std::string body;
  std::string peer;         // address of the client, as the socket says
  bool keep_alive = false;  // whether the connection stays open after the answer
};

using Parameters = std::vector<std::pair<std::string, std::string>>;

struct HttpRequest {
  std::string method;
  std::string path;       // percent-decoded; any bytes
  Parameters parameters;  // of the query, percent-decoded; any bytes; repeated names keep their order
  std::string body;
  std::string peer;
  // Headers; empty = not sent.
  std::string host = {}, origin = {}, accept = {}, accept_encoding = {}, accept_language = {}, content_type = {},
              if_none_match = {};
};

// Makes a body piece by piece: each call puts the next piece in the place of what `piece` holds and says whether it is
// the last. After kBroken the connection ends so that the client sees that the body is not whole. The pieces are asked
// for one after another, each when the client has taken the one before, from any thread; the source is destroyed when
// the last one was made or the client has gone.
enum class Piece { kMore, kLast, kBroken };
using PieceSource = std::function<Piece(std::string& piece)>;

struct HttpAnswer {
  int status = 200;
  std::string content_type;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
  PieceSource pieces = {};                        // the body instead of `body`; may throw where routes.cc can log it
  std::optional<std::uint64_t> piece_bytes = {};  // of all pieces together, where that is known before
};

// An answer as bytes: those to send first, and what makes the others; it does not throw.
struct WireAnswer {
  std::string bytes;
  PieceSource more = {};
};

}  // namespace vankho::searching
