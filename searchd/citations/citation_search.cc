// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/citations/citation_search.h"

#include <algorithm>
#include <tuple>

#include "schema/values.h"
#include "searchd/index/stored_papers.h"
#include "searchd/question/pasted_numbers.h"
#include "searchd/search/number_search.h"

namespace vankho::searching {
namespace {

constexpr std::size_t kMostCandidates = 20;  // of one number

class Citations {
 public:
  Citations(const Xapian::Database& database, const Snapshot& snapshot, Deadline deadline)
      : database_(database), snapshot_(snapshot), graph_(snapshot.citations()), deadline_(deadline) {}

  CitationLink link(const schema::Citation& citation, const CitingPaper& citing) const {
    check(deadline_);
    CitationLink link;
    link.citation = citation;
    const auto edge = schema::edge_of(citation);
    if (!edge) return link;
    Resolution resolution = graph_.resolve(*edge, citing);
    link.status = resolution.status;
    set_papers(link, std::move(resolution.papers));
    return link;
  }

  // Lets a look-up of what was typed on a line of its own say more than its number and date do: words of the issuer or
  // subject, a type without a symbol.
  void narrow(CitationLink& link, const text::NumberQuery& typed) const {
    const bool has_words = !typed.rest.empty() && link.status == CitationStatus::kSeveral;
    if (link.status == CitationStatus::kFound || !(link.citation.number.empty() || has_words)) return;
    Papers papers = papers_numbered(database_, typed, Xapian::Query(std::string()), deadline_);
    if (papers.empty() || (papers.size() > 1 && has_words && papers.size() >= link.papers.size())) return;
    link.status = papers.size() == 1 ? CitationStatus::kFound : CitationStatus::kSeveral;
    set_papers(link, std::move(papers));
  }

  CitingLink citing_link(const CitationGraph::Edge& edge) const {
    return {.paper = paper_summary(database_, edge.citing), .relation = edge.relation, .partial = edge.partial};
  }

  // Papers that change the effect of the one cited first, then the newest.
  std::vector<CitationGraph::Edge> in_order(Xapian::docid paper) const {
    const auto edges = graph_.cited_by(paper);
    std::vector<CitationGraph::Edge> ordered(edges.begin(), edges.end());
    std::ranges::stable_sort(ordered, {}, [&](const CitationGraph::Edge& edge) {
      const int effect = citation::is_effect(edge.relation) ? -static_cast<int>(edge.relation) : 0;
      return std::tuple(effect, -snapshot_.columns().date(edge.citing));
    });
    return ordered;
  }

 private:
  void set_papers(CitationLink& link, Papers papers) const {
    papers.resize(std::min(papers.size(), kMostCandidates));
    link.papers = paper_summaries(database_, papers);
    if (link.status != CitationStatus::kFound) return;
    for (const CitationGraph::Edge& edge : graph_.cited_by(papers.front())) {
      if (!citation::is_effect(edge.relation)) continue;
      const bool ends = edge.relation >= citation::Relation::kRepeals && !edge.partial;
      (ends ? link.no_longer_valid : link.amended_by).push_back(citing_link(edge));
    }
  }

  const Xapian::Database& database_;
  const Snapshot& snapshot_;
  const CitationGraph& graph_;
  const Deadline deadline_;
};

}  // namespace

CitationResult citations_of(const Xapian::Database& database, const Snapshot& snapshot, Xapian::docid paper,
                            const Window& citing, Deadline deadline) {
  const Citations citations(database, snapshot, deadline);
  CitationResult result;
  const schema::Record record = stored_paper(database, paper);
  const CitingPaper self = snapshot.citations().citing_paper(paper);
  for (const schema::Citation& citation : record.citations) result.cites.push_back(citations.link(citation, self));
  const std::vector<CitationGraph::Edge> edges = citations.in_order(paper);
  result.times_cited = edges.size();
  for (std::size_t at = 0; at < edges.size(); ++at) {
    check(deadline);
    const bool shown = at >= citing.first && at - citing.first < citing.count;
    const bool effect = citation::is_effect(edges[at].relation);
    if (!shown && !effect) continue;
    CitingLink link = citations.citing_link(edges[at]);
    if (effect) result.effects.push_back(link);
    if (shown) result.cited_by.push_back(std::move(link));
  }
  return result;
}

std::vector<CitationLink> resolve_draft(const Xapian::Database& database, const Snapshot& snapshot,
                                        std::string_view draft, const CitingPaper& author, Deadline deadline) {
  const Citations citations(database, snapshot, deadline);
  std::vector<CitationLink> links;
  for (const PastedNumber& pasted : read_pasted(draft)) {
    links.push_back(citations.link(pasted.citation, author));
    if (pasted.line) citations.narrow(links.back(), *pasted.line);
  }
  return links;
}

}  // namespace vankho::searching
