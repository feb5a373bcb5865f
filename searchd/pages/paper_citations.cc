// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/paper_citations.h"

#include <algorithm>

#include "searchd/labels.h"
#include "searchd/pages/links.h"

namespace vankho::searching::pages {
namespace {

std::string dates_of(const schema::Citation& citation) {
  std::string dates;
  for (const schema::Date date : citation.dates) dates += (dates.empty() ? "" : ", ") + shown_date(date);
  return dates;
}

std::string search_link(const std::string& number, Language language) {
  SearchRequest request;
  request.q = number;
  request.language = language;
  return number.empty() ? std::string() : page_link(request);
}

}  // namespace

data cited_rows(const std::vector<CitationLink>& cites, Language language) {
  data rows{data::type::list};
  for (const CitationLink& link : cites) {
    const schema::Citation& citation = link.citation;
    const bool is_found = link.papers.size() == 1 && link.status != CitationStatus::kSeveral;
    const std::string written = citation.as_written.empty() ? citation.number : citation.as_written;
    data row;
    row.set("relation", relation_label(citation.relation, Side::kCiting, citation.partial, language));
    row.set("effect", citation::is_effect(citation.relation));
    // The number of the paper found says it already, but for "Quyết định 217 của Bộ Chính trị".
    const bool says_number = is_found && written.find(link.papers.front().number) != std::string::npos;
    set_text(row, "written", says_number ? std::string() : written);
    set_text(row, "dates", is_found ? std::string() : dates_of(citation));
    set_text(row, "written_issuer", is_found ? std::string() : citation.issuer);
    row.set("absent", link.papers.empty());
    set_text(row, "search", link.papers.empty() ? search_link(citation.number, language) : std::string());
    row.set("several", link.status == CitationStatus::kSeveral);
    row.set("papers", paper_rows(link.papers, language));
    row.set("ended", !link.no_longer_valid.empty());
    row.set("enders", citing_rows(link.no_longer_valid, language));
    rows.push_back(row);
  }
  return rows;
}

data citing_rows(const std::vector<CitingLink>& links, Language language) {
  data rows{data::type::list};
  for (const CitingLink& link : links) {
    data row = paper_row(link.paper, language);
    row.set("relation", relation_label(link.relation, Side::kCited, link.partial, language));
    row.set("effect", citation::is_effect(link.relation));
    rows.push_back(row);
  }
  return rows;
}

std::vector<CitingLink> enders_of(const std::vector<CitingLink>& effects) {
  std::vector<CitingLink> enders;
  std::ranges::copy_if(effects, std::back_inserter(enders), [](const CitingLink& link) {
    return link.relation >= citation::Relation::kRepeals && !link.partial;
  });
  return enders;
}

}  // namespace vankho::searching::pages
