// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/request_head.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace vankho::searching {
namespace {

constexpr Refusal kMalformed{400, "malformed_request"};
constexpr Refusal kTooLarge{431, "head_too_large"};

// RFC 9110, 5.6.2.
bool is_token(std::string_view text) {
  constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::ranges::all_of(text, [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           kMarks.find(c) != std::string_view::npos;
  });
}

bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7f;
}

std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return result;
}

std::string_view trim(std::string_view text) {
  const auto begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") - begin + 1);
}

// Takes the next line off `rest`.
std::string_view take_line(std::string_view& rest) {
  const auto end = rest.find("\r\n");
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(end + 2);
  return line;
}

std::optional<Refusal> read_request_line(std::string_view line, RequestHead& head) {
  constexpr auto kMethods =
      std::to_array<std::string_view>({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH"});
  const auto first = line.find(' ');
  const auto last = line.rfind(' ');
  if (first == std::string_view::npos || first == last) return kMalformed;
  const std::string_view method = line.substr(0, first);
  const std::string_view target = line.substr(first + 1, last - first - 1);
  const std::string_view version = line.substr(last + 1);
  if (!is_token(method) || version.size() != 8 || !version.starts_with("HTTP/")) return kMalformed;
  if (version != "HTTP/1.1" && version != "HTTP/1.0") return Refusal{505, "http_version"};
  if (!target.starts_with('/') || std::ranges::any_of(target, is_control) || target.find(' ') != std::string_view::npos)
    return kMalformed;
  if (std::ranges::find(kMethods, method) == kMethods.end()) return Refusal{501, "unknown_method"};
  head.method = method;
  head.target = target;
  head.http_1_0 = version == "HTTP/1.0";
  return std::nullopt;
}

// The framing of the body: one length in digits or none at all.
std::optional<Refusal> read_framing(RequestHead& head, const RequestLimits& limits) {
  const auto count = [&](std::string_view name) {
    return std::ranges::count(head.headers, name, &std::pair<std::string, std::string>::first);
  };
  const auto lengths = count("content-length");
  const auto codings = count("transfer-encoding");
  if (lengths > 1 || (lengths > 0 && codings > 0)) return kMalformed;
  if (codings > 0) return Refusal{411, "length_required"};
  if (count("content-encoding") > 0) return Refusal{415, "unsupported_encoding"};
  if (count("expect") > 0) return Refusal{417, "expectation_failed"};
  if (lengths == 0) return head.method == "POST" ? std::optional(Refusal{411, "length_required"}) : std::nullopt;

  const std::string_view digits = head.header("content-length");
  const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), head.content_length);
  if (digits.empty() || digits[0] == '-' || parsed.ptr != digits.data() + digits.size()) return kMalformed;
  const bool is_form = head.header("content-type").starts_with(kFormType);
  const std::size_t most = is_form ? limits.form_bytes : limits.body_bytes;
  if (parsed.ec != std::errc{} || head.content_length > most) return Refusal{413, "body_too_large"};
  const bool bodyless = head.method == "GET" || head.method == "HEAD" || head.method == "OPTIONS";
  if (bodyless && head.content_length > 0) return Refusal{400, "unexpected_body"};
  return std::nullopt;
}

}  // namespace

std::string_view RequestHead::header(std::string_view name) const {
  const auto found = std::ranges::find(headers, name, &std::pair<std::string, std::string>::first);
  return found == headers.end() ? std::string_view{} : found->second;
}

std::optional<Refusal> refuse_early(std::string_view bytes, std::size_t from, const RequestLimits& limits) {
  for (std::size_t i = from; i < bytes.size(); ++i) {
    const char c = bytes[i];
    if (c == '\n' ? (i == 0 || bytes[i - 1] != '\r') : (is_control(c) && c != '\r' && c != '\t')) return kMalformed;
    if (i > 0 && bytes[i - 1] == '\r' && c != '\n') return kMalformed;
  }
  const auto line_end = bytes.find("\r\n");
  if (std::min(line_end, bytes.size()) > limits.line_bytes) return Refusal{414, "target_too_long"};
  if (bytes.size() > limits.head_bytes) return kTooLarge;
  return std::nullopt;
}

std::variant<RequestHead, Refusal> read_head(std::string_view bytes, const RequestLimits& limits) {
  if (const auto refusal = refuse_early(bytes, 0, limits)) return *refusal;
  if (!bytes.ends_with("\r\n\r\n")) return kMalformed;
  bytes.remove_suffix(2);

  RequestHead head;
  if (const auto refusal = read_request_line(take_line(bytes), head)) return *refusal;
  while (!bytes.empty()) {
    const std::string_view line = take_line(bytes);
    if (line.size() > limits.line_bytes || head.headers.size() == limits.header_count) return kTooLarge;
    const auto colon = line.find(':');
    // A name before a space or a folded line would be read as a header by some and not by others.
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return kMalformed;
    head.headers.emplace_back(lower(line.substr(0, colon)), trim(line.substr(colon + 1)));
  }
  const auto hosts = std::ranges::count(head.headers, "host", &std::pair<std::string, std::string>::first);
  if (hosts > 1 || (hosts == 0 && !head.http_1_0)) return kMalformed;
  if (const auto refusal = read_framing(head, limits)) return *refusal;

  const std::string connection = lower(head.header("connection"));
  head.keep_alive = !head.http_1_0 && connection.find("close") == std::string::npos;
  return head;
}

}  // namespace vankho::searching
