// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "searchd/labels.h"
#include "searchd/pages/frame.h"
#include "searchd/pages/links.h"
#include "searchd/pages/neighbourhood.h"
#include "searchd/pages/pages.h"
#include "searchd/pages/paper_citations.h"
#include "searchd/pages/paper_facts.h"
#include "searchd/pages/paper_reference.h"
#include "searchd/pages/paper_text.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

// Pages of the text that are linked one by one; of a longer text every tenth.
constexpr std::size_t kMostPageLinks = 30;

std::string shown(std::size_t number, Language language) {
  return grouped(number, language == Language::kEnglish ? ',' : '.');
}

// Only addresses of the web: one with another scheme could run a script when it is followed.
bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

std::string joined(const std::vector<std::string>& texts) {
  std::string list;
  for (const std::string& text : texts) list.append(list.empty() ? "" : ", ").append(text);
  return list;
}

data similar_rows(const std::vector<SimilarPaper>& similar, Language language) {
  data rows{data::type::list};
  for (const SimilarPaper& paper : similar) {
    data row = paper_row(paper.record, language);
    row.set("same_text", paper.same_text);
    set_text(row, "words", joined(paper.shared_words));
    set_text(row, "citations", joined(paper.shared_citations));
    rows.push_back(row);
  }
  return rows;
}

// What this paper does to the effect of others, as its text says.
std::vector<CitationLink> effects_on_others(const CitationResult& citations) {
  std::vector<CitationLink> effects;
  std::ranges::copy_if(citations.cites, std::back_inserter(effects),
                       [](const CitationLink& link) { return citation::is_effect(link.citation.relation); });
  return effects;
}

data page_links(std::size_t pages) {
  data rows{data::type::list};
  const std::size_t step = pages > kMostPageLinks ? 10 : 1;
  for (std::size_t number = 1; number <= pages; number += number == 1 && step > 1 ? step - 1 : step)
    rows.push_back(data{"number", std::to_string(number)});
  return rows;
}

void set_text_of_paper(data& page, const schema::Record& paper, const PageExtras& extras, Language language) {
  const MarkTerms& terms = extras.marks;
  const auto places = terms.empty() ? std::vector<MarkedPlace>() : find_places(paper.body, terms, terms.body_places);
  const PaperText text = paper_text(paper.body, places, language);
  page.set("has_body", !paper.body.empty());
  page.set("why_no_text", say(paper.has_no_text_layer() ? "ui.no_text_layer" : "ui.no_text", language));
  if (paper.source.recognised > 0)
    page.set("recognised", say("ui.recognised", language, {.value = std::to_string(paper.source.recognised)}));
  page.set("columns", text.columns);
  page.set("body", text.html);
  page.set("paged", text.pages > 1);
  if (text.pages > 1) page.set("page_links", page_links(text.pages));
  page.set("pages_text", say("ui.pages_of_paper", language, {.value = shown(text.pages, language)}));
  page.set("asked", !terms.empty());
  page.set("has_jumps", text.jumps > 0);
  page.set("jumps", std::to_string(text.jumps));
  std::string found =
      say(text.found == 1 ? "ui.marks_one" : "ui.marks", language, {.value = shown(text.found, language)});
  if (text.found == 0) found = say("ui.marks_none", language);
  if (text.found > text.jumps) found += say("ui.marks_cut", language, {.value = shown(text.jumps, language)});
  page.set("marks_text", found);
}

std::string missing_text(const std::optional<NumberGap>& gap, Language language) {
  if (!gap) return {};
  const std::string from = std::to_string(gap->from);
  return say("ui.number_missing", language,
             {.value = gap->from == gap->to ? from : from + "–" + std::to_string(gap->to)});
}

void set_register(data& page, const PageExtras& extras, Language language) {
  const RegisterNeighbours& beside = extras.neighbours;
  const auto one = [&](const std::string& name, const std::optional<schema::Record>& paper) {
    page.set("has_" + name, paper.has_value());
    if (paper) page.set(name, paper_row(*paper, language));
  };
  one("before", beside.before);
  one("after", beside.after);
  set_text(page, "missing_before", missing_text(beside.missing_before, language));
  set_text(page, "missing_after", missing_text(beside.missing_after, language));
  page.set("has_same_number", !beside.same_number.empty());
  page.set("same_number", paper_rows(beside.same_number, language));
  set_text(page, "register_link", extras.register_link);
  page.set("has_register", !extras.register_link.empty() || beside.before || beside.after);
}

void set_citations(data& page, const schema::Record& paper, const CitationResult& citations, const PageExtras& extras,
                   Language language) {
  page.set("has_cites", !citations.cites.empty());
  page.set("cites", cited_rows(citations.cites, language));
  page.set("cites_count", shown(citations.cites.size(), language));
  page.set("has_cited_by", !citations.cited_by.empty());
  page.set("cited_by", citing_rows(citations.cited_by, language));
  page.set("cited_by_text", cited_by_text(citations.times_cited, language));
  const std::size_t listed = citations.cited_by.size();
  set_text(page, "more_citing",
           citations.times_cited <= listed
               ? std::string()
               : say("ui.more_citing", language, {.value = shown(citations.times_cited - listed, language)}));
  const std::vector<CitingLink> enders = enders_of(citations.effects);
  page.set("has_enders", !enders.empty());
  page.set("enders", citing_rows(enders, language));
  const std::vector<CitationLink> on_others = effects_on_others(citations);
  page.set("has_effects", !citations.effects.empty() || !on_others.empty());
  page.set("effects_on_others", cited_rows(on_others, language));
  page.set("effects_by_others", citing_rows(citations.effects, language));
  const std::string picture = neighbourhood_svg(paper, citations, language, extras.setting.root);
  page.set("has_picture", !picture.empty());
  page.set("picture", picture);
}

}  // namespace

HttpAnswer paper_page(const schema::Record& paper, const CitationResult& citations, Language language,
                      const PageExtras& extras) {
  SearchRequest request = extras.question;
  request.language = language;
  data page = form_data(request);
  const std::string type = type_label(paper.type);
  const std::string subject = paper.subject.empty() && !paper.number.empty() ? paper.number : shown_title(paper);
  set_text(page, "subject", marked_line(subject, extras.marks));
  set_text(page, "kicker", paper.number.empty() ? type : type + " " + paper.number);
  page.set("facts", paper_facts(paper, extras.marks, language));
  page.set("has_evidence", !paper.evidence.empty());
  page.set("evidence", evidence_rows(paper, language));
  page.set("has_files", is_web_address(paper.url) || !extras.source_link.empty());
  set_text(page, "url", is_web_address(paper.url) ? paper.url : std::string());
  set_text(page, "source_link", extras.source_link);
  set_text(page, "reference", paper_reference(paper));
  SearchRequest nothing;
  nothing.language = language;
  page.set("has_results", page_parameters(request) != page_parameters(nothing));
  page.set("results", page_link(request));
  page.set("question_unread", extras.question_unread);
  set_text_of_paper(page, paper, extras, language);
  set_register(page, extras, language);
  set_citations(page, paper, citations, extras, language);
  page.set("has_similar", !extras.similar.empty());
  page.set("similar", similar_rows(extras.similar, language));
  SearchRequest other = request;
  other.language = language == Language::kEnglish ? Language::kVietnamese : Language::kEnglish;
  return framed(
      "paper.mustache", page, request,
      {.title = paper.number.empty() ? shown_title(paper) : paper.number, .other_link = hit_link(paper.id, other)},
      extras.setting);
}

}  // namespace vankho::searching::pages
