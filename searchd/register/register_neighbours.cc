// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/register/register_neighbours.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <tuple>
#include <utility>

#include "schema/terms.h"
#include "searchd/index/stored_papers.h"
#include "searchd/register/register_search.h"

namespace vankho::searching {
namespace {

using schema::field;

// A neighbour that is not among this many papers that may be one is not looked for further.
constexpr std::size_t kMostRead = 200;
constexpr std::size_t kMostSameNumber = 5;

// A paper by the key in its value slot, see number_sort_key(): no record is read.
struct Place {
  std::uint32_t count = 0;
  std::string suffix;
  std::string first_code;
  Xapian::docid paper = 0;
  auto order() const { return std::tie(count, suffix, paper); }
};

std::optional<Place> place_of(std::string_view key, Xapian::docid paper) {
  constexpr std::size_t kYear = 4;
  constexpr std::size_t kCount = 8;
  if (key.size() < kYear + kCount) return std::nullopt;
  Place place{.count = 0, .suffix = {}, .first_code = {}, .paper = paper};
  const char* digits = key.data() + kYear;
  // A greater count has more digits: such a paper has no neighbours.
  if (std::from_chars(digits, digits + kCount, place.count).ptr != digits + kCount) return std::nullopt;
  const std::string_view rest = key.substr(kYear + kCount);
  const auto slash = std::min(rest.find('/'), rest.size());
  place.suffix = rest.substr(0, slash);
  const std::string_view codes = rest.substr(std::min(slash + 1, rest.size()));
  place.first_code = codes.substr(0, codes.find('/'));
  return place;
}

class Neighbourhood {
 public:
  Neighbourhood(const Xapian::Database& database, const Snapshot& snapshot, Deadline deadline)
      : database_(database), columns_(snapshot.columns()), deadline_(deadline) {}

  std::optional<RegisterNeighbours> of(Xapian::docid paper) {
    schema::Record record = paper_summary(database_, paper);
    const auto request = register_request_of(record);
    auto number = text::parse_document_number(record.number);
    if (!request || !number) return std::nullopt;
    own_ = {.record = std::move(record), .number = std::move(*number)};
    read_places(papers_in(database_, Xapian::Query(schema::term(field("issuer"), request->issuer)), request->period,
                          deadline_));
    const auto own = std::ranges::find(places_, paper, &Place::paper);
    if (own == places_.end()) return std::nullopt;
    return around(static_cast<std::size_t>(own - places_.begin()), may_begin_anywhere(own_, request->period));
  }

 private:
  void read_places(const Papers& papers) {
    constexpr auto kSlot = static_cast<Xapian::valueno>(field("number").slot);
    const Column& provinces = columns_.column(field("province"));
    std::uint32_t province = 0;
    auto value = database_.valuestream_begin(kSlot);
    std::size_t at = 0;
    for (const Xapian::docid paper : papers) {
      if (at++ % 1024 == 0) check(deadline_);
      if (value == database_.valuestream_end(kSlot)) break;
      value.skip_to(paper);
      if (value == database_.valuestream_end(kSlot)) break;
      if (value.get_docid() != paper) continue;
      auto place = place_of(*value, paper);
      if (!place) continue;
      places_.push_back(std::move(*place));
      const std::uint32_t here = provinces.of(paper);
      if (province != 0 && here != 0 && here != province) bodies_ = Bodies::kOneAProvince;
      if (here != 0) province = here;
    }
    std::ranges::sort(places_, {}, &Place::order);
  }

  // Cheap: what is neither of the type nor of the first code is of another series, but for the National Assembly's.
  bool may_be_of_series(const Place& place, const Place& own) const {
    const Column& types = columns_.column(field("type"));
    const std::uint32_t type = types.of(place.paper);
    return type == 0 || type == types.of(own.paper) || place.first_code == own.first_code ||
           own_.number.codes.size() == 1;
  }

  std::optional<schema::Record> if_of_series(const Place& place) const {
    check(deadline_);
    schema::Record record = paper_summary(database_, place.paper);
    auto number = text::parse_document_number(record.number);
    if (!number) return std::nullopt;
    const RegisterPaper other{.record = std::move(record), .number = std::move(*number)};
    if (!is_same_series(own_, other, bodies_)) return std::nullopt;
    // A year in the number makes it another period's, see register_of().
    if (own_.number.year != 0 && other.number.year != 0 && other.number.year != own_.number.year) return std::nullopt;
    return other.record;
  }

  // The nearest paper of the series on one side. Those of the same number are put aside.
  struct Nearest {
    std::optional<schema::Record> record;
    std::uint32_t count = 0;
    bool is_sure = true;  // nothing = there is none, not only none near
  };
  Nearest nearest(std::size_t own, std::ptrdiff_t step, std::vector<schema::Record>& same_number) const {
    const Place& here = places_[own];
    std::size_t read = 0;
    const auto end = step < 0 ? std::ptrdiff_t{-1} : std::ssize(places_);
    for (auto at = static_cast<std::ptrdiff_t>(own) + step; at != end; at += step) {
      const Place& place = places_[static_cast<std::size_t>(at)];
      if (!may_be_of_series(place, here)) continue;
      if (read++ == kMostRead) return {.record = {}, .count = 0, .is_sure = false};
      auto record = if_of_series(place);
      if (!record) continue;
      if (place.count != here.count || place.suffix != here.suffix)
        return {.record = std::move(record), .count = place.count, .is_sure = true};
      if (same_number.size() < kMostSameNumber) same_number.push_back(std::move(*record));
    }
    return {};
  }

  static std::optional<NumberGap> between(std::uint32_t below, std::uint32_t above) {
    if (above <= below + 1) return std::nullopt;
    return NumberGap{.from = below + 1, .to = above - 1};
  }

  RegisterNeighbours around(std::size_t own, bool begins_anywhere) const {
    const std::uint32_t count = places_[own].count;
    RegisterNeighbours result;
    Nearest before = nearest(own, -1, result.same_number);
    Nearest after = nearest(own, 1, result.same_number);
    if (before.record || (before.is_sure && !begins_anywhere)) result.missing_before = between(before.count, count);
    if (after.record) result.missing_after = between(count, after.count);
    result.before = std::move(before.record);
    result.after = std::move(after.record);
    return result;
  }

  const Xapian::Database& database_;
  const Columns& columns_;
  const Deadline deadline_;
  RegisterPaper own_;
  std::vector<Place> places_;
  Bodies bodies_ = Bodies::kOne;
};

}  // namespace

std::optional<RegisterNeighbours> register_neighbours(const Xapian::Database& database, const Snapshot& snapshot,
                                                      Xapian::docid paper, Deadline deadline) {
  return Neighbourhood(database, snapshot, deadline).of(paper);
}

}  // namespace vankho::searching
