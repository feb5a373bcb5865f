// SPDX-License-Identifier: GPL-3.0-or-later
//
// The head of an HTTP/1.x request, read strictly: what two programs could read differently (bare line ends, two
// lengths, a body where none belongs, chunks) is refused, so that no bytes of one request can pass for another (RFC
// 9112, sections 5, 6 and 11.2). Pure functions over bytes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace vankho::searching {

// The media type of what an HTML form sends.
inline constexpr std::string_view kFormType = "application/x-www-form-urlencoded";

struct RequestLimits {
  std::size_t line_bytes = 8000;   // request line, and each header line
  std::size_t head_bytes = 16384;  // all lines together
  std::size_t header_count = 64;
  std::size_t body_bytes = 65536;
  // Of the body of an HTML form (application/x-www-form-urlencoded), which writes most bytes of Vietnamese as three.
  std::size_t form_bytes = std::size_t{3} * 65536 + 4096;
};

struct RequestHead {
  std::string method;                                        // one of GET HEAD POST PUT DELETE OPTIONS PATCH
  std::string target;                                        // begins with '/'; no control characters, no spaces
  std::vector<std::pair<std::string, std::string>> headers;  // names in lower case
  std::size_t content_length = 0;
  bool keep_alive = false;  // whether the client would send another request
  bool http_1_0 = false;    // of the version before chunks

  // Value of a header by its lower-case name; empty when it is not there.
  std::string_view header(std::string_view name) const;
};

// A request that is answered without being run; `code` is one of messages.h.
struct Refusal {
  int status = 400;
  std::string_view code;
  bool operator==(const Refusal&) const = default;
};

// Whether the bytes that came so far (`from` = where the unseen ones begin) can still become a head. Called before the
// head is complete, so that a client that speaks another protocol is not waited for.
std::optional<Refusal> refuse_early(std::string_view bytes, std::size_t from, const RequestLimits& limits);

// Reads a complete head, "\r\n\r\n" at its end included.
std::variant<RequestHead, Refusal> read_head(std::string_view bytes, const RequestLimits& limits);

}  // namespace vankho::searching
