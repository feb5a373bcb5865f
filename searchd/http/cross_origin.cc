// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/http/cross_origin.h"

#include <algorithm>

namespace vankho::searching {
namespace {

constexpr std::string_view kEmbedded = "/assets/embed.js";

bool is_shared(std::string_view path) {
  return path.starts_with("/v1/") || path == kEmbedded;
}

bool is_allowed(const std::vector<std::string>& allowed, const std::string& origin) {
  return std::ranges::find(allowed, origin) != allowed.end();
}

}  // namespace

std::string origin_problem(const std::string& origin) {
  std::string sentence = '"' + origin + "\" is not an origin such as https://portal.example";
  const std::size_t scheme = origin.starts_with("https://") ? 8 : origin.starts_with("http://") ? 7 : 0;
  if (scheme == 0 || origin.size() == scheme) return sentence;
  const auto is_part = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == ':' || c == '[' || c == ']';
  };
  if (!std::all_of(origin.begin() + static_cast<std::ptrdiff_t>(scheme), origin.end(), is_part)) return sentence;
  if (origin.back() == ':' || origin[scheme] == ':') return sentence;
  // Browsers leave the usual port out.
  if ((scheme == 8 && origin.ends_with(":443")) || (scheme == 7 && origin.ends_with(":80")))
    return sentence + ", without the usual port";
  return {};
}

std::optional<HttpAnswer> preflight(const std::vector<std::string>& allowed, const HttpRequest& request,
                                    const std::string& methods) {
  if (request.method != "OPTIONS" || methods.empty() || !is_shared(request.path) ||
      !is_allowed(allowed, request.origin))
    return std::nullopt;
  return HttpAnswer{.status = 204,
                    .content_type = {},
                    .body = {},
                    .headers = {{"Access-Control-Allow-Methods", methods},
                                {"Access-Control-Allow-Headers", "Accept-Language, Content-Type, If-None-Match"},
                                {"Access-Control-Max-Age", "600"}}};
}

void add_cross_origin_headers(const std::vector<std::string>& allowed, const HttpRequest& request, HttpAnswer& answer) {
  std::string vary = "Accept, Accept-Encoding, Accept-Language";
  if (!allowed.empty() && is_shared(request.path)) {
    // Said to everybody: an answer without the permission must not be kept for somebody who has it.
    vary += ", Origin";
    if (is_allowed(allowed, request.origin)) {
      answer.headers.emplace_back("Access-Control-Allow-Origin", request.origin);
      answer.headers.emplace_back("Access-Control-Expose-Headers",
                                  "Content-Disposition, ETag, Retry-After, X-Request-Id");
    }
  }
  answer.headers.emplace_back("Vary", std::move(vary));
  answer.headers.emplace_back("Cross-Origin-Resource-Policy",
                              request.path == kEmbedded ? "cross-origin" : "same-origin");
}

}  // namespace vankho::searching
