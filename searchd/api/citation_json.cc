// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/citation_json.h"

#include <unicode/utf8.h>

#include "searchd/labels.h"

namespace vankho::searching {
namespace {

std::string_view status_name(CitationStatus status) {
  switch (status) {
    case CitationStatus::kFound:
      return "found";
    case CitationStatus::kSeveral:
      return "several";
    case CitationStatus::kAbsent:
      break;
  }
  return "absent";
}

// UTF-16 units of text before byte offsets that are asked for in ascending order, or again from the start.
class Utf16Offsets {
 public:
  explicit Utf16Offsets(std::string_view text) : text_(text) {}

  std::size_t at(std::size_t byte) {
    if (byte < byte_) byte_ = units_ = 0;
    while (byte_ < byte && byte_ < text_.size()) {
      const auto lead = static_cast<unsigned char>(text_[byte_]);
      const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
      units_ += bytes == 4 ? 2 : 1;
      byte_ += bytes;
    }
    return units_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::size_t units_ = 0;
};

Json citing_json(const CitingLink& link, Language language) {
  Json json = paper_summary_json(link.paper);
  json["relation"] = citation::relation_name(link.relation).id;
  json["relation_label"] = relation_label(link.relation, Side::kCited, link.partial, language);
  json["partial"] = link.partial;
  return json;
}

Json citing_list(std::span<const CitingLink> links, Language language) {
  Json list = Json::array();
  for (const CitingLink& link : links) list.push_back(citing_json(link, language));
  return list;
}

Json cited_json(const CitationLink& link, Language language) {
  const schema::Citation& citation = link.citation;
  Json dates = Json::array();
  for (const schema::Date date : citation.dates) dates.push_back(iso_date(date));
  Json mentions = Json::array();
  for (const schema::Mention& mention : citation.mentions)
    mentions.push_back(
        {{"begin", mention.begin}, {"end", mention.end}, {"relation", citation::relation_name(mention.relation).id}});
  Json ids = Json::array();
  for (const schema::Record& paper : link.papers) ids.push_back(paper.id);
  return {{"number", or_null(citation.number)},
          {"type", or_null(type_label(citation.type))},
          {"issuer", or_null(citation.issuer)},
          {"date", citation.dates.empty() ? Json() : Json(iso_date(citation.dates.front()))},
          {"dates", std::move(dates)},
          {"relation", citation::relation_name(citation.relation).id},
          {"relation_label", relation_label(citation.relation, Side::kCiting, citation.partial, language)},
          {"partial", citation.partial},
          {"as_written", or_null(citation.as_written)},
          {"mentions", std::move(mentions)},
          {"status", status_name(link.status)},
          {"ids", std::move(ids)}};
}

Json effects_json(const CitationResult& citations, Language language) {
  Json has = Json::array();
  for (const CitationLink& link : citations.cites) {
    if (!citation::is_effect(link.citation.relation)) continue;
    Json json = cited_json(link, language);
    json["papers"] = paper_summaries_json(link.papers);
    has.push_back(std::move(json));
  }
  return {{"on_others", std::move(has)}, {"by_others", citing_list(citations.effects, language)}};
}

}  // namespace

Json citation_member(std::string_view name, const CitationResult& citations, Language language) {
  if (name == "cited_by_count") return citations.times_cited;
  if (name == "effects") return effects_json(citations, language);
  Json list = Json::array();
  for (const CitationLink& link : citations.cites) list.push_back(cited_json(link, language));
  return list;
}

std::string citations_json(const CitationResult& citations, const SearchRequest& page) {
  Json cites = Json::array();
  for (const CitationLink& link : citations.cites) {
    Json json = cited_json(link, page.language);
    json["papers"] = paper_summaries_json(link.papers);
    cites.push_back(std::move(json));
  }
  return dump({{"cites", std::move(cites)},
               {"cited_by_count", citations.times_cited},
               {"page", page.page},
               {"per_page", page.per_page},
               {"cited_by", citing_list(citations.cited_by, page.language)}});
}

std::string resolved_json(std::string_view draft, std::span<const CitationLink> links, Language language) {
  Utf16Offsets units(draft);
  Json list = Json::array();
  for (const CitationLink& link : links) {
    Json json = cited_json(link, language);
    for (Json& mention : json["mentions"]) {
      mention["begin_utf16"] = units.at(mention["begin"].get<std::size_t>());
      mention["end_utf16"] = units.at(mention["end"].get<std::size_t>());
    }
    if (!link.no_longer_valid.empty()) json["status"] = "replaced";
    json["papers"] = paper_summaries_json(link.papers);
    json["replaced_by"] = citing_list(link.no_longer_valid, language);
    json["amended_by"] = citing_list(link.amended_by, language);
    list.push_back(std::move(json));
  }
  return dump({{"citations", std::move(list)}});
}

}  // namespace vankho::searching
