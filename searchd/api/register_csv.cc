// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "searchd/api/csv.h"
#include "searchd/labels.h"
#include "searchd/register/register_view.h"
#include "searchd/web/messages.h"

namespace vankho::searching {
namespace {

using Row = std::array<std::string, 8>;

Row heads(Language language) {
  const auto label = [&](std::string_view field) { return field_label(field, language); };
  return {say("ui.register_series", language),
          say("ui.register_count", language),
          label("number"),
          label("date"),
          label("subject"),
          label("issuer"),
          label("id"),
          say("ui.register_remarks", language)};
}

Row row_of(const RegisterLine& line, const std::string& title) {
  // The numbers of a gap stand in the remarks alone: in a cell of its own "3-7" becomes the 7th of March.
  if (line.paper == nullptr) return {title, {}, {}, {}, {}, {}, {}, line.remarks};
  const schema::Record& record = line.paper->record;
  return {title,          line.paper->number.count_key(),
          record.number,  iso_date(record.date),
          record.subject, record.issuer,
          record.id,      line.remarks};
}

// A line that holds only a remark.
void add_remark(std::string& csv, const std::string& title, const std::string& remark) {
  Row row;
  row.front() = title;
  row.back() = remark;
  add_csv_line(csv, row);
}

void add_aside(std::string& csv, const AsidePapers& aside, const std::string& remark) {
  for (const schema::Record& record : aside.papers)
    add_csv_line(csv, Row{type_label(record.type),
                          {},
                          record.number,
                          iso_date(record.date),
                          record.subject,
                          record.issuer,
                          record.id,
                          remark});
  if (aside.count > aside.papers.size())
    add_remark(csv, {}, remark + ": +" + std::to_string(aside.count - aside.papers.size()));
}

}  // namespace

std::string register_csv(const RegisterResult& result, Language language) {
  std::string csv(kByteOrderMark);
  add_csv_line(csv, heads(language));
  for (const RegisterSeries& series : result.series) {
    const std::string title = series_title(series, language);
    for (const RegisterLine& line : lines_of(series, language)) add_csv_line(csv, row_of(line, title));
    for (const RegisterNote& note : notes_of(series, result.period, language)) add_remark(csv, title, note.text);
  }
  add_aside(csv, result.unnumbered, say("ui.no_number", language));
  add_aside(csv, result.undated, say("ui.register_undated", language));
  for (const RegisterNote& note : notes_of(result, language)) add_remark(csv, {}, note.text);
  return csv;
}

}  // namespace vankho::searching
