// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/json_parts.h"

#include "searchd/labels.h"

namespace vankho::searching {

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json or_null(std::string text) {
  return text.empty() ? Json() : Json(std::move(text));
}

Json paper_summary_json(const schema::Record& paper) {
  return {{"id", paper.id},
          {"number", or_null(paper.number)},
          {"type", or_null(type_label(paper.type))},
          {"title", or_null(paper.subject)},
          {"issuer", or_null(paper.issuer)},
          {"province", or_null(province_label(paper.province))},
          {"province_now", or_null(province_label(paper.province_now))},
          {"date", or_null(iso_date(paper.date))},
          {"term", or_null(paper.term)},
          {"url", or_null(paper.url)}};
}

Json paper_summaries_json(std::span<const schema::Record> papers) {
  Json list = Json::array();
  for (const schema::Record& paper : papers) list.push_back(paper_summary_json(paper));
  return list;
}

}  // namespace vankho::searching
