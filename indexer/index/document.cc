// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/document.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/stored.h"
#include "schema/terms.h"
#include "schema/text/document_number.h"
#include "schema/text/token.h"
#include "schema/values.h"

namespace vankho::indexing {
namespace {

using schema::field;

// Adds text word by word, each text at positions of its own (schema/terms.h).
class TextWriter {
 public:
  explicit TextWriter(Xapian::Document& document) : document_(document) {}

  void subject(std::string_view text) { add(text, field("subject").weight); }
  void body(std::string_view text) {
    offset_ = std::max(offset_, schema::kBodyPosition - 1);
    add(text, field("body").weight);
  }
  // Words that find the paper and do not rank it: they count nothing and stand nowhere.
  void elsewhere(std::string_view text) {
    for (const text::Token& token : text::tokenize(text)) {
      document_.add_term(token.folded, 0);
      counts_[schema::exact_term(token.exact)] += 0;
    }
  }

  // Terms without positions are counted first and added once: the document keeps them in a map of its own.
  void finish() {
    for (const auto& [term, count] : counts_) document_.add_term(term, count);
  }

 private:
  void add(std::string_view text, Xapian::termcount weight) {
    const std::vector<text::Token> tokens = text::tokenize(text);
    for (const text::Token& token : tokens) {
      document_.add_posting(token.folded, offset_ + token.position, weight);
      counts_[schema::exact_term(token.exact)] += weight;
    }
    if (!tokens.empty()) offset_ += tokens.back().position + schema::kPositionGap;
  }

  Xapian::Document& document_;
  std::unordered_map<std::string, Xapian::termcount> counts_;
  Xapian::termpos offset_ = 0;
};

// "Công văn/1942_kh_syt.pdf": what people may remember of a paper whose letters nobody has read. A folder has many such
// papers, short as they are: by its name they would all stand above those that speak of it.
void add_words_of_path(TextWriter& words, std::string_view path) {
  const auto spaced = [](std::string_view part) {
    std::string text(part);
    std::ranges::replace_if(
        text, [](char c) { return c == '_' || c == '.' || c == '/' || c == '-'; }, ' ');
    return text;
  };
  path = path.substr(0, path.rfind('.'));
  const std::size_t name = path.rfind('/') + 1;
  words.body(spaced(path.substr(name)));
  words.elsewhere(spaced(path.substr(0, name)));
}

void add_value(Xapian::Document& document, const schema::Field& row, const std::string& value) {
  if (!value.empty()) document.add_value(static_cast<Xapian::valueno>(row.slot), value);
}

// The term by which a field is filtered; a paper without the value gets the term "none of it".
void add_filter(Xapian::Document& document, const schema::Field& row, std::string_view value) {
  document.add_boolean_term(schema::term(row, value));
}

void add_facet(Xapian::Document& document, const schema::Field& row, const std::string& code) {
  add_filter(document, row, code);
  add_value(document, row, code);
}

void add_named_facet(Xapian::Document& document, const schema::Field& row, const std::string& code,
                     const std::string& name) {
  add_filter(document, row, code);
  add_value(document, row, schema::encode_labelled(code, name));
}

void add_date(Xapian::Document& document, schema::Date date) {
  const bool known = date != 0;
  add_filter(document, field("date"), schema::encode_date(date));
  add_filter(document, field("year"), known ? schema::year_value(date) : std::string());
  add_filter(document, field("month"), known ? schema::month_value(date) : std::string());
  add_value(document, field("date"), schema::encode_date(date));
}

void add_numbers(Xapian::Document& document, const schema::Record& record) {
  if (const auto number = text::parse_document_number(record.number))
    for (const std::string& term : schema::own_number_terms(*number)) document.add_boolean_term(term);
  add_value(document, field("number"), schema::number_sort_key(record.number, record.date));
  std::vector<schema::CitedEdge> edges;
  for (const schema::Citation& citation : record.citations) {
    const auto number = text::parse_document_number(citation.number);
    if (!number) continue;
    for (const std::string& term : schema::cited_number_terms(*number)) document.add_boolean_term(term);
    for (const schema::Mention& mention : citation.mentions)
      document.add_boolean_term(schema::relation_term(mention.relation, number->bare_key()));
    if (auto edge = schema::edge_of(citation)) edges.push_back(std::move(*edge));
  }
  add_value(document, field("cites"), schema::encode_edges(edges));
}

}  // namespace

Xapian::Document make_document(const schema::Record& record) {
  Xapian::Document document;
  document.add_boolean_term(schema::term(field("id"), record.id));

  TextWriter words(document);
  words.subject(record.subject);
  words.body(record.body);
  if (record.has_no_text_layer()) add_words_of_path(words, record.source.path);
  // Names are words too: the owner may have given them beside a text that does not hold them, and a misprinted name is
  // to be found by the right one.
  for (const std::string* name : {&record.number, &record.issuer, &record.signer, &record.position}) words.body(*name);
  words.finish();

  add_facet(document, field("type"), record.type);
  add_named_facet(document, field("issuer"), record.issuer_id, record.issuer);
  add_facet(document, field("level"), record.level);
  add_facet(document, field("province"), record.province);
  add_facet(document, field("province_now"), record.province_now);
  add_facet(document, field("term"), record.term);
  add_facet(document, field("urgency"), record.urgency);
  add_named_facet(document, field("signer"), schema::keyword_value(record.signer), record.signer);
  add_filter(document, field("position"), schema::keyword_value(record.position));
  for (const std::string& recipient : record.recipients)
    add_filter(document, field("recipients"), schema::keyword_value(recipient));
  add_date(document, record.date);
  add_numbers(document, record);

  document.set_data(schema::encode_stored(record));
  return document;
}

}  // namespace vankho::indexing
