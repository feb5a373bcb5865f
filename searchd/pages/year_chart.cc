// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/pages/year_chart.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "searchd/markup.h"
#include "searchd/web/messages.h"

namespace vankho::searching::pages {
namespace {

constexpr int kMostYears = 80;
constexpr int kWidth = 272;
constexpr int kHeight = 64;

struct Bar {
  std::uint64_t count = 0;
  bool on = false;
};

std::map<int, Bar> bars_of(const std::vector<FacetValue>& years, const SearchRequest& request) {
  std::map<int, Bar> bars;
  for (const FacetValue& value : years) {
    int year = 0;
    const char* end = value.value.data() + value.value.size();
    if (std::from_chars(value.value.data(), end, year).ptr != end || year <= 0) continue;
    const bool dated = request.date_from != 0 || request.date_to != 0;
    const bool in_dates =
        year >= request.date_from / 10000 && (request.date_to == 0 || year <= request.date_to / 10000);
    bars[year] = {.count = value.count, .on = value.selected || (dated && in_dates)};
  }
  while (!bars.empty() && bars.begin()->first <= bars.rbegin()->first - kMostYears) bars.erase(bars.begin());
  return bars;
}

// A length with one digit after the point.
std::string tenths(int value) {
  return std::to_string(value / 10) + (value % 10 == 0 ? "" : "." + std::to_string(value % 10));
}

std::string attribute(std::string_view name, const std::string& value) {
  return ' ' + std::string(name) + "=\"" + value + '"';
}

}  // namespace

std::string year_chart(const std::vector<FacetValue>& values, const SearchRequest& request) {
  const std::map<int, Bar> bars = bars_of(values, request);
  if (bars.size() < 2) return {};
  const int first = bars.begin()->first;
  const int last = bars.rbegin()->first;
  std::uint64_t most = 1;
  for (const auto& [year, bar] : bars) most = std::max(most, bar.count);
  const int step = kWidth * 10 / (last - first + 1);
  const std::string label =
      say("ui.chart", request.language, {.param = std::to_string(first), .value = std::to_string(last)});
  std::string svg = "<svg class=\"years\" role=\"img\" viewBox=\"0 0 " + std::to_string(kWidth) + ' ' +
                    std::to_string(kHeight + 14) + '"' + attribute("aria-label", escaped(label)) +
                    attribute("data-first", std::to_string(first)) + attribute("data-last", std::to_string(last)) + '>';
  for (const auto& [year, bar] : bars) {
    // A year with few papers still shows.
    const int height = std::max<int>(20, static_cast<int>(bar.count * kHeight * 10 / most));
    svg += bar.on ? "<rect class=\"on\"" : "<rect";
    svg += attribute("x", tenths((year - first) * step)) + attribute("y", tenths(kHeight * 10 - height)) +
           attribute("width", tenths(std::max(10, step - 10))) + attribute("height", tenths(height)) + "><title>" +
           std::to_string(year) + ": " + std::to_string(bar.count) + "</title></rect>";
  }
  const std::string base = attribute("y", std::to_string(kHeight + 12));
  svg += "<text" + attribute("x", "0") + base + '>' + std::to_string(first) + "</text><text class=\"end\"" +
         attribute("x", std::to_string(kWidth)) + base + '>' + std::to_string(last) + "</text></svg>";
  return svg;
}

}  // namespace vankho::searching::pages
