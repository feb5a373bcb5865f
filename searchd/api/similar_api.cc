// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/similar_api.h"

#include <nlohmann/json.hpp>

#include "schema/text/fold.h"
#include "searchd/api/json.h"
#include "searchd/question/request.h"

namespace vankho::searching::api {

std::string similar_json(std::span<const SimilarPaper> papers) {
  std::vector<schema::Record> records;
  for (const SimilarPaper& paper : papers) records.push_back(paper.record);
  auto list = nlohmann::ordered_json::parse(papers_json(records));
  for (std::size_t i = 0; i < papers.size(); ++i) {
    list[i]["score"] = papers[i].score;
    list[i]["same_text"] = papers[i].same_text;
    list[i]["cites"] = papers[i].cites;
    list[i]["cited_by"] = papers[i].cited_by;
    list[i]["shared_words"] = papers[i].shared_words;
    list[i]["shared_citations"] = papers[i].shared_citations;
  }
  const nlohmann::ordered_json answer{{"similar", std::move(list)}};
  return answer.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

HttpAnswer similar(const Site& site, const Call& call) {
  const Question question = read_question(call.http.parameters, Takes::kSimilar, call.language);
  const ProblemError not_there({.code = "paper_not_found", .param = "id", .value = {}});
  if (call.name.size() > kMaxValueBytes || !text::is_valid_utf8(call.name) || call.name.find('\0') != std::string::npos)
    throw not_there;
  const IndexState state = site.searcher.state();
  std::string tag = entity_tag(call, canonical_text(question), state.edition);
  if (state.ready && has_current(call, tag)) return not_modified(std::move(tag));
  const auto papers = site.searcher.similar(call.name, question.limit);
  if (!papers) throw ProblemError({.code = "paper_not_found", .param = "id", .value = call.name});
  return {.status = 200,
          .content_type = std::string(kJsonType),
          .body = similar_json(*papers),
          .headers = {{"Cache-Control", "no-cache"}, {"ETag", std::move(tag)}}};
}

}  // namespace vankho::searching::api
