// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/question/request.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <numeric>
#include <optional>

#include "schema/fields.h"
#include "schema/text/document_number.h"
#include "schema/text/fold.h"
#include "searchd/labels.h"
#include "searchd/question/cited_filter.h"
#include "searchd/suggest/suggestion.h"

namespace vankho::searching {
schema::Date read_date(const std::string& name, const std::string& value) {
  const auto dates = text::find_dates(value);
  if (dates.size() != 1 || dates[0].begin != 0 || dates[0].end != value.size())
    throw BadRequest("bad_date", name, value);
  return dates[0].date;
}

namespace {

struct SortName {
  std::string_view name;
  Sort sort;
};
constexpr auto kSorts = std::to_array<SortName>({{"relevance", Sort::kRelevance},
                                                 {"-date", Sort::kNewest},
                                                 {"date", Sort::kOldest},
                                                 {"number", Sort::kNumber},
                                                 {"-cited", Sort::kMostCited}});

bool is_filter(std::string_view name) {
  const schema::Field* field = schema::find_field(name);
  return field && field->facet;
}

// The text of a parameter: UTF-8 without NUL, no control characters, no space at the ends.
std::string clean(const std::string& name, const std::string& value) {
  if (!text::is_valid_utf8(value) || value.find('\0') != std::string::npos) throw BadRequest("bad_text", name);
  std::string result = value;
  for (char& c : result)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f) c = ' ';
  const auto begin = result.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return result.substr(begin, result.find_last_not_of(' ') - begin + 1);
}

unsigned read_count(const std::string& name, const std::string& value, unsigned most) {
  unsigned count = 0;
  const auto parsed = std::from_chars(value.data(), value.data() + value.size(), count);
  if (parsed.ec != std::errc{} || parsed.ptr != value.data() + value.size() || count == 0 || count > most)
    throw BadRequest("bad_value", name, value);
  return count;
}

bool is_digits(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// Years and months are codes of one form; other facets take names too, which the searcher knows.
void check_filter(const std::string& name, const std::string& value) {
  if (value.size() > kMaxValueBytes) throw BadRequest("bad_value", name, value.substr(0, 32));
  if (value == "none") return;
  const bool year = value.size() == 4 && is_digits(value);
  const bool month = value.size() == 7 && value[4] == '-' && is_digits(std::string_view(value).substr(0, 4)) &&
                     value.substr(5) >= "01" && value.substr(5) <= "12" && is_digits(std::string_view(value).substr(5));
  if ((name == "year" && !year) || (name == "month" && !month)) throw BadRequest("bad_value", name, value);
}

std::vector<std::string> split_list(const std::string& value) {
  std::vector<std::string> parts;
  for (std::size_t begin = 0; begin <= value.size();) {
    const auto end = std::min(value.find(',', begin), value.size());
    std::string part = clean({}, value.substr(begin, end - begin));
    if (!part.empty()) parts.push_back(std::move(part));
    begin = end + 1;
  }
  return parts;
}

void add_value(std::vector<std::string>& values, std::string value, const std::string& name) {
  if (std::ranges::find(values, value) != values.end()) return;
  if (values.size() == kMaxValues) throw BadRequest("too_many_values", name, std::to_string(kMaxValues));
  values.push_back(std::move(value));
}

// Puts one parameter into the question. `name` is accepted, `value` clean and not empty.
void put(Question& question, const std::string& name, const std::string& value) {
  SearchRequest& search = question.search;
  if (is_filter(name)) {
    check_filter(name, value);
    add_value(search.filters[name], value, name);
  } else if (name == "cites") {
    check_filter(name, value);
    if (!cited_code(value)) throw BadRequest("not_a_number", name, value);
    add_value(search.filters[name], value, name);
  } else if (name == "relation") {
    const auto* relation = find_relation_named(value);
    if (relation == nullptr) throw BadRequest("unknown_relation", name, value);
    add_value(question.relations, std::string(relation->id), name);
  } else if (name == "date") {
    if (value != "none") throw BadRequest("bad_value", name, value);
    search.filters[name] = {value};
  } else if (name == "q") {
    if (value.size() > kMaxQueryBytes) throw BadRequest("query_too_long", name);
    search.q = value;
  } else if (name == "number") {
    if (value.size() > kMaxValueBytes) throw BadRequest("bad_value", name, value.substr(0, 32));
    add_value(question.numbers, value, name);
  } else if (name == "contains") {
    if (value.size() > kMaxValueBytes) throw BadRequest("bad_value", name, value.substr(0, 32));
    question.contains = value;
  } else if (name == "page") {
    search.page = read_count(name, value, kMaxReach);
  } else if (name == "limit") {
    question.limit = read_count(name, value, kMaxLimit);
  } else if (name == "per_page") {
    search.per_page = read_count(name, value, kMaxPerPage);
  } else if (name == "date_from") {
    search.date_from = read_date(name, value);
  } else if (name == "date_to") {
    search.date_to = read_date(name, value);
  } else if (name == "sort") {
    const auto* found = std::ranges::find(kSorts, value, &SortName::name);
    if (found == kSorts.end()) throw BadRequest("bad_value", name, value);
    search.sort = found->sort;
  } else if (name == "facets") {
    for (std::string& facet : split_list(value)) {
      if (!is_filter(facet)) throw BadRequest("unknown_facet", name, facet);
      add_value(search.facets, std::move(facet), name);
    }
  } else if (name == "fields") {
    for (std::string& field : split_list(value)) add_value(question.fields, std::move(field), name);
  } else if (name == "highlight") {
    if (value != "true" && value != "false") throw BadRequest("bad_value", name, value);
    search.highlight = value == "true";
  } else if (name == "province_as") {
    if (value != "then" && value != "now") throw BadRequest("bad_value", name, value);
    search.province_as_now = value == "now";
  } else if (name == "lang") {
    if (value != "vi" && value != "en") throw BadRequest("bad_value", name, value);
    search.language = value == "en" ? Language::kEnglish : Language::kVietnamese;
  }
}

// "cites=25-NQ/TW" and "relation=thuc-hien" are one filter, cites=thuc-hien:25-NQ/TW, as links and queries spell it.
// Two relations: any of them.
void join_relations(Question& question) {
  if (question.relations.empty()) return;
  const auto cites = question.search.filters.find("cites");
  if (cites == question.search.filters.end()) throw BadRequest("missing_parameter", "cites");
  std::vector<std::string> joined;
  for (const std::string& relation : question.relations)
    for (const std::string& number : cites->second)
      add_value(joined,
                find_relation_named(number.substr(0, number.find(':'))) != nullptr ? number : relation + ':' + number,
                "cites");
  cites->second = std::move(joined);
  question.relations.clear();
}

}  // namespace

bool is_repeatable(std::string_view name) {
  return is_filter(name) || name == "cites" || name == "relation" || name == "facets" || name == "fields" ||
         name == "number";
}

std::vector<std::string_view> sort_names() {
  std::vector<std::string_view> names;
  for (const SortName& row : kSorts) names.push_back(row.name);
  return names;
}

std::vector<std::string_view> accepted_names(Takes takes) {
  std::vector<std::string_view> names{"lang"};
  const auto add = [&](std::initializer_list<std::string_view> more) { names.insert(names.end(), more); };
  const bool searches = takes == Takes::kSearch || takes == Takes::kPage;
  if (searches) add({"page", "per_page", "sort", "facets", "highlight"});
  if (takes == Takes::kCitations) add({"page", "per_page"});
  const bool lists_values = takes == Takes::kFacetValues || takes == Takes::kFacetPage;
  if (takes == Takes::kExport) add({"q", "sort"});
  if (searches || lists_values) add({"q"});
  if (lists_values) add({"contains"});
  if (takes == Takes::kLookup) add({"number"});
  if (takes == Takes::kDocument) add({"fields"});
  if (takes == Takes::kRegister) add({"issuer", "type", "province", "year", "term"});
  if (takes == Takes::kSimilar) add({"limit"});
  if (takes == Takes::kSuggest) add({"q", "limit"});
  if (searches || lists_values || takes == Takes::kExport || takes == Takes::kLookup) {
    add({"cites", "relation", "date", "date_from", "date_to", "province_as"});
    for (const schema::Field& field : schema::kFields)
      if (field.facet) names.push_back(field.name);
  }
  return names;
}

Question read_question(const Parameters& parameters, Takes takes, Language language) {
  const auto names = accepted_names(takes);
  Question question;
  question.search.language = language;
  if (takes == Takes::kSuggest) question.limit = kDefaultSuggestions;
  std::vector<std::string_view> seen;
  for (const auto& [name, raw] : parameters) {
    if (std::ranges::find(names, name) == names.end()) {
      if (takes == Takes::kPage || takes == Takes::kFacetPage) continue;
      throw BadRequest("unknown_parameter", text::to_valid_utf8(name.substr(0, 64)),
                       std::string(nearest_name(name, names)));
    }
    const std::string value = clean(name, raw);
    if (value.empty()) continue;
    if (!is_repeatable(name)) {
      if (std::ranges::find(seen, name) != seen.end()) throw BadRequest("repeated_parameter", name);
      seen.push_back(name);
    }
    put(question, name, value);
  }
  if (takes == Takes::kSuggest && question.limit > kMostSuggestions)
    throw BadRequest("bad_value", "limit", std::to_string(question.limit));
  join_relations(question);
  const SearchRequest& search = question.search;
  if (search.page * search.per_page > kMaxReach) throw BadRequest("page_too_deep", "page", std::to_string(kMaxReach));
  if (search.date_from && search.date_to && search.date_from > search.date_to)
    throw BadRequest("date_order", "date_from", shown_date(search.date_to));
  return question;
}

std::string_view nearest_name(std::string_view name, std::span<const std::string_view> names) {
  name = name.substr(0, 64);
  std::string_view best;
  std::size_t best_distance = std::string_view::npos;
  std::vector<std::size_t> row;
  for (const std::string_view candidate : names) {
    row.resize(candidate.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 0; i < name.size(); ++i) {
      std::size_t diagonal = std::exchange(row[0], i + 1);
      for (std::size_t j = 0; j < candidate.size(); ++j) {
        const std::size_t changed = diagonal + (name[i] == candidate[j] ? 0 : 1);
        diagonal = row[j + 1];
        row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = candidate;
    }
  }
  return best;
}

std::string canonical_text(const Question& question) {
  const SearchRequest& search = question.search;
  std::string text;
  // No value holds a control character, so they keep the parts apart.
  const auto add = [&](std::string_view name, std::string_view value) {
    text.append(name).append("\x1f").append(value).append("\x1e");
  };
  add("q", search.q);
  for (const auto& [name, values] : search.filters) {
    std::vector<std::string> sorted = values;
    std::ranges::sort(sorted);
    for (const std::string& value : sorted) add(name, value);
  }
  for (const std::string& facet : search.facets) add("facets", facet);
  for (const std::string& number : question.numbers) add("number", number);
  for (const std::string& field : question.fields) add("fields", field);
  add("limit", std::to_string(question.limit));
  add("contains", question.contains);
  for (const auto number : {static_cast<std::int64_t>(search.date_from), static_cast<std::int64_t>(search.date_to),
                            static_cast<std::int64_t>(search.province_as_now), static_cast<std::int64_t>(search.page),
                            static_cast<std::int64_t>(search.per_page), static_cast<std::int64_t>(search.sort),
                            static_cast<std::int64_t>(search.highlight), static_cast<std::int64_t>(search.language)})
    add("n", std::to_string(number));
  return text;
}

}  // namespace vankho::searching
