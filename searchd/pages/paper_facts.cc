// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/paper_facts.h"

#include "schema/fields.h"
#include "schema/text/fold.h"
#include "searchd/labels.h"
#include "searchd/markup.h"
#include "searchd/pages/links.h"
#include "searchd/pages/paper_text.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

std::string label_of(const schema::Field& field, Language language) {
  return std::string(language == Language::kEnglish ? field.label_en : field.label_vi);
}

// A list of what is known. Names are marked as in snippets; codes and lists are not.
class Facts {
 public:
  Facts(const MarkTerms& marks, Language language) : marks_(marks), language_(language) {}

  void add(const schema::Field& field, const std::string& value) { add_row(field, escaped(value), {}); }
  void add_marked(const schema::Field& field, const std::string& value) {
    add_row(field, marked_line(value, marks_), {});
  }
  // With a link to all papers that have this value.
  void add_linked(const schema::Field& field, const std::string& value, const std::string& code) {
    SearchRequest all;
    all.language = language_;
    all.filters[std::string(field.name)] = {code};
    add_row(field, marked_line(value, marks_), code.empty() ? std::string() : page_link(all));
  }

  data rows() const { return rows_; }

 private:
  void add_row(const schema::Field& field, const std::string& html, const std::string& all) {
    if (html.empty()) return;
    const std::string label = label_of(field, language_);
    data fact;
    fact.set("label", label);
    fact.set("value", html);
    set_text(fact, "all", all);
    fact.set("all_title", say("ui.all_of", language_, {.value = text::to_lower(label)}));
    rows_.push_back(fact);
  }

  const MarkTerms& marks_;
  const Language language_;
  data rows_{data::type::list};
};

std::string joined(const std::vector<std::string>& lines) {
  std::string text;
  for (const std::string& line : lines) text += (text.empty() ? "" : "; ") + line;
  return text;
}

}  // namespace

data paper_facts(const schema::Record& paper, const MarkTerms& marks, Language language) {
  using schema::field;
  Facts facts(marks, language);
  facts.add_marked(field("number"), paper.number);
  facts.add_linked(field("type"), type_label(paper.type), paper.type);
  facts.add(field("date"), shown_date(paper.date));
  facts.add_linked(field("issuer"), paper.issuer, paper.issuer_id);
  facts.add(field("level"), level_label(paper.level));
  facts.add_linked(field("province"), province_label(paper.province), paper.province);
  if (paper.province_now != paper.province) facts.add(field("province_now"), province_label(paper.province_now));
  facts.add(field("term"), paper.term);
  facts.add_linked(field("signer"), paper.signer, paper.signer);
  facts.add_marked(field("position"), paper.position);
  facts.add(field("urgency"), urgency_label(paper.urgency));
  facts.add(field("recipients"), joined(paper.recipients));
  std::vector<std::string> paths = paper.source.other_paths;
  if (!paper.source.path.empty()) paths.insert(paths.begin(), paper.source.path);
  facts.add(field("source"), joined(paths));
  return facts.rows();
}

data evidence_rows(const schema::Record& paper, Language language) {
  data rows{data::type::list};
  for (const schema::Evidence& evidence : paper.evidence) {
    const schema::Field* field = schema::find_field(evidence.field);
    if (field == nullptr) continue;
    data row;
    row.set("label", label_of(*field, language));
    row.set("origin", say("ui.origin_" + std::string(schema::origin_name(evidence.origin)), language));
    row.set("confidence", std::to_string(evidence.confidence));
    rows.push_back(row);
  }
  return rows;
}

}  // namespace vankho::searching::pages
