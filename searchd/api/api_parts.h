// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the addresses under /v1 have in common.
#pragma once

#include <string>
#include <utility>

#include "searchd/question/request.h"
#include "searchd/site.h"

namespace vankho::searching::api {

HttpAnswer json_answer(std::string body, int status = 200);

// Throws the problem of a POST whose body says that it is something else than JSON.
void expect_json(const Call& call);

// The parameters of the URL, and for POST those of the body too.
Question read(const Call& call, Takes takes);

// The id in the path. Throws the problem of one that no paper can have.
std::string checked_id(const Call& call);

// Answers 304 when the client has what `make` would make; else runs it and adds the tag.
template <typename Make>
HttpAnswer tagged(const Site& site, const Call& call, const Question& question, Make make) {
  const IndexState state = site.searcher.state();
  std::string tag = entity_tag(call, canonical_text(question), state.edition);
  if (state.ready && call.http.method != "POST" && has_current(call, tag)) return not_modified(std::move(tag));
  HttpAnswer answer = make();
  if (call.http.method != "POST") answer.headers.emplace_back("ETag", std::move(tag));
  return answer;
}

}  // namespace vankho::searching::api
