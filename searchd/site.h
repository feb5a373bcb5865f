// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a route gets: the parts of the running program that answer, and the request at hand.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "searchd/http/guarded_server.h"
#include "searchd/http/message.h"
#include "searchd/look.h"
#include "searchd/metrics.h"
#include "searchd/places.h"
#include "searchd/problem.h"
#include "searchd/search/searcher.h"

namespace vankho::searching {

struct Site {
  const Searcher& searcher;
  Metrics& metrics;
  std::string index_dir;  // as given at the start, for sentences
  std::function<GuardedServer::Load()> load;
  bool register_view = true;  // whether the registers are shown
  Look look = {};
  // Where readers find the archive, "https://intranet.example/vankho"; empty = where this request came to. Its path may
  // stand before the paths of requests, or a proxy may take it away.
  std::string public_url = {};
  std::vector<std::string> papers = {};           // folders that the indexer was given; empty = no files are served
  std::vector<std::string> allowed_origins = {};  // whose pages may read answers (cross_origin.h)
  Places exports = Places(4);                     // files of all papers found that are made at once
  Places files = Places(64);                      // original files that are served at once
};

// One request on its route.
struct Call {
  const HttpRequest& http;
  std::string name;                           // what stands for {id} or {name} in the path
  Language language = Language::kVietnamese;  // of the reader
  std::string request_id;
};

// Where a reader finds the archive, without a slash at the end: the site's public address, or else the Host header.
std::string public_address(const Site& site, const Call& call);

// Thrown by a route where the answer is a problem that is not the searcher's.
struct ProblemError : std::exception {
  explicit ProblemError(Problem p) : problem(std::move(p)) {}
  const char* what() const noexcept override { return problem.code.c_str(); }
  Problem problem;
};

// A tag for an answer that changes only with the question and the index; weak, since answers hold the time taken.
std::string entity_tag(const Call& call, std::string_view question, std::uint64_t edition);
// Whether the client has it already (If-None-Match).
bool has_current(const Call& call, std::string_view tag);
HttpAnswer not_modified(std::string tag);

}  // namespace vankho::searching
