// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/register/register_view.h"

#include <algorithm>
#include <utility>

#include "schema/fields.h"
#include "searchd/labels.h"
#include "searchd/markup.h"
#include "searchd/question/filters.h"
#include "searchd/search/searcher.h"
#include "searchd/web/messages.h"

namespace vankho::searching {
namespace {

std::string only_value(const Filters& filters, const std::string& name) {
  const auto values = filters.find(name);
  if (values == filters.end() || values->second.empty()) return {};
  if (values->second.size() > 1) throw BadRequest("repeated_parameter", name);
  return values->second.front();
}

bool is_year(std::string_view text) {
  return text.size() == 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_term(std::string_view text) {
  return text.size() == 9 && is_year(text.substr(0, 4)) && text[4] == '-' && is_year(text.substr(5));
}

std::string gap_text(const NumberGap& gap, Language language) {
  const std::string from = std::to_string(gap.from);
  return say("ui.register_missing", language,
             {.value = gap.from == gap.to ? from : from + "-" + std::to_string(gap.to)});
}

void add_remark(std::string& remarks, std::string_view remark) {
  remarks.append(remarks.empty() ? "" : "; ").append(remark);
}

}  // namespace

RegisterRequest register_request(const Question& question) {
  const Filters& filters = question.search.filters;
  RegisterRequest request{.issuer = only_value(filters, "issuer"),
                          .type = only_value(filters, "type"),
                          .province = only_value(filters, "province"),
                          .period = {.term = only_value(filters, "term")}};
  const std::string year = only_value(filters, "year");
  if (!year.empty() && !is_year(year)) throw BadRequest("bad_value", "year", year);
  if (!request.period.term.empty() && !is_term(request.period.term))
    throw BadRequest("bad_value", "term", request.period.term);
  if (!year.empty() && !request.period.term.empty()) throw BadRequest("year_or_term", "term", request.period.term);
  if (!year.empty()) request.period.year = std::stoi(year);
  // Named here, so that a wrong one is wrong before the archive is asked.
  if (request.issuer == "none") throw BadRequest("bad_value", "issuer", request.issuer);
  if (request.type == "none") throw BadRequest("bad_value", "type", request.type);
  if (!request.type.empty()) filter_code(schema::field("type"), request.type);
  if (!request.province.empty()) filter_code(schema::field("province"), request.province);
  return request;
}

std::string register_link(std::string_view address, const RegisterRequest& request, Language language) {
  std::string link(address);
  const auto add = [&](std::string_view name, std::string_view value) {
    if (value.empty()) return;
    link.append(link.size() == address.size() ? "?" : "&")
        .append(name)
        .append("=")
        .append(url_encoded(std::string(value)));
  };
  add("issuer", request.issuer);
  add("type", request.type);
  add("province", request.province);
  if (request.period.year != 0) add("year", std::to_string(request.period.year));
  add("term", request.period.term);
  if (language == Language::kEnglish) add("lang", "en");
  return link;
}

std::string register_link_of(const schema::Record& paper, Language language) {
  const auto request = register_request_of(paper);
  return request ? register_link("/register", *request, language) : std::string();
}

std::string register_link_of(const SearchRequest& request) {
  const auto chosen = [&](const std::string& name) {
    const auto values = request.filters.find(name);
    const bool one = values != request.filters.end() && values->second.size() == 1 && values->second.front() != "none";
    return one ? values->second.front() : std::string();
  };
  RegisterRequest asked{.issuer = chosen("issuer"), .type = {}, .province = {}, .period = {}};
  if (asked.issuer.empty()) return register_link("/register", asked, request.language);
  asked.type = chosen("type");
  asked.period.term = chosen("term");
  if (asked.period.term.empty() && is_year(chosen("year"))) asked.period.year = std::stoi(chosen("year"));
  return register_link("/register", asked, request.language);
}

std::vector<RegisterNote> notes_of(const RegisterSeries& series, const RegisterPeriod& period, Language language) {
  std::vector<RegisterNote> notes;
  const auto add = [&](std::string_view code, const std::string& param, const std::string& value) {
    notes.push_back({std::string(code), say(code, language, {.param = param, .value = value})});
  };
  if (series.open_start)
    add("numbers_go_on", std::to_string(series.from), {});
  else if (series.is_party && period.year != 0)
    add("term_begins_in_year", {}, {});
  if (series.is_party && series.term.empty()) add("term_unknown", {}, {});
  if (series.all_gaps > series.gaps.size())
    add("gaps_cut", std::to_string(series.gaps.size()), std::to_string(series.all_gaps));
  add("after_last_unknown", {}, std::to_string(series.to));
  return notes;
}

std::vector<RegisterNote> notes_of(const RegisterResult& result, Language language) {
  std::vector<RegisterNote> notes;
  if (result.left_out != 0)
    notes.push_back({"papers_cut", say("papers_cut", language, {.value = std::to_string(result.left_out)})});
  if (std::ranges::any_of(result.series, [](const RegisterSeries& series) { return !series.province.empty(); }))
    notes.push_back({"several_provinces", say("several_provinces", language)});
  return notes;
}

std::string series_title(const RegisterSeries& series, Language language) {
  std::string title = series.legislature.empty() ? type_label(series.type) : series.legislature;
  if (title.empty()) title = say("ui.register_no_type", language);
  if (series.year_in_number) title += ", " + say("ui.register_with_year", language);
  if (!series.term.empty()) title += ", " + say("ui.register_of_term", language, {.value = series.term});
  if (!series.province.empty()) title += ", " + province_label(series.province);
  return title;
}

std::vector<RegisterLine> lines_of(const RegisterSeries& series, Language language) {
  std::vector<std::string> remarks(series.papers.size());
  for (const SameNumber& same : series.duplicates)
    for (std::size_t i = same.first; i <= same.last; ++i)
      add_remark(remarks[i], say("ui.register_duplicate", language));
  for (const std::size_t i : series.inserted) add_remark(remarks[i], say("ui.register_inserted", language));
  for (const std::size_t i : series.undated) add_remark(remarks[i], say("ui.no_date", language));
  for (const DateHint& hint : series.out_of_order) {
    const schema::Record& other = series.papers[hint.other].record;
    const std::string_view code = hint.other < hint.paper ? "ui.register_earlier" : "ui.register_later";
    add_remark(remarks[hint.paper], say(code, language, {.param = other.number, .value = shown_date(other.date)}));
  }
  std::vector<RegisterLine> lines;
  lines.reserve(series.papers.size() + series.gaps.size());
  auto gap = series.gaps.begin();
  for (std::size_t i = 0; i < series.papers.size(); ++i) {
    if (gap != series.gaps.end() && gap->to < series.papers[i].number.count) {
      lines.push_back({.paper = nullptr, .gap = *gap, .remarks = gap_text(*gap, language)});
      ++gap;
    }
    lines.push_back({.paper = &series.papers[i], .gap = {}, .remarks = std::move(remarks[i])});
  }
  return lines;
}

}  // namespace vankho::searching
