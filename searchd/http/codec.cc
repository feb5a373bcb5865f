// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/codec.h"

#include <fmt/format.h>
#include <httplib.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <optional>

namespace vankho::searching {
namespace {

// One request in, one answer out, both in memory. The later library adds pure functions to Stream, so all of both
// versions are here, without `override`.
// NOLINTBEGIN(modernize-use-override)
class MemoryStream final : public httplib::Stream {
 public:
  MemoryStream(std::string_view in, std::string_view peer) : in_(in), peer_(peer) {}

  virtual bool is_readable() const { return !in_.empty(); }
  virtual bool is_writable() const { return true; }
  virtual bool wait_readable() const { return !in_.empty(); }
  virtual bool wait_writable() const { return true; }
  virtual ssize_t read(char* to, size_t size) {
    size = std::min(size, in_.size());
    std::memcpy(to, in_.data(), size);
    in_.remove_prefix(size);
    return static_cast<ssize_t>(size);
  }
  virtual ssize_t write(const char* from, size_t size) {
    out.append(from, size);
    return static_cast<ssize_t>(size);
  }
  virtual void get_remote_ip_and_port(std::string& ip, int& port) const {
    ip = peer_;
    port = 0;
  }
  virtual void get_local_ip_and_port(std::string& ip, int& port) const {
    ip.clear();
    port = 0;
  }
  virtual socket_t socket() const { return INVALID_SOCKET; }
  virtual time_t duration() const { return 0; }

  std::string out;

 private:
  std::string_view in_;
  std::string_view peer_;
};
// NOLINTEND(modernize-use-override)

// What the client accepts goes past the library under another name: it would compress by itself, with brotli at its
// slowest.
constexpr const char* kGivenEncodings = "x-given-encodings";

HttpRequest decoded(const httplib::Request& from) {
  HttpRequest request{.method = from.method,
                      .path = from.path,
                      .parameters = {from.params.begin(), from.params.end()},
                      .body = from.body,
                      .peer = from.remote_addr,
                      .host = from.get_header_value("host"),
                      .origin = from.get_header_value("origin"),
                      .accept = from.get_header_value("accept"),
                      .accept_encoding = from.get_header_value(kGivenEncodings),
                      .accept_language = from.get_header_value("accept-language"),
                      .content_type = from.get_header_value("content-type"),
                      .if_none_match = from.get_header_value("if-none-match")};
  return request;
}

// The head again, with the headers that decoded() reads and no other.
std::string rewritten(const RequestHead& head) {
  constexpr auto kUsed =
      std::to_array<std::string_view>({"host", "origin", "accept", "accept-language", "content-type", "if-none-match"});
  std::string bytes = head.method + ' ' + head.target + " HTTP/1.1\r\n";
  for (const std::string_view name : kUsed)
    if (const auto value = head.header(name); !value.empty())
      bytes.append(name).append(": ").append(value).append("\r\n");
  if (const auto encodings = head.header("accept-encoding"); !encodings.empty())
    bytes.append(kGivenEncodings).append(": ").append(encodings).append("\r\n");
  return bytes += "\r\n";
}

// An answer in pieces that the handler gave to the request of this thread: the library itself writes only whole ones.
thread_local std::optional<HttpAnswer> given_in_pieces;

std::string head_of(const HttpAnswer& answer, std::string_view reason, std::string_view framing) {
  std::string bytes = "HTTP/1.1 " + std::to_string(answer.status) + ' ';
  bytes.append(reason).append("\r\n").append(framing);
  bytes += "Content-Type: " + answer.content_type + "\r\n";
  for (const auto& [name, value] : answer.headers) bytes.append(name).append(": ").append(value).append("\r\n");
  return bytes += "\r\n";
}

// Pieces as the chunks of RFC 9112, 7.1.
PieceSource in_chunks(PieceSource pieces) {
  return [pieces = std::move(pieces)](std::string& bytes) {
    std::string piece;
    const Piece made = pieces(piece);
    bytes.clear();
    if (!piece.empty()) {
      bytes = fmt::format("{:x}\r\n", piece.size());
      bytes.append(piece).append("\r\n");
    }
    if (made == Piece::kLast) bytes += "0\r\n\r\n";
    return made;
  };
}

// Pieces that together must be as long as the head has said.
PieceSource of_length(PieceSource pieces, std::uint64_t length) {
  return [pieces = std::move(pieces), left = length](std::string& bytes) mutable {
    const Piece made = pieces(bytes);
    if (bytes.size() > left || (made == Piece::kLast && bytes.size() < left)) return Piece::kBroken;
    left -= bytes.size();
    return made;
  };
}

WireAnswer in_pieces(HttpAnswer answer, const WireRequest& request) {
  std::string framing = request.keep_alive ? "" : "Connection: close\r\n";
  if (answer.piece_bytes)
    framing += "Content-Length: " + std::to_string(*answer.piece_bytes) + "\r\n";
  else if (!request.head.http_1_0)
    framing += "Transfer-Encoding: chunked\r\n";
  WireAnswer wire{.bytes = head_of(answer, "OK", framing)};
  if (request.head.method == "HEAD") return wire;
  if (answer.piece_bytes)
    wire.more = of_length(std::move(answer.pieces), *answer.piece_bytes);
  else
    wire.more = request.head.http_1_0 ? std::move(answer.pieces) : in_chunks(std::move(answer.pieces));
  return wire;
}

}  // namespace

class HttpCodec::Library : public httplib::Server {
 public:
  explicit Library(std::function<HttpAnswer(const HttpRequest&)> handler) {
    // As GuardedServer has them; the library tells the client.
    set_keep_alive_timeout(10);
    set_keep_alive_max_count(100);
    set_exception_handler(
        [](const httplib::Request&, httplib::Response& res, const std::exception_ptr&) { res.status = 500; });
    // Takes every request: the library's own routes are regular expressions over the path.
    set_pre_routing_handler([handler = std::move(handler)](const httplib::Request& req, httplib::Response& res) {
      HttpAnswer answer = handler(decoded(req));
      if (answer.pieces) {
        given_in_pieces = std::move(answer);
        return HandlerResponse::Handled;
      }
      res.status = answer.status;
      for (const auto& [name, value] : answer.headers) res.set_header(name, value);
      if (!answer.content_type.empty()) res.set_content(answer.body, answer.content_type);
      return HandlerResponse::Handled;
    });
  }

  WireAnswer respond(const WireRequest& request) {
    given_in_pieces.reset();
    const std::string head = rewritten(request.head);
    MemoryStream stream(head, request.peer);
    const std::function<void(httplib::Request&)> give_body = [&](httplib::Request& req) { req.body = request.body; };
    process(&Library::process_request, stream, request, give_body);
    if (auto answer = std::exchange(given_in_pieces, std::nullopt)) return in_pieces(std::move(*answer), request);
    // "Content-Length: 0" in a 304 would speak of the paper that the client keeps; a 204 has none (RFC 9110, 8.6).
    constexpr std::string_view kNoLength = "Content-Length: 0\r\n";
    if (stream.out.starts_with("HTTP/1.1 304") || stream.out.starts_with("HTTP/1.1 204"))
      if (const auto at = stream.out.find(kNoLength); at != std::string::npos) stream.out.erase(at, kNoLength.size());
    return {.bytes = std::move(stream.out)};
  }

 private:
  using Setup = std::function<void(httplib::Request&)>;

  // 0.11
  void process(bool (httplib::Server::*run)(httplib::Stream&, bool, bool&, const Setup&), MemoryStream& stream,
               const WireRequest& request, const Setup& setup) {
    bool closed = false;
    (this->*run)(stream, !request.keep_alive, closed, setup);
  }

  // 0.18
  void process(bool (httplib::Server::*run)(httplib::Stream&, const std::string&, int, const std::string&, int, bool,
                                            bool&, const Setup&),
               MemoryStream& stream, const WireRequest& request, const Setup& setup) {
    bool closed = false;
    (this->*run)(stream, request.peer, 0, std::string(), 0, !request.keep_alive, closed, setup);
  }
};

HttpCodec::HttpCodec(std::function<HttpAnswer(const HttpRequest&)> handler)
    : library_(std::make_unique<Library>(std::move(handler))) {}
HttpCodec::~HttpCodec() = default;

WireAnswer HttpCodec::respond(const WireRequest& request) {
  return library_->respond(request);
}

std::string write_refusal(const HttpAnswer& answer) {
  const std::string framing = "Connection: close\r\nContent-Length: " + std::to_string(answer.body.size()) + "\r\n";
  return head_of(answer, answer.status < 500 ? "Refused" : "Unavailable", framing) + answer.body;
}

}  // namespace vankho::searching
