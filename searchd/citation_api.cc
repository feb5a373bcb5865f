// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "schema/authority/issuing_bodies.h"
#include "schema/authority/provinces.h"
#include "schema/fields.h"
#include "schema/text/fold.h"
#include "searchd/api.h"
#include "searchd/api_parts.h"
#include "searchd/citation_json.h"
#include "searchd/filters.h"

namespace vankho::searching::api {
namespace {

// What a client says of the paper that it drafts.
struct Draft {
  std::string text;
  CitingPaper author;
};

Draft read_draft(const Call& call) {
  Draft draft;
  if (call.http.content_type.starts_with("text/plain")) {
    draft.text = call.http.body;
  } else {
    expect_json(call);
    for (auto& [name, value] : read_json_parameters(call.http.body)) {
      if (name == "text") {
        draft.text = std::move(value);
      } else if (name == "issuer") {
        const authority::IssuingBody body = authority::resolve_issuer(value);
        draft.author.issuer = body.id;
        draft.author.level = body.level;
        if (draft.author.province.empty()) draft.author.province = body.province;
      } else if (name == "province") {
        draft.author.province = filter_code(schema::field("province"), value);
      } else if (name == "date") {
        draft.author.date = read_date(name, value);
      } else if (name != "lang") {
        throw BadRequest("unknown_parameter", text::to_valid_utf8(name.substr(0, 64)), "text");
      }
    }
  }
  if (!text::is_valid_utf8(draft.text)) throw BadRequest("bad_text", "text");
  if (text::squeeze(draft.text).empty()) throw BadRequest("missing_parameter", "text");
  return draft;
}

}  // namespace

HttpAnswer citations(const Site& site, const Call& call) {
  const Question question = read(call, Takes::kCitations);
  const std::string id = checked_id(call);
  return tagged(site, call, question, [&] {
    const SearchRequest& page = question.search;
    const std::size_t first = std::size_t{page.page - 1} * page.per_page;
    const auto citations = site.searcher.citations(id, first, page.per_page);
    if (!citations) throw ProblemError({.code = "paper_not_found", .param = "id", .value = id});
    return json_answer(citations_json(*citations, page));
  });
}

HttpAnswer resolve(const Site& site, const Call& call) {
  const Draft draft = read_draft(call);
  return json_answer(resolved_json(draft.text, site.searcher.resolve(draft.text, draft.author), call.language));
}

}  // namespace vankho::searching::api
