// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/search/facets.h"

#include <unicode/coll.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <map>
#include <memory>
#include <stdexcept>

#include "schema/terms.h"
#include "searchd/question/filters.h"

namespace vankho::searching {
namespace {

constexpr std::string_view kNoneLabel[] = {"(không rõ)", "(not known)"};

// The order of Vietnamese names: Ân Thi, Dầu Tiếng, Đà Nẵng, Đắk Lắk, Điện Biên, Ea Súp, Hà Nội.
const icu::Collator& vietnamese_collator() {
  // One a thread: a collator is not promised to be safe to share.
  thread_local std::unique_ptr<icu::Collator> collator;
  if (!collator) {
    UErrorCode status = U_ZERO_ERROR;
    collator.reset(icu::Collator::createInstance(icu::Locale("vi"), status));
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no collator");
  }
  return *collator;  // NOLINT(clang-analyzer-cplusplus.NewDelete): it lives as long as the thread
}

bool before_in_vietnamese(const std::string& a, const std::string& b) {
  UErrorCode status = U_ZERO_ERROR;
  return vietnamese_collator().compareUTF8(a, b, status) == UCOL_LESS;
}

using Counts = std::map<std::string, FacetValue>;

void count_dates(const Columns& columns, const Papers& papers, bool months, Counts& counts) {
  std::map<schema::Date, std::uint64_t> of_period;
  for (const Xapian::docid paper : papers) ++of_period[columns.date(paper) / (months ? 100 : 10000)];
  for (const auto& [period, count] : of_period) {
    const schema::Date date = period * (months ? 100 : 10000);
    const std::string code = date == 0 ? "" : months ? schema::month_value(date) : schema::year_value(date);
    counts[code] = {.value = code, .label = code, .count = count};
  }
}

void count_column(const Column& column, const Papers& papers, Counts& counts) {
  std::vector<std::uint64_t> of_ordinal(column.values.size());
  for (const Xapian::docid paper : papers) ++of_ordinal[column.of(paper)];
  for (std::size_t ordinal = 0; ordinal < of_ordinal.size(); ++ordinal) {
    const Column::Value& value = column.values[ordinal];
    if (of_ordinal[ordinal] != 0)
      counts[value.code] = {.value = value.code, .label = value.label, .count = of_ordinal[ordinal]};
  }
}

// A value that nobody has is known by its code alone; the column may still hold its name.
std::string label_of_absent(const Column* column, const std::string& code) {
  if (column != nullptr)
    for (const Column::Value& value : column->values)
      if (value.code == code) return value.label;
  return code;
}

std::vector<FacetValue> in_order(const schema::Field& row, const Column* column, Counts counts,
                                 const FacetQuestion& question) {
  for (const std::string& code : question.selected) {
    FacetValue& value =
        counts.try_emplace(code, FacetValue{.value = code, .label = label_of_absent(column, code)}).first->second;
    value.selected = true;
  }
  std::vector<FacetValue> values;
  for (auto& [code, value] : counts) {
    if (code.empty()) {
      value.value = "none";
      value.label = kNoneLabel[question.language == Language::kVietnamese ? 0 : 1];
    } else if (const auto label = code_label(row, code, question.language); !label.empty()) {
      value.label = label;
    }
    values.push_back(std::move(value));
  }
  std::ranges::sort(values, [&](const FacetValue& a, const FacetValue& b) {
    if (column == nullptr) return a.value != "none" && (b.value == "none" || a.value > b.value);
    return a.count != b.count ? a.count > b.count : before_in_vietnamese(a.label, b.label);
  });
  return values;
}

}  // namespace

std::vector<FacetValue> facet_values(const Columns& columns, const Papers& papers, const FacetQuestion& question) {
  const bool as_now = question.facet == "province" && question.province_as_now;
  const schema::Field* row = schema::find_field(as_now ? "province_now" : std::string_view(question.facet));
  if (row == nullptr) throw std::logic_error("no facet " + question.facet);
  if (row->name != "year" && row->name != "month") {
    const Column& column = columns.column(*row);
    Counts counts;
    count_column(column, papers, counts);
    return in_order(*row, &column, std::move(counts), question);
  }
  Counts counts;
  count_dates(columns, papers, row->name == "month", counts);
  return in_order(*row, nullptr, std::move(counts), question);
}

std::vector<FacetValue> facet_values(const Column& column, const Papers& papers, const FacetQuestion& question) {
  const schema::Field* row = schema::find_field(question.facet);
  if (row == nullptr) throw std::logic_error("no facet " + question.facet);
  Counts counts;
  count_column(column, papers, counts);
  return in_order(*row, &column, std::move(counts), question);
}

}  // namespace vankho::searching
