// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/citation_search.h"

#include <algorithm>

#include "schema/terms.h"
#include "searchd/match.h"
#include "searchd/stored_papers.h"

namespace vankho::searching {
namespace {

bool may_mean(const schema::Citation& citation, const schema::Record& record) {
  return citation.dates.empty() || record.date == 0 ||
         std::ranges::find(citation.dates, record.date) != citation.dates.end();
}

// Papers that bear the number cited.
std::vector<schema::Record> targets_of(const Xapian::Database& database, const schema::Citation& citation,
                                       Deadline deadline) {
  const auto number = text::parse_document_number(citation.number);
  if (!number) return {};
  // A year left out in the citation is no reason to miss the paper.
  const std::string term = number->year != 0
                               ? schema::own_number_term(schema::NumberPart::kKey, number->key())
                               : schema::own_number_term(schema::NumberPart::kBareKey, number->bare_key());
  std::vector<schema::Record> records = paper_summaries(database, papers_of(database, Xapian::Query(term), deadline));
  std::erase_if(records, [&](const schema::Record& record) { return !may_mean(citation, record); });
  return records;
}

bool cites(const schema::Record& citing, const text::DocumentNumber& number, const schema::Record& cited) {
  return std::ranges::any_of(citing.citations, [&](const schema::Citation& citation) {
    const auto cited_number = text::parse_document_number(citation.number);
    if (!cited_number || cited_number->bare_key() != number.bare_key()) return false;
    const bool same_year = cited_number->year == 0 || number.year == 0 || cited_number->year == number.year;
    return same_year && may_mean(citation, cited);
  });
}

}  // namespace

CitationResult citations_of(const Xapian::Database& database, Xapian::docid paper, Deadline deadline) {
  CitationResult result;
  const schema::Record record = stored_paper(database, paper);
  for (const schema::Citation& citation : record.citations) {
    check(deadline);
    result.cites.push_back({citation, targets_of(database, citation, deadline)});
  }
  if (const auto number = text::parse_document_number(record.number)) {
    const Xapian::Query query(schema::cited_number_term(schema::NumberPart::kBareKey, number->bare_key()));
    for (const Xapian::docid citing : papers_of(database, query, deadline)) {
      if (citing == paper) continue;
      check(deadline);
      schema::Record candidate = paper_summary(database, citing);
      if (cites(candidate, *number, record)) result.cited_by.push_back(std::move(candidate));
    }
  }
  return result;
}

}  // namespace vankho::searching
