// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/routes.h"

#include <xapian.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <nlohmann/json.hpp>
#include <random>

#include "schema/stable_hash.h"
#include "schema/version.h"
#include "searchd/http/cross_origin.h"
#include "searchd/http/gzip.h"
#include "searchd/log.h"
#include "searchd/markup.h"
#include "searchd/pages/pages.h"
#include "searchd/question/request.h"
#include "searchd/route_table.h"
#include "searchd/watched_pieces.h"
#include "searchd/web/messages.h"

namespace vankho::searching {
namespace {

// What stands for {x} when `path` is of this form.
std::optional<std::string> match(std::string_view form, std::string_view path) {
  const auto open = form.find('{');
  if (open == std::string_view::npos) return path == form ? std::optional(std::string()) : std::nullopt;
  const std::string_view tail = form.substr(form.find('}') + 1);
  if (!path.starts_with(form.substr(0, open)) || !path.ends_with(tail) || path.size() <= open + tail.size())
    return std::nullopt;
  const std::string_view name = path.substr(open, path.size() - open - tail.size());
  if (name.find('/') != std::string_view::npos) return std::nullopt;
  return std::string(name);
}

// The path of "https://intranet.example/vankho": "/vankho".
std::string_view path_of(std::string_view url) {
  const auto authority = url.find("://");
  if (authority == std::string_view::npos) return {};
  const auto slash = url.find('/', authority + 3);
  return slash == std::string_view::npos ? std::string_view() : url.substr(slash);
}

// The path of a request below the public address, which a proxy may have taken away already.
std::string_view own_path(std::string_view path, std::string_view prefix) {
  if (prefix.empty() || !path.starts_with(prefix) || path.substr(prefix.size(), 1) != "/") return path;
  return path.substr(prefix.size());
}

std::string new_request_id() {
  static const std::uint64_t start = (std::uint64_t{std::random_device{}()} << 32U) | std::random_device{}();
  static std::atomic<std::uint64_t> count = 0;
  return schema::stable_hash_hex(schema::stable_hash(std::to_string(start + ++count)));
}

void add_safety_headers(HttpAnswer& answer, std::string_view request_id) {
  answer.headers.emplace_back("X-Content-Type-Options", "nosniff");
  answer.headers.emplace_back("Referrer-Policy", "no-referrer");
  // An answer that is not the program's own may have a stricter one.
  const auto own = std::ranges::find(answer.headers, "Content-Security-Policy", [](const auto& h) { return h.first; });
  if (own == answer.headers.end())
    answer.headers.emplace_back(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; "
        "form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'self'");
  answer.headers.emplace_back("X-Request-Id", request_id);
}

}  // namespace

// The route of a request, or why there is none.
struct Routes::Found {
  const Route* route = nullptr;
  std::string name;
  std::string allow;  // methods of the path, when only the method was wrong

  Found(std::string_view method, std::string_view path) {
    for (const Route& row : routes()) {
      auto matched = match(row.path, path);
      if (!matched) continue;
      if (row.method == method || (row.method == "GET" && method == "HEAD")) {
        route = &row;
        name = std::move(*matched);
        return;
      }
      allow += (allow.empty() ? "" : ", ") + std::string(row.method == "GET" ? "GET, HEAD" : row.method);
    }
  }
};

Routes::Routes(Site site)
    : site_(std::move(site)), codec_([this](const HttpRequest& request) { return handle(request); }) {}

bool Routes::is_light(const RequestHead& head) const {
  const std::string_view path =
      own_path(std::string_view(head.target).substr(0, head.target.find('?')), path_of(site_.public_url));
  // A path that decoding changes may turn out to be a search: it takes its place in the queue.
  if (path.find_first_of("%#") != std::string_view::npos) return false;
  const Found found(head.method, path);
  return !found.route || found.route->kind == RouteKind::kLight;
}

WireAnswer Routes::answer(const WireRequest& request) {
  return codec_.respond(request);
}

std::string Routes::refuse(const Refusal& refusal) {
  const std::string id = new_request_id();
  // The language of the reader is not known here.
  HttpAnswer answer =
      problem_answer({.code = std::string(refusal.code), .param = {}, .value = {}}, Language::kVietnamese, id);
  add_safety_headers(answer, id);
  site_.metrics.count_refusal(refusal.code);
  log(LogLevel::kInfo, "refused", {{"request_id", id}, {"code", refusal.code}, {"status", answer.status}});
  return write_refusal(answer);
}

HttpAnswer Routes::handle(const HttpRequest& wanted) {
  const auto started = std::chrono::steady_clock::now();
  HttpRequest request = wanted;
  request.path = own_path(wanted.path, path_of(site_.public_url));
  Found found(request.method, request.path);
  const Call call{.http = request,
                  .name = found.name,
                  .language = reader_language(request.parameters, request.accept_language),
                  .request_id = new_request_id()};
  auto granted = preflight(site_.allowed_origins, request, found.allow);
  HttpAnswer answer = granted ? std::move(*granted) : run(found, call);
  if (answer.pieces && request.method != "HEAD") answer.pieces = watched(std::move(answer.pieces), call.request_id);
  add_safety_headers(answer, call.request_id);
  if (accepts_gzip(request.accept_encoding)) compress(answer);
  add_cross_origin_headers(site_.allowed_origins, request, answer);

  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - started;
  const std::string_view route = found.route ? found.route->path : "none";
  site_.metrics.count(route, answer.status, took.count());
  log(LogLevel::kInfo, "request",
      {{"request_id", call.request_id},
       {"peer", request.peer},
       {"method", request.method},
       {"route", route},
       {"status", answer.status},
       {"bytes", answer.body.size()},
       {"ms", took.count() * 1000}});
  return answer;
}

HttpAnswer Routes::run(const Found& found, const Call& call) {
  const bool is_page = found.route ? found.route->kind == RouteKind::kPage : prefers_html(call.http.accept);
  const auto fail = [&](const Problem& problem) {
    return is_page ? pages::problem(site_, problem, call) : problem_answer(problem, call.language, call.request_id);
  };
  const auto fail_internally = [&](std::string_view what) {
    log(LogLevel::kError, "internal_error", {{"request_id", call.request_id}, {"what", what}});
    return fail({.code = "internal_error", .param = {}, .value = {}});
  };
  if (!found.route && !found.allow.empty())
    return fail({.code = "method_not_allowed", .param = {}, .value = found.allow, .allow = found.allow});
  if (!found.route) return fail({.code = "not_found", .param = {}, .value = {}});
  try {
    return found.route->run(site_, call);
  } catch (const BadRequest& bad) {
    return fail({.code = bad.code, .param = bad.param, .value = bad.value});
  } catch (const ProblemError& error) {
    return fail(error.problem);
  } catch (const IndexUnavailable& unavailable) {
    // What is missing is made at its place; what cannot be read has to be made anew elsewhere.
    const bool missing = unavailable.what() == schema::fingerprint_problem({});
    const std::string code = missing ? "index_unavailable" : "index_unreadable";
    const std::string sentence = say(code, call.language, {.param = site_.index_dir});
    return fail({.code = code,
                 .param = {},
                 .value = {},
                 .detail = missing ? sentence : sentence + " (" + unavailable.what() + ")"});
  } catch (const DeadlineExceeded&) {
    return fail({.code = "deadline_exceeded", .param = {}, .value = {}});
  } catch (const Xapian::Error& error) {
    return fail_internally(error.get_description());
  } catch (const std::exception& error) {
    return fail_internally(error.what());
  }
}

}  // namespace vankho::searching
