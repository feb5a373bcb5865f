// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/citation/find_citations.h"

#include <algorithm>
#include <unordered_map>

#include "schema/citation/clause.h"
#include "schema/citation/mention_reader.h"

namespace vankho::citation {
namespace {

schema::Citation first_seen(const text::Words& words, const ReadMention& mention) {
  schema::Citation citation;
  citation.number = mention.number.display();
  citation.key = mention.key;
  citation.as_written = text::plain_text(words.text.substr(mention.begin, mention.end - mention.begin));
  return citation;
}

void add_mention(schema::Citation& citation, const ReadMention& mention) {
  if (citation.type.empty()) citation.type = mention.type;
  if (citation.issuer.empty()) citation.issuer = mention.issuer;
  for (const schema::Date date : mention.dates)
    if (std::ranges::find(citation.dates, date) == citation.dates.end()) citation.dates.push_back(date);
  // A part counts only as long as no mention of the same strength is of the whole.
  if (citation.mentions.empty() || mention.relation > citation.relation) {
    citation.relation = mention.relation;
    citation.partial = mention.partial;
  } else if (mention.relation == citation.relation) {
    citation.partial = citation.partial && mention.partial;
  }
  citation.mentions.push_back({.begin = mention.begin, .end = mention.end, .relation = mention.relation});
}

}  // namespace

std::vector<schema::Citation> find_citations(std::string_view body, std::string_view own_key) {
  const text::Words words = text::read_words(body);
  std::vector<ReadMention> mentions = read_mentions(words);
  std::erase_if(mentions, [&](const ReadMention& mention) { return mention.key == own_key; });
  read_relations(words, mentions);

  std::vector<schema::Citation> cited;
  std::unordered_map<std::string, std::size_t> known;
  for (const ReadMention& mention : mentions) {
    const auto [place, fresh] = known.try_emplace(mention.key, cited.size());
    if (fresh) cited.push_back(first_seen(words, mention));
    add_mention(cited[place->second], mention);
  }
  return cited;
}

}  // namespace vankho::citation
