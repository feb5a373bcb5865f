// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/check_page.h"

#include <algorithm>
#include <array>

#include "schema/text/document_number.h"
#include "searchd/labels.h"
#include "searchd/markup.h"
#include "searchd/pages/links.h"
#include "searchd/question/request.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

constexpr std::size_t kShownPapers = 5;  // of those that a number may mean

// What became of a citation, in the order in which the summary counts.
enum class Verdict { kFound, kAmended, kEnded, kSeveral, kAbsent };

struct VerdictRow {
  Verdict verdict;
  std::string_view style;  // class of its row and marks
  std::string_view words;  // message
  std::string_view count;  // message of the summary; none for those counted with the found ones
};
constexpr auto kVerdicts =
    std::to_array<VerdictRow>({{Verdict::kFound, "found", "ui.check_found", "ui.check_count_found"},
                               {Verdict::kAmended, "amended", "ui.check_amended", ""},
                               {Verdict::kEnded, "ended", "ui.check_ended", "ui.check_count_ended"},
                               {Verdict::kSeveral, "several", "ui.check_several", "ui.check_count_several"},
                               {Verdict::kAbsent, "absent", "ui.check_absent", "ui.check_count_absent"}});

Verdict verdict_of(const CitationLink& link) {
  if (link.status == CitationStatus::kSeveral) return Verdict::kSeveral;
  if (link.status == CitationStatus::kAbsent) return Verdict::kAbsent;
  if (!link.no_longer_valid.empty()) return Verdict::kEnded;
  return link.amended_by.empty() ? Verdict::kFound : Verdict::kAmended;
}

const VerdictRow& row_of(const CitationLink& link) {
  return *std::ranges::find(kVerdicts, verdict_of(link), &VerdictRow::verdict);
}

std::string verdict_words(const CitationLink& link, Language language) {
  const VerdictRow& row = row_of(link);
  const bool one = row.verdict == Verdict::kSeveral && link.papers.size() == 1;
  return say(one ? "ui.check_maybe" : row.words, language);
}

std::string shown(std::uint64_t number, Language language) {
  return grouped(number, language == Language::kEnglish ? ',' : '.');
}

// "12 căn cứ: 9 có trong kho (2 đã sửa đổi), 1 không còn hiệu lực, 2 không có trong kho".
std::string summary_of(std::span<const CitationLink> links, Language language) {
  if (links.empty()) return say("ui.check_nothing", language);
  const auto count = [&](Verdict verdict) {
    return static_cast<std::uint64_t>(std::ranges::count(links, verdict, verdict_of));
  };
  std::string text =
      say(links.size() == 1 ? "ui.check_one" : "ui.check_all", language, {.value = shown(links.size(), language)});
  std::string_view between = ": ";
  for (const VerdictRow& row : kVerdicts) {
    std::uint64_t number = count(row.verdict);
    const std::uint64_t amended = row.verdict == Verdict::kFound ? count(Verdict::kAmended) : 0;
    number += amended;
    if (number == 0 || row.count.empty()) continue;
    text.append(between).append(say(row.count, language, {.value = shown(number, language)}));
    if (amended != 0)
      text.append(" ").append(say("ui.check_count_amended", language, {.value = shown(amended, language)}));
    between = ", ";
  }
  return text;
}

data link_rows(std::span<const CitingLink> links, Language language) {
  data rows{data::type::list};
  for (const CitingLink& link : links) {
    data row = paper_row(link.paper, language);
    row.set("relation", relation_label(link.relation, Side::kCited, link.partial, language));
    rows.push_back(row);
  }
  return rows;
}

// Date and issuer as the draft gives them, where `as_written` does not hold them already.
std::string beside(const schema::Citation& citation) {
  std::string text;
  if (text::find_dates(citation.as_written).empty())
    for (const schema::Date date : citation.dates) text += (text.empty() ? "" : ", ") + shown_date(date);
  if (!citation.issuer.empty()) text += (text.empty() ? "" : ", ") + citation.issuer;
  return text;
}

// The search for the other papers of the number.
std::string search_link(const schema::Citation& citation, Language language) {
  SearchRequest request;
  request.q = (citation.number.empty() ? citation.as_written : citation.number).substr(0, kMaxQueryBytes);
  request.language = language;
  return page_link(request);
}

data citation_row(const CitationLink& link, std::size_t place, Language language) {
  const std::span<const schema::Record> papers = link.papers;
  data row;
  row.set("place", std::to_string(place));
  row.set("as_written", link.citation.as_written.empty() ? link.citation.number : link.citation.as_written);
  set_text(row, "beside", beside(link.citation));
  row.set("style", std::string(row_of(link).style));
  row.set("verdict", verdict_words(link, language));
  row.set("enders", link_rows(link.no_longer_valid, language));
  row.set("amenders", link_rows(link.amended_by, language));
  const auto first = papers.first(std::min(papers.size(), kShownPapers));
  row.set("papers", paper_rows({first.begin(), first.end()}, language));
  set_text(row, "more", papers.size() > first.size() || papers.empty() ? search_link(link.citation, language) : "");
  row.set("no_papers", papers.empty());
  return row;
}

}  // namespace

std::string marked_draft(std::string_view draft, std::span<const CitationLink> links) {
  struct Mark {
    std::size_t begin, end, place;
    bool first;
    std::string_view style;
  };
  std::vector<Mark> marks;
  for (std::size_t i = 0; i < links.size(); ++i) {
    bool first = true;
    for (const schema::Mention& mention : links[i].citation.mentions) {
      marks.push_back({mention.begin, mention.end, i + 1, first, row_of(links[i]).style});
      first = false;
    }
  }
  std::ranges::stable_sort(marks, {}, &Mark::begin);
  std::string html;
  std::size_t at = 0;
  for (const Mark& mark : marks) {
    if (mark.begin < at || mark.end <= mark.begin || mark.end > draft.size()) continue;
    const std::string place = std::to_string(mark.place);
    html += escaped(draft.substr(at, mark.begin - at));
    html.append("<a class=\"").append(mark.style).append("\" href=\"#c").append(place).append("\"");
    if (mark.first) html.append(" id=\"m").append(place).append("\"");
    html.append("><mark>").append(escaped(draft.substr(mark.begin, mark.end - mark.begin))).append("</mark></a>");
    at = mark.end;
  }
  return html += escaped(draft.substr(at));
}

HttpAnswer check_page(const Draft& draft, const std::vector<CitationLink>* links, Language language,
                      const Setting& setting) {
  SearchRequest request;
  request.language = language;
  data page = form_data(request);
  page.set("draft", draft.text);
  page.set("draft_issuer", draft.issuer);
  page.set("draft_date", draft.date);
  page.set("english", language == Language::kEnglish);
  page.set("answered", links != nullptr);
  if (links != nullptr) {
    data rows{data::type::list};
    for (std::size_t i = 0; i < links->size(); ++i) rows.push_back(citation_row((*links)[i], i + 1, language));
    page.set("summary", summary_of(*links, language));
    page.set("has_rows", !links->empty());
    page.set("rows", rows);
    page.set("draft_html", marked_draft(draft.text, *links));
  }
  HttpAnswer answer = framed(
      "check.mustache", page, request,
      {.title = say("ui.check", language), .other_link = language == Language::kEnglish ? "/check" : "/check?lang=en"},
      setting);
  if (links != nullptr)
    std::ranges::find(answer.headers, "Cache-Control", &std::pair<std::string, std::string>::first)->second =
        "no-store";
  return answer;
}

HttpAnswer check(const Site& site, const Call& call) {
  const Language language = reader_language(call.http.parameters, {});
  if (call.http.method != "POST") return check_page({}, nullptr, language, setting_of(site, call));
  const std::string_view type = call.http.content_type;
  if (type.substr(0, type.find(';')) != kFormType) throw ProblemError({.code = "not_a_form", .param = {}, .value = {}});
  Parameters parameters = read_form_parameters(call.http.body);
  // Browsers send a line end as "\r\n".
  for (auto& [name, value] : parameters) std::erase(value, '\r');
  const Draft draft = read_draft(parameters);
  const auto links = site.searcher.resolve(draft.text, draft.author);
  return check_page(draft, &links, draft.language.value_or(language), setting_of(site, call));
}

}  // namespace vankho::searching::pages
