// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/register_page.h"

#include "schema/fields.h"
#include "searchd/labels.h"
#include "searchd/pages/frame.h"
#include "searchd/register/register_view.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

// Lines of the tables together; the CSV file has the rest.
constexpr std::size_t kMostLines = 2000;
constexpr std::size_t kMostOffered = 300;

std::string shown(std::uint64_t number, Language language) {
  return grouped(number, language == Language::kEnglish ? ',' : '.');
}

data option_rows(const std::vector<FacetValue>& values, std::string_view chosen) {
  data rows{data::type::list};
  std::size_t count = 0;
  for (const FacetValue& value : values) {
    if (value.value == "none" || count++ == kMostOffered) continue;
    data row;
    row.set("value", value.value);
    row.set("label", value.label.empty() ? value.value : value.label);
    row.set("chosen", value.value == chosen);
    rows.push_back(row);
  }
  return rows;
}

// Links to the same register of other years or terms.
data period_links(const std::vector<FacetValue>& values, const RegisterForm& form, bool is_year) {
  data rows{data::type::list};
  for (const FacetValue& value : values) {
    RegisterRequest request = form.request;
    request.period = {};
    if (is_year)
      request.period.year = std::stoi(value.value);
    else
      request.period.term = value.value;
    data row;
    row.set("label", value.value);
    row.set("count", shown(value.count, form.language));
    row.set("link", register_link("/register", request, form.language));
    row.set("current", value.selected);
    rows.push_back(row);
  }
  return rows;
}

data line_row(const RegisterLine& line, Language language) {
  data row;
  set_text(row, "remarks", line.remarks);
  row.set("gap", line.paper == nullptr);
  if (line.paper != nullptr) {
    data paper = paper_row(line.paper->record, language);
    paper.set("count", line.paper->number.count_key());
    row.set("paper", paper);
  } else {
    row.set("paper", false);
  }
  return row;
}

data note_rows(const std::vector<RegisterNote>& notes) {
  data rows{data::type::list};
  for (const RegisterNote& note : notes) rows.push_back(data{"text", note.text});
  return rows;
}

// "12 văn bản · số 1 đến 15 · thiếu 3 số · 1 số trùng".
std::string summary_of(const RegisterSeries& series, Language language) {
  std::string text = say(series.papers.size() == 1 ? "ui.found_one" : "ui.found", language,
                         {.value = shown(series.papers.size(), language)});
  const auto add = [&](std::string_view code, std::uint64_t count) {
    if (count != 0) text += " · " + say(code, language, {.value = shown(count, language)});
  };
  text += " · " + say("ui.register_range", language,
                      {.param = std::to_string(series.from), .value = std::to_string(series.to)});
  if (series.missing == 0)
    text += " · " + say(series.open_start ? "ui.register_complete_between" : "ui.register_complete", language);
  add("ui.register_missing_count", series.missing);
  add("ui.register_duplicate_count", series.duplicates.size());
  add("ui.register_inserted_count", series.inserted.size());
  add("ui.register_order_count", series.out_of_order.size());
  add("ui.register_undated_count", series.undated.size());
  return text;
}

data series_rows(const RegisterResult& result, Language language, std::size_t& hidden) {
  data rows{data::type::list};
  std::size_t shown_lines = 0;
  for (const RegisterSeries& series : result.series) {
    data lines{data::type::list};
    for (const RegisterLine& line : lines_of(series, language)) {
      if (shown_lines == kMostLines) {
        ++hidden;
        continue;
      }
      lines.push_back(line_row(line, language));
      ++shown_lines;
    }
    data row;
    row.set("title", series_title(series, language));
    row.set("summary", summary_of(series, language));
    row.set("notes", note_rows(notes_of(series, result.period, language)));
    row.set("lines", lines);
    rows.push_back(row);
  }
  return rows;
}

void set_aside(data& page, const std::string& name, const AsidePapers& aside, Language language) {
  page.set("has_" + name, aside.count != 0);
  page.set(name, paper_rows(aside.papers, language));
  const std::uint64_t more = aside.count - aside.papers.size();
  set_text(page, name + "_more", more == 0 ? "" : say("ui.register_more", language, {.value = shown(more, language)}));
}

void set_result(data& page, const RegisterForm& form, const RegisterResult& result) {
  const Language language = form.language;
  std::size_t hidden = 0;
  const bool has_period = result.period.year != 0 || !result.period.term.empty();
  page.set("choose_period", !has_period);
  page.set("has_years", !result.years.empty());
  page.set("years", period_links(result.years, form, true));
  page.set("has_terms", !result.terms.empty());
  page.set("terms", period_links(result.terms, form, false));
  page.set("has_register", has_period);
  if (!has_period) return;
  page.set("series", series_rows(result, language, hidden));
  page.set("nothing", result.series.empty());
  data notes = note_rows(notes_of(result, language));
  if (hidden != 0)
    notes.push_back(data{"text", say("ui.register_hidden", language, {.value = shown(hidden, language)})});
  page.set("notes", notes);
  page.set("csv", register_link("/v1/register.csv", form.request, language));
  page.set("json", register_link("/v1/register", form.request, language));
  set_aside(page, "unnumbered", result.unnumbered, language);
  set_aside(page, "undated", result.undated, language);
}

std::string title_of(const RegisterForm& form, const RegisterResult* result) {
  std::string title = say("ui.register", form.language);
  if (result == nullptr) return title;
  title += " " + result->issuer_name;
  if (result->period.year != 0) title += ", " + std::to_string(result->period.year);
  if (!result->period.term.empty()) title += ", " + result->period.term;
  return title;
}

}  // namespace

HttpAnswer register_page(const RegisterForm& form, const RegisterResult* result, const Setting& setting) {
  const Language language = form.language;
  SearchRequest request;
  request.language = language;
  data page = form_data(request);
  page.set("heading", title_of(form, result));
  page.set("issuer", result != nullptr ? result->issuer_name : form.request.issuer);
  page.set("issuer_id", result != nullptr ? result->issuer : std::string());
  page.set("issuers", option_rows(form.issuers, {}));
  page.set("types", option_rows(form.types, result != nullptr ? result->type : std::string()));
  set_text(page, "chosen_province", form.request.province);
  set_text(page, "chosen_year", form.request.period.year == 0 ? "" : std::to_string(form.request.period.year));
  set_text(page, "chosen_term", form.request.period.term);
  page.set("english", language == Language::kEnglish);
  page.set("has_result", result != nullptr);
  if (result != nullptr) set_result(page, form, *result);
  const Language other = language == Language::kEnglish ? Language::kVietnamese : Language::kEnglish;
  return framed("register.mustache", page, request,
                {.title = title_of(form, result), .other_link = register_link("/register", form.request, other)},
                setting);
}

}  // namespace vankho::searching::pages
