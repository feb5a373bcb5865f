// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/fields.h"
#include "searchd/labels.h"
#include "searchd/pages/frame.h"
#include "searchd/pages/pages.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

void set_fact(data& facts, std::string_view label, const std::string& value) {
  if (value.empty()) return;
  data fact;
  fact.set("label", std::string(label));
  fact.set("value", value);
  facts.push_back(fact);
}

// Only addresses of the web: one with another scheme could run a script when it is followed.
bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

data paper_facts(const schema::Record& paper, Language language) {
  const auto label = [&](const schema::Field& field) {
    return language == Language::kEnglish ? field.label_en : field.label_vi;
  };
  std::string recipients;
  for (const std::string& line : paper.recipients) recipients += (recipients.empty() ? "" : "; ") + line;
  data facts{data::type::list};
  set_fact(facts, label(schema::field("number")), paper.number);
  set_fact(facts, label(schema::field("type")), type_label(paper.type));
  set_fact(facts, label(schema::field("date")), shown_date(paper.date));
  set_fact(facts, label(schema::field("issuer")), paper.issuer);
  set_fact(facts, label(schema::field("level")), level_label(paper.level));
  set_fact(facts, label(schema::field("province")), province_label(paper.province));
  if (paper.province_now != paper.province)
    set_fact(facts, label(schema::field("province_now")), province_label(paper.province_now));
  set_fact(facts, label(schema::field("term")), paper.term);
  set_fact(facts, label(schema::field("signer")), paper.signer);
  set_fact(facts, label(schema::field("position")), paper.position);
  set_fact(facts, label(schema::field("urgency")), urgency_label(paper.urgency));
  set_fact(facts, label(schema::field("recipients")), recipients);
  set_fact(facts, label(schema::field("source")), paper.source.path);
  return facts;
}

data cited_rows(const CitationResult& citations, Language language) {
  data rows{data::type::list};
  for (const CitationLink& link : citations.cites) {
    const schema::Citation& citation = link.citation;
    data row;
    row.set("relation", relation_label(citation.relation, Side::kCiting, citation.partial, language));
    row.set("as_written", citation.as_written.empty() ? citation.number : citation.as_written);
    set_text(row, "issuer", citation.issuer);
    std::string dates;
    for (const schema::Date date : citation.dates) dates += (dates.empty() ? "" : ", ") + shown_date(date);
    set_text(row, "dates", dates);
    row.set("absent", link.papers.empty());
    row.set("several", link.status == CitationStatus::kSeveral);
    row.set("papers", paper_rows(link.papers, language));
    rows.push_back(row);
  }
  return rows;
}

data citing_rows(const std::vector<CitingLink>& links, Language language) {
  data rows{data::type::list};
  for (const CitingLink& link : links) {
    data row = paper_row(link.paper, language);
    row.set("relation", relation_label(link.relation, Side::kCited, link.partial, language));
    rows.push_back(row);
  }
  return rows;
}

std::string joined(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list.append(list.empty() ? "" : ", ").append(text);
  return list;
}

data similar_rows(const std::vector<SimilarPaper>& papers, Language language) {
  data rows{data::type::list};
  for (const SimilarPaper& paper : papers) {
    data row = paper_row(paper.record, language);
    row.set("same_text", paper.same_text);
    set_text(row, "words", joined(paper.shared_words));
    set_text(row, "citations", joined(paper.shared_citations));
    rows.push_back(row);
  }
  return rows;
}

// What this paper does to the effect of others, as its text says.
data effect_rows(const CitationResult& citations, Language language) {
  CitationResult effects;
  for (const CitationLink& link : citations.cites)
    if (citation::is_effect(link.citation.relation)) effects.cites.push_back(link);
  return cited_rows(effects, language);
}

}  // namespace

HttpAnswer paper_page(const schema::Record& paper, const CitationResult& citations, Language language,
                      const PageExtras& extras) {
  SearchRequest request;
  request.language = language;
  data page = form_data(request);
  const std::string type = type_label(paper.type);
  set_text(page, "subject", paper.subject.empty() ? paper.number : paper.subject);
  page.set("kicker", paper.number.empty() ? type : type + " " + paper.number);
  page.set("facts", paper_facts(paper, language));
  page.set("body", paper.body);
  page.set("has_body", !paper.body.empty());
  if (is_web_address(paper.url)) page.set("url", paper.url);
  set_text(page, "register_link", extras.register_link);
  page.set("has_similar", !extras.similar.empty());
  page.set("similar", similar_rows(extras.similar, language));
  page.set("has_cites", !citations.cites.empty());
  page.set("cites", cited_rows(citations, language));
  page.set("has_cited_by", !citations.cited_by.empty());
  page.set("cited_by", citing_rows(citations.cited_by, language));
  page.set("cited_by_text", cited_by_text(citations.times_cited, language));
  if (citations.times_cited > citations.cited_by.size()) {
    page.set("more_citing", say("ui.more_citing", language,
                                {.value = std::to_string(citations.times_cited - citations.cited_by.size())}));
  }
  data on_others = effect_rows(citations, language);
  page.set("has_effects", !citations.effects.empty() || on_others.is_non_empty_list());
  page.set("effects_on_others", on_others);
  page.set("effects_by_others", citing_rows(citations.effects, language));
  const Language other = language == Language::kEnglish ? Language::kVietnamese : Language::kEnglish;
  return framed(
      "paper.mustache", page, request,
      {.title = paper.number.empty() ? paper.subject : paper.number, .other_link = paper_link(paper.id, other)},
      extras.setting);
}

}  // namespace vankho::searching::pages
