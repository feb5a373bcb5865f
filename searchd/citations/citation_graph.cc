// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/citations/citation_graph.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <tuple>

#include "schema/terms.h"
#include "searchd/citations/cited_issuer.h"
#include "searchd/index/checked_paper.h"

namespace vankho::searching {
namespace {

using schema::field;

constexpr auto kNumberSlot = static_cast<Xapian::valueno>(field("number").slot);
constexpr auto kCitesSlot = static_cast<Xapian::valueno>(field("cites").slot);

const std::string& code_of(const Column& column, Xapian::docid paper) {
  return column.values[column.of(paper)].code;
}

// The first four digits of schema::number_sort_key().
std::uint16_t year_of_key(std::string_view key) {
  std::uint16_t year = 0;
  std::from_chars(key.data(), key.data() + std::min<std::size_t>(4, key.size()), year);
  return year;
}

}  // namespace

CitationGraph::CitationGraph(const Xapian::Database& database, const Columns& columns)
    : columns_(columns),
      issuers_(columns.column(field("issuer"))),
      levels_(columns.column(field("level"))),
      provinces_(columns.column(field("province"))),
      types_(columns.column(field("type"))) {
  read_numbers(database);
  read_edges(database);
  count_citing();
}

void CitationGraph::read_numbers(const Xapian::Database& database) {
  const Xapian::docid last = database.get_lastdocid();
  years_.assign(std::size_t{last} + 1, 0);
  for (auto value = database.valuestream_begin(kNumberSlot); value != database.valuestream_end(kNumberSlot); ++value)
    years_[checked_paper(value.get_docid(), last)] = year_of_key(*value);
  const std::string prefix = schema::own_number_term(schema::NumberPart::kBareKey, {});
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string name = *term;
    const std::uint64_t key = schema::edge_hash(std::string_view(name).substr(prefix.size()));
    for (auto paper = database.postlist_begin(name); paper != database.postlist_end(name); ++paper)
      bearers_.push_back({key, columns_.date(*paper), checked_paper(*paper, last)});
  }
  std::sort(bearers_.begin(), bearers_.end());
}

void CitationGraph::read_edges(const Xapian::Database& database) {
  struct Found {
    Xapian::docid cited;
    Edge edge;
  };
  const Xapian::docid last = database.get_lastdocid();
  std::vector<Found> found;
  for (auto value = database.valuestream_begin(kCitesSlot); value != database.valuestream_end(kCitesSlot); ++value) {
    const Xapian::docid paper = checked_paper(value.get_docid(), last);
    const CitingPaper citing = citing_paper(paper);
    for (const schema::CitedEdge& cited : schema::decode_edges(*value)) {
      const Resolution resolution = resolve(cited, citing);
      if (resolution.status == CitationStatus::kFound && resolution.papers.front() != paper)
        found.push_back({resolution.papers.front(), {paper, cited.relation, cited.partial}});
    }
  }
  // The strongest relation of a pair first, a whole before a part.
  std::ranges::sort(found, {}, [](const Found& f) {
    return std::tuple(f.cited, f.edge.citing, -static_cast<int>(f.edge.relation), f.edge.partial);
  });
  const auto same = [](const Found& a, const Found& b) { return a.cited == b.cited && a.edge.citing == b.edge.citing; };
  found.erase(std::unique(found.begin(), found.end(), same), found.end());
  first_.assign(std::size_t{last} + 2, 0);
  edges_.reserve(found.size());
  for (const Found& f : found) {
    ++first_[std::size_t{f.cited} + 1];
    edges_.push_back(f.edge);
  }
  for (std::size_t at = 1; at < first_.size(); ++at) first_[at] += first_[at - 1];
}

void CitationGraph::count_citing() {
  // The value 0 of a column is "not known", which no paper is.
  times_cited_.values.emplace_back();
  for (const TimesCited& bucket : kTimesCited)
    times_cited_.values.push_back({std::string(bucket.code), std::string(bucket.code)});
  times_cited_.ordinals.assign(years_.size(), 1);
  for (std::size_t paper = 0; paper < years_.size(); ++paper)
    for (std::uint32_t bucket = 0; bucket < kTimesCited.size(); ++bucket)
      if (times_cited(static_cast<Xapian::docid>(paper)) >= kTimesCited[bucket].from)
        times_cited_.ordinals[paper] = bucket + 1;
}

std::span<const CitationGraph::Edge> CitationGraph::cited_by(Xapian::docid paper) const {
  if (std::size_t{paper} + 1 >= first_.size()) return {};
  return std::span(edges_).subspan(first_[paper], first_[std::size_t{paper} + 1] - first_[paper]);
}

std::span<const CitationGraph::Bearer> CitationGraph::bearers(std::uint64_t key,
                                                              std::optional<schema::Date> date) const {
  constexpr auto kLast = std::numeric_limits<schema::Date>::max();
  const auto first = std::lower_bound(bearers_.begin(), bearers_.end(), Bearer{.key = key, .date = date.value_or(0)});
  const auto last = std::lower_bound(first, bearers_.end(), Bearer{.key = key, .date = date ? *date + 1 : kLast});
  return {first, last};
}

CitingPaper CitationGraph::citing_paper(Xapian::docid paper) const {
  return {.issuer = code_of(issuers_, paper),
          .level = code_of(levels_, paper),
          .province = code_of(provinces_, paper),
          .date = columns_.date(paper)};
}

Resolution CitationGraph::resolve(const schema::CitedEdge& cited, const CitingPaper& citing) const {
  Papers sure;
  Papers possible;
  const auto look_at = [&](std::optional<schema::Date> date) {
    for (const Bearer& bearer : bearers(cited.bare_key, date)) {
      const Fit fits = fit(bearer.paper, cited, citing);
      if (fits != Fit::kNo) (fits == Fit::kYes ? sure : possible).push_back(bearer.paper);
    }
  };
  if (cited.dates.empty()) {
    look_at(std::nullopt);
  } else {
    // A written date is the paper's, where that is known; a number that every district writes has few of one day.
    look_at(0);
    for (const schema::Date date : cited.dates) look_at(date);
  }
  // "Quyết định 217" is no "Quy định 217", when the archive has both.
  const auto keep_type = [&](Papers& papers) {
    const auto is_other = [&](Xapian::docid paper) { return code_of(types_, paper) != cited.type; };
    if (!cited.type.empty() && !std::ranges::all_of(papers, is_other)) std::erase_if(papers, is_other);
  };
  keep_type(sure);
  keep_type(possible);
  const auto newest_first = [&](Xapian::docid a, Xapian::docid b) { return columns_.date(a) > columns_.date(b); };
  std::ranges::stable_sort(sure, newest_first);
  std::ranges::stable_sort(possible, newest_first);
  if (sure.size() == 1) return {.status = CitationStatus::kFound, .papers = std::move(sure)};
  sure.insert(sure.end(), possible.begin(), possible.end());
  return {.status = sure.empty() ? CitationStatus::kAbsent : CitationStatus::kSeveral, .papers = std::move(sure)};
}

CitationGraph::Fit CitationGraph::fit(Xapian::docid paper, const schema::CitedEdge& cited,
                                      const CitingPaper& citing) const {
  const schema::Date date = columns_.date(paper);
  if (cited.year != 0 && years_[paper] != 0 && years_[paper] != cited.year) return Fit::kNo;
  if (date != 0 && cited.dates.empty() && citing.date != 0 && date > citing.date) return Fit::kNo;
  const std::string& issuer = code_of(issuers_, paper);
  // At the centre every body has a symbol of its own.
  if (code_of(levels_, paper) == "trung-uong") return Fit::kYes;
  if (!cited.issuer.empty() && !issuer.empty()) {
    const SameBody same = same_body(cited.issuer, issuer);
    if (same == SameBody::kNo) return Fit::kNo;
    if (same == SameBody::kYes) return Fit::kYes;
  }
  return fit_of_local(paper, citing);
}

CitationGraph::Fit CitationGraph::fit_of_local(Xapian::docid paper, const CitingPaper& citing) const {
  const std::string& issuer = code_of(issuers_, paper);
  if (issuer.empty() || citing.issuer.empty()) return Fit::kMaybe;
  if (issuer == citing.issuer) return Fit::kYes;
  // "Ban Dân vận Huyện ủy Ea Súp" speaks of its own Huyện ủy Ea Súp.
  if (citing.issuer.ends_with("-" + issuer) || issuer.ends_with("-" + citing.issuer)) return Fit::kYes;
  const std::string& province = code_of(provinces_, paper);
  if (!province.empty() && !citing.province.empty() && province != citing.province) return Fit::kNo;
  const std::string& level = code_of(levels_, paper);
  if (province.empty() || citing.province.empty() || level.empty() || citing.level.empty()) return Fit::kMaybe;
  // The province's committees and offices are one each.
  if (level == "tinh") return Fit::kYes;
  return level == citing.level ? Fit::kNo : Fit::kMaybe;
}

std::size_t CitationGraph::memory() const {
  return bearers_.size() * sizeof(Bearer) + years_.size() * sizeof(std::uint16_t) + edges_.size() * sizeof(Edge) +
         first_.size() * sizeof(std::uint32_t) + times_cited_.ordinals.size() * sizeof(std::uint32_t);
}

}  // namespace vankho::searching
