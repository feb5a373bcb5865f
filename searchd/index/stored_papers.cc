// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/index/stored_papers.h"

#include "schema/stored.h"
#include "schema/terms.h"

namespace vankho::searching {

std::optional<Xapian::docid> paper_of_id(const Xapian::Database& database, const std::string& id) {
  const std::string term = schema::term(schema::field("id"), id);
  const auto posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return std::nullopt;
  return *posting;
}

schema::Record stored_paper(const Xapian::Database& database, Xapian::docid paper) {
  return schema::decode_stored(database.get_document(paper).get_data());
}

schema::Record paper_summary(const Xapian::Database& database, Xapian::docid paper) {
  schema::Record record = stored_paper(database, paper);
  record.body.clear();
  return record;
}

std::vector<schema::Record> paper_summaries(const Xapian::Database& database, const Papers& papers) {
  std::vector<schema::Record> records;
  for (const Xapian::docid paper : papers) records.push_back(paper_summary(database, paper));
  return records;
}

}  // namespace vankho::searching
