// SPDX-License-Identifier: GPL-3.0-or-later
#include <nlohmann/json.hpp>

#include "searchd/labels.h"
#include "searchd/register/register_view.h"

namespace vankho::searching {
namespace {

using Json = nlohmann::ordered_json;

std::string dump(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json or_null(std::string text) {
  return text.empty() ? Json() : Json(std::move(text));
}

Json record_json(const schema::Record& record) {
  return {{"id", record.id},
          {"number", or_null(record.number)},
          {"type", or_null(type_label(record.type))},
          {"date", or_null(iso_date(record.date))},
          {"title", or_null(record.subject)}};
}

Json paper_json(const RegisterPaper& paper) {
  Json json = record_json(paper.record);
  json["count"] = paper.number.count;
  json["suffix"] = or_null(paper.number.suffix);
  return json;
}

Json notes_json(const std::vector<RegisterNote>& notes) {
  Json list = Json::array();
  for (const RegisterNote& note : notes) list.push_back({{"code", note.code}, {"text", note.text}});
  return list;
}

Json values_json(const std::vector<FacetValue>& values) {
  Json list = Json::array();
  for (const FacetValue& value : values) list.push_back({{"value", value.value}, {"count", value.count}});
  return list;
}

Json aside_json(const AsidePapers& aside) {
  Json list = Json::array();
  for (const schema::Record& record : aside.papers) list.push_back(record_json(record));
  return {{"count", aside.count}, {"papers", std::move(list)}};
}

Json code_and_label(const std::string& code, std::string label) {
  return code.empty() ? Json() : Json{{"value", code}, {"label", std::move(label)}};
}

Json ids_json(const RegisterSeries& series, const std::vector<std::size_t>& places) {
  Json list = Json::array();
  for (const std::size_t place : places) list.push_back(series.papers[place].record.id);
  return list;
}

Json gaps_json(const RegisterSeries& series) {
  Json gaps = Json::array();
  for (const NumberGap& gap : series.gaps)
    gaps.push_back({{"from", gap.from}, {"to", gap.to}, {"missing", gap.missing()}});
  return gaps;
}

Json duplicates_json(const RegisterSeries& series) {
  Json duplicates = Json::array();
  for (const SameNumber& same : series.duplicates) {
    Json ids = Json::array();
    for (std::size_t i = same.first; i <= same.last; ++i) ids.push_back(series.papers[i].record.id);
    const text::DocumentNumber& number = series.papers[same.first].number;
    duplicates.push_back({{"count", number.count}, {"suffix", or_null(number.suffix)}, {"papers", std::move(ids)}});
  }
  return duplicates;
}

Json hints_json(const RegisterSeries& series) {
  Json hints = Json::array();
  for (const DateHint& hint : series.out_of_order) {
    const schema::Record& paper = series.papers[hint.paper].record;
    const schema::Record& other = series.papers[hint.other].record;
    hints.push_back({{"id", paper.id},
                     {"number", paper.number},
                     {"date", iso_date(paper.date)},
                     {hint.other < hint.paper ? "earlier_than" : "later_than",
                      {{"id", other.id}, {"number", other.number}, {"date", iso_date(other.date)}}}});
  }
  return hints;
}

Json series_json(const RegisterSeries& series, const RegisterPeriod& period, Language language) {
  Json papers = Json::array();
  for (const RegisterPaper& paper : series.papers) papers.push_back(paper_json(paper));
  return {{"title", series_title(series, language)},
          {"type", or_null(type_label(series.type))},
          {"type_id", or_null(series.type)},
          {"term", or_null(series.term)},
          {"legislature", or_null(series.legislature)},
          {"province", or_null(province_label(series.province))},
          {"year_in_number", series.year_in_number},
          {"series_from", series.from},
          {"series_to", series.to},
          {"start_known", !series.open_start},
          {"papers", std::move(papers)},
          {"gaps", gaps_json(series)},
          {"duplicates", duplicates_json(series)},
          {"inserted", ids_json(series, series.inserted)},
          {"out_of_order", hints_json(series)},
          {"undated", ids_json(series, series.undated)},
          {"totals",
           {{"papers", series.papers.size()},
            {"numbers", series.numbers()},
            {"missing", series.missing},
            {"gaps", series.all_gaps},
            {"duplicates", series.duplicates.size()},
            {"inserted", series.inserted.size()},
            {"out_of_order", series.out_of_order.size()},
            {"undated", series.undated.size()}}},
          {"notes", notes_json(notes_of(series, period, language))}};
}

}  // namespace

std::string register_json(const RegisterResult& result, Language language) {
  Json series = Json::array();
  std::uint64_t papers = 0;
  std::uint64_t missing = 0;
  for (const RegisterSeries& one : result.series) {
    series.push_back(series_json(one, result.period, language));
    papers += one.papers.size();
    missing += one.missing;
  }
  return dump({{"issuer", code_and_label(result.issuer, result.issuer_name)},
               {"type", code_and_label(result.type, type_label(result.type))},
               {"province", code_and_label(result.province, province_label(result.province))},
               {"year", result.period.year == 0 ? Json() : Json(result.period.year)},
               {"term", or_null(result.period.term)},
               {"series", std::move(series)},
               {"totals", {{"papers", papers}, {"missing", missing}, {"left_out", result.left_out}}},
               {"unnumbered", aside_json(result.unnumbered)},
               {"undated", aside_json(result.undated)},
               {"years", values_json(result.years)},
               {"terms", values_json(result.terms)},
               {"notes", notes_json(notes_of(result, language))}});
}

std::string register_periods_json(const RegisterResult& result) {
  return "\"years\":" + dump(values_json(result.years)) + ",\"terms\":" + dump(values_json(result.terms));
}

}  // namespace vankho::searching
