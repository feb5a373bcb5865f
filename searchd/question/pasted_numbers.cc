// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/question/pasted_numbers.h"

#include <algorithm>
#include <string>

#include "schema/citation/find_citations.h"
#include "schema/text/fold.h"

namespace vankho::searching {
namespace {

constexpr std::size_t kLongestLine = 256;  // bytes, of a line that is a number with its date and issuer
constexpr std::string_view kBlank = " \t\r\f\v";

struct Line {
  std::size_t begin = 0;  // in the text, behind the blanks and the "1." or "-" of a list
  std::string_view text;
  std::optional<text::NumberQuery> number = {};  // that the line begins with
};

std::string_view trimmed(std::string_view text) {
  const auto begin = std::min(text.find_first_not_of(kBlank), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(kBlank) + 1);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Bytes of what numbers or marks an item of a list: "- ", "• ", "12. ", "3) ", "a) ", and "12\t" of a spreadsheet.
std::size_t item_mark(std::string_view line) {
  for (const std::string_view mark : {"-", "–", "—", "•", "*", "+"})
    if (line.starts_with(mark) && line.substr(mark.size(), 1).find_first_of(kBlank) == 0) return mark.size();
  const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(line, is_digit) - line.begin());
  const bool letter = digits == 0 && !line.empty() && ((line[0] | 0x20) >= 'a' && (line[0] | 0x20) <= 'z');
  const std::size_t label = letter ? 1 : digits;
  if (label == 0 || label > 3 || label + 1 >= line.size()) return 0;
  if (!letter && line[label] == '\t') return label;
  const bool closed = line[label] == ')' || (!letter && line[label] == '.');
  return closed && kBlank.find(line[label + 1]) != std::string_view::npos ? label + 1 : 0;
}

std::optional<text::NumberQuery> number_of(std::string_view line) {
  if (line.size() > kLongestLine) return std::nullopt;
  auto number = text::parse_number_query(line);
  if (!number || !number->count || number->begin != 0) return std::nullopt;
  const bool bare = number->strength == text::NumberQuery::Strength::kBare;
  return bare && number->year == 0 ? std::nullopt : number;
}

Line line_at(std::string_view text, std::size_t begin, std::size_t end) {
  Line line{.begin = begin, .text = trimmed(text.substr(begin, end - begin))};
  line.begin = static_cast<std::size_t>(line.text.data() - text.data());
  line.number = number_of(line.text);
  if (const std::size_t mark = item_mark(line.text); mark != 0) {
    const std::string_view item = trimmed(line.text.substr(mark));
    if (auto number = number_of(item))
      line = {.begin = static_cast<std::size_t>(item.data() - text.data()), .text = item, .number = std::move(number)};
  }
  return line;
}

// Lines that are not blank.
std::vector<Line> lines_of(std::string_view text) {
  std::vector<Line> lines;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    if (Line line = line_at(text, begin, end); !line.text.empty()) lines.push_back(std::move(line));
    begin = end + 1;
  }
  return lines;
}

// The number of "52 cv hu" as people write it, or nothing where no whole symbol was typed ("QH 98 2018").
std::string written_number(const text::NumberQuery& typed) {
  if (typed.codes.size() < 2 && !typed.year_in_number) return {};
  std::string number = std::to_string(*typed.count) + typed.suffix;
  if (typed.year_in_number) number += "/" + std::to_string(typed.year);
  for (std::size_t at = 0; at < typed.codes.size(); ++at)
    number.append(at == 0 && typed.year_in_number ? "/" : at == 0 ? "-" : "/").append(typed.codes[at]);
  const auto parsed = text::parse_document_number(number);
  return parsed ? parsed->display() : std::string();
}

schema::Citation citation_of(const Line& line) {
  const text::NumberQuery& typed = *line.number;
  schema::Citation citation;
  citation.number = written_number(typed);
  citation.type = typed.type_id;
  if (typed.date != 0) citation.dates.push_back(typed.date);
  return citation;
}

void set_place(schema::Citation& citation, const Line& line) {
  citation.as_written = text::squeeze(line.text);
  citation.mentions = {{.begin = static_cast<std::uint32_t>(line.begin),
                        .end = static_cast<std::uint32_t>(line.begin + line.text.size()),
                        .relation = citation.relation}};
}

void add_line(std::vector<PastedNumber>& numbers, const Line& line) {
  std::vector<schema::Citation> citations = citation::find_citations(line.text, {});
  if (citations.size() > 1) {
    for (schema::Citation& citation : citations) {
      for (schema::Mention& mention : citation.mentions) {
        mention.begin += static_cast<std::uint32_t>(line.begin);
        mention.end += static_cast<std::uint32_t>(line.begin);
      }
      numbers.push_back({.citation = std::move(citation)});
    }
    return;
  }
  PastedNumber number{.citation = citations.empty() ? citation_of(line) : std::move(citations.front()),
                      .line = line.number};
  // A date without "ngày" before it counts in a list.
  if (number.citation.dates.empty() && line.number->date != 0) number.citation.dates.push_back(line.number->date);
  set_place(number.citation, line);
  numbers.push_back(std::move(number));
}

// Whether a line between others can be meant as a number: "52 cv hu", not "Số 12".
bool is_only_number(const Line& line) {
  return line.number && text::squeeze(line.number->rest).empty() &&
         (!line.number->codes.empty() || !line.number->type_id.empty());
}

}  // namespace

std::vector<PastedNumber> read_pasted(std::string_view text) {
  const std::vector<Line> lines = lines_of(text);
  std::vector<PastedNumber> numbers;
  if (std::ranges::all_of(lines, [](const Line& line) { return line.number.has_value(); })) {
    for (const Line& line : lines) add_line(numbers, line);
    return numbers;
  }
  std::vector<schema::Mention> taken;
  for (schema::Citation& citation : citation::find_citations(text, {})) {
    taken.insert(taken.end(), citation.mentions.begin(), citation.mentions.end());
    numbers.push_back({.citation = std::move(citation)});
  }
  std::ranges::sort(taken, {}, &schema::Mention::begin);
  auto next = taken.begin();
  for (const Line& line : lines) {
    while (next != taken.end() && next->end <= line.begin) ++next;
    if ((next != taken.end() && next->begin < line.begin + line.text.size()) || !is_only_number(line)) continue;
    PastedNumber number{.citation = citation_of(line), .line = line.number};
    set_place(number.citation, line);
    numbers.push_back(std::move(number));
  }
  std::ranges::stable_sort(numbers, {},
                           [](const PastedNumber& number) { return number.citation.mentions.front().begin; });
  return numbers;
}

}  // namespace vankho::searching
