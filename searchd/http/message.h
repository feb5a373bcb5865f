// SPDX-License-Identifier: GPL-3.0-or-later
//
// A request and its answer as the routes see them: decoded, without the wire.
#pragma once

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
  std::string host = {}, origin = {}, accept = {}, accept_language = {}, content_type = {}, if_none_match = {};
};

struct HttpAnswer {
  int status = 200;
  std::string content_type;
  std::string body;
  std::vector<std::pair<std::string, std::string>> headers;
};

}  // namespace vankho::searching
