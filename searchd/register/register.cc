// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/register/register.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "schema/text/fold.h"
#include "searchd/labels.h"
#include "searchd/search/number_search.h"

namespace vankho::searching {
namespace {

// The type whose series the number belongs to. The type line is right where the number names no type or one that shares
// the code (QĐ: quyết định, quy định); else the number is: it was given by the register that is looked at.
std::string series_type(const RegisterPaper& paper) {
  const std::string& read = paper.record.type;
  const std::string by_number = paper.number.type_id();
  if (read.empty() || by_number.empty()) return read.empty() ? by_number : read;
  const std::string code = paper.number.folded_codes().front();
  const bool names_none = by_number == "cong-van" && !is_code_of("cong-van", code);
  return names_none || is_code_of(read, code) ? read : by_number;
}

// "QH14" and "UBTVQH14": numbers run through the legislature.
std::string legislature_of(const text::DocumentNumber& number) {
  if (number.system != text::NumberSystem::kState) return {};
  const std::string code = number.folded_codes().back();
  const std::size_t letters = code.find_last_not_of("0123456789") + 1;
  const std::string_view name = std::string_view(code).substr(0, letters);
  return letters < code.size() && (name == "QH" || name == "UBTVQH") ? code : std::string();
}

// Provinces of the papers, when the body may be several.
bool is_several_bodies(const std::vector<RegisterPaper>& papers) {
  std::set<std::string_view> provinces;
  for (const RegisterPaper& paper : papers)
    if (!paper.record.province.empty()) provinces.insert(paper.record.province);
  return provinces.size() > 1;
}

RegisterSeries series_of(const RegisterPaper& paper, bool by_province) {
  RegisterSeries series;
  series.is_party = paper.number.system == text::NumberSystem::kParty;
  series.legislature = legislature_of(paper.number);
  if (series.legislature.empty()) {
    series.type = series_type(paper);
    series.year_in_number = !series.is_party && paper.number.year != 0;
  }
  if (series.is_party) series.term = paper.record.term;
  if (by_province) series.province = paper.record.province;
  return series;
}

auto key_of(const RegisterSeries& series) {
  return std::tuple(text::fold_key(type_label(series.type)), series.type, series.legislature, series.term,
                    series.province, series.is_party, series.year_in_number);
}

void fill_gaps(RegisterSeries& series) {
  std::uint64_t next = series.from;
  for (const RegisterPaper& paper : series.papers) {
    const std::uint32_t count = paper.number.count;
    if (count > next) {
      const NumberGap gap{.from = static_cast<std::uint32_t>(next), .to = count - 1};
      series.missing += gap.missing();
      if (series.all_gaps++ < kMostGaps) series.gaps.push_back(gap);
    }
    next = std::max<std::uint64_t>(next, std::uint64_t{count} + 1);
  }
}

bool same_number(const RegisterPaper& a, const RegisterPaper& b) {
  return a.number.count == b.number.count && a.number.suffix == b.number.suffix;
}

void fill_duplicates(RegisterSeries& series) {
  const auto& papers = series.papers;
  for (std::size_t first = 0; first < papers.size();) {
    std::size_t last = first;
    while (last + 1 < papers.size() && same_number(papers[first], papers[last + 1])) ++last;
    if (last > first) series.duplicates.push_back({first, last});
    first = last + 1;
  }
}

// The longest run of papers whose dates never fall; those outside it do not fit. Of two that clash the later number is
// the one that does not, so the run is looked for from the end (patience sorting of falling dates).
std::vector<bool> fitting(const std::vector<RegisterPaper>& papers) {
  constexpr std::size_t kNobody = static_cast<std::size_t>(-1);
  std::vector<schema::Date> tails;  // the best last date, negated, of runs of 1, 2, ... papers
  std::vector<std::size_t> ends;    // the papers that these are of
  std::vector<std::size_t> next(papers.size(), kNobody);
  for (std::size_t i = papers.size(); i-- > 0;) {
    if (papers[i].record.date == 0) continue;
    const schema::Date value = -papers[i].record.date;
    const auto at = static_cast<std::size_t>(std::ranges::upper_bound(tails, value) - tails.begin());
    if (at == tails.size()) {
      tails.push_back(value);
      ends.push_back(i);
    }
    tails[at] = value;
    ends[at] = i;
    next[i] = at == 0 ? kNobody : ends[at - 1];
  }
  std::vector<bool> fits(papers.size());
  for (std::size_t i = ends.empty() ? kNobody : ends.back(); i != kNobody; i = next[i]) fits[i] = true;
  return fits;
}

void fill_dates(RegisterSeries& series) {
  const auto& papers = series.papers;
  const std::vector<bool> fits = fitting(papers);
  std::size_t below = papers.size();  // the nearest fitting paper of a lower number
  for (std::size_t i = 0; i < papers.size(); ++i) {
    const schema::Date date = papers[i].record.date;
    if (date == 0) series.undated.push_back(i);
    if (fits[i]) below = i;
    if (date == 0 || fits[i]) continue;
    std::size_t other = below;
    if (below == papers.size() || papers[below].record.date <= date) {
      other = i + 1;
      while (other < papers.size() && !fits[other]) ++other;
    }
    if (other < papers.size()) series.out_of_order.push_back({i, other});
  }
}

// Whether the numbers of the period go on from an earlier one.
bool goes_on(const RegisterSeries& series, const RegisterPeriod& period) {
  if (!series.legislature.empty()) return true;
  if (!series.is_party || period.year == 0) return false;
  return !series.term.starts_with(std::to_string(period.year));
}

void evaluate(RegisterSeries& series, const RegisterPeriod& period) {
  std::ranges::stable_sort(series.papers, {}, [](const RegisterPaper& paper) {
    return std::tuple(paper.number.count, std::string_view(paper.number.suffix), paper.record.date);
  });
  series.open_start = goes_on(series, period);
  series.from = series.open_start ? series.papers.front().number.count : 1;
  series.to = series.papers.back().number.count;
  fill_gaps(series);
  fill_duplicates(series);
  fill_dates(series);
  for (std::size_t i = 0; i < series.papers.size(); ++i)
    if (!series.papers[i].number.suffix.empty()) series.inserted.push_back(i);
}

}  // namespace

std::vector<RegisterSeries> register_series(std::vector<RegisterPaper> papers, const RegisterPeriod& period) {
  const bool by_province = is_several_bodies(papers);
  std::map<decltype(key_of(RegisterSeries{})), RegisterSeries> by_key;
  for (RegisterPaper& paper : papers) {
    RegisterSeries series = series_of(paper, by_province);
    auto key = key_of(series);
    RegisterSeries& known = by_key.try_emplace(std::move(key), std::move(series)).first->second;
    known.papers.push_back(std::move(paper));
  }
  std::vector<RegisterSeries> result;
  result.reserve(by_key.size());
  for (auto& [key, series] : by_key) {
    evaluate(series, period);
    result.push_back(std::move(series));
  }
  return result;
}

bool is_same_series(const RegisterPaper& a, const RegisterPaper& b, Bodies bodies) {
  const bool by_province = bodies == Bodies::kOneAProvince;
  return key_of(series_of(a, by_province)) == key_of(series_of(b, by_province));
}

bool may_begin_anywhere(const RegisterPaper& paper, const RegisterPeriod& period) {
  return goes_on(series_of(paper, false), period);
}

}  // namespace vankho::searching
