// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/feed.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include "schema/stable_hash.h"
#include "searchd/api/result_links.h"
#include "searchd/labels.h"
#include "searchd/markup.h"
#include "searchd/pages/frame.h"
#include "searchd/pages/links.h"
#include "searchd/question/request.h"
#include "searchd/web/messages.h"

namespace vankho::searching {
namespace {

namespace chrono = std::chrono;

constexpr std::string_view kXmlHead = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

void add_element(std::string& xml, std::string_view name, std::string_view text) {
  xml += fmt::format("<{0}>{1}</{0}>\n", name, xml_text(text));
}

void add_link(std::string& xml, std::string_view relation, std::string_view type, std::string_view address) {
  xml += fmt::format("<link rel=\"{}\" type=\"{}\" href=\"{}\"/>\n", relation, type, xml_text(address));
}

// RFC 3339.
std::string moment(std::int64_t seconds) {
  const chrono::sys_seconds time{chrono::seconds(seconds)};
  const auto midnight = chrono::floor<chrono::days>(time);
  const chrono::year_month_day day(midnight);
  const chrono::hh_mm_ss clock(time - midnight);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", int{day.year()}, unsigned{day.month()},
                     unsigned{day.day()}, clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

// The day of a paper begins in Vietnam. What is no day of the calendar is as good as not known.
std::string moment_of(const schema::Record& paper, std::int64_t otherwise) {
  const chrono::year_month_day day(chrono::year(paper.date / 10000),
                                   chrono::month(static_cast<unsigned>(paper.date / 100 % 100)),
                                   chrono::day(static_cast<unsigned>(paper.date % 100)));
  return day.ok() && paper.date > 0 ? iso_date(paper.date) + "T00:00:00+07:00" : moment(otherwise);
}

std::string joined(const std::vector<std::string>& parts, std::string_view between) {
  std::string text;
  for (const std::string& part : parts)
    if (!part.empty()) text.append(text.empty() ? "" : between).append(part);
  return text;
}

std::string title_of(const schema::Record& paper, Language language) {
  const std::string subject = paper.subject.empty() ? type_label(paper.type) : paper.subject;
  std::string title = joined({paper.number, subject}, ". ");
  if (!title.empty()) return title;
  std::string file = pages::shown_title(paper);
  return file.empty() ? say("ui.no_subject", language) : file;
}

// What it is and where the words were found.
std::string summary_of(const Hit& hit) {
  const schema::Record& paper = hit.record;
  std::vector<std::string> parts{
      joined({type_label(paper.type), paper.issuer, shown_date(paper.date), paper.signer}, ", ")};
  for (const Snippet& snippet : hit.snippets)
    if (snippet.field == "body") parts.push_back(snippet.text);
  return joined(parts, " … ");
}

void add_entry(std::string& xml, const Hit& hit, const FeedSite& site, Language language) {
  const schema::Record& paper = hit.record;
  xml += "<entry>\n";
  add_element(xml, "id", "urn:vankho:paper:" + url_encoded(paper.id));
  add_element(xml, "title", title_of(paper, language));
  add_element(xml, "updated", moment_of(paper, site.committed));
  add_link(xml, "alternate", "text/html", site.address + pages::paper_link(paper.id, language));
  if (!paper.issuer.empty()) xml += fmt::format("<author><name>{}</name></author>\n", xml_text(paper.issuer));
  if (!paper.type.empty())
    xml +=
        fmt::format("<category term=\"{}\" label=\"{}\"/>\n", xml_text(paper.type), xml_text(type_label(paper.type)));
  add_element(xml, "summary", summary_of(hit));
  xml += "</entry>\n";
}

// What was asked for, in words.
std::string question_of(const SearchRequest& request) {
  std::vector<std::string> parts{request.q};
  for (const auto& [name, values] : request.filters) parts.push_back(joined(values, ", "));
  if (request.date_from != 0 || request.date_to != 0)
    parts.push_back(shown_date(request.date_from) + "–" + shown_date(request.date_to));
  const std::string asked = joined(parts, "; ");
  return asked.empty() ? say("ui.feed_newest", request.language) : asked;
}

// At most `most` characters, whole words if the first is not longer.
std::string shortened(const std::string& text, std::size_t most) {
  std::size_t characters = 0;
  std::size_t end = 0;
  for (; end < text.size(); ++end)
    if ((static_cast<unsigned char>(text[end]) & 0xc0U) != 0x80 && ++characters > most) break;
  if (end == text.size()) return text;
  const auto space = text.rfind(' ', end);
  return text.substr(0, space == std::string::npos || space == 0 ? end : space);
}

}  // namespace

std::string atom_feed(const FeedSite& site, const SearchRequest& request, const SearchResult& result) {
  constexpr std::string_view kAtom = "application/atom+xml";
  const auto page_address = [&](unsigned page) {
    SearchRequest asked = request;
    asked.page = page;
    return site.address + feed_page_link(asked);
  };
  const std::uint64_t pages = (result.found + request.per_page - 1) / request.per_page;
  const auto last = static_cast<unsigned>(std::clamp<std::uint64_t>(pages, 1, kMaxReach / request.per_page));
  SearchRequest home = request;
  home.page = 1;

  std::string xml(kXmlHead);
  xml += R"(<feed xmlns="http://www.w3.org/2005/Atom" xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/")";
  xml += fmt::format(" xml:lang=\"{}\">\n", request.language == Language::kEnglish ? "en" : "vi");
  add_element(xml, "id", "urn:vankho:search:" + schema::stable_hash_hex(schema::stable_hash(feed_page_link(home))));
  add_element(xml, "title", site.name + ": " + question_of(request));
  add_element(xml, "updated", moment(site.committed));
  xml += fmt::format("<author><name>{}</name></author>\n", xml_text(site.name));
  xml += fmt::format("<generator version=\"{}\">Vankho</generator>\n", VANKHO_VERSION);
  add_element(xml, "icon", site.address + "/assets/icon.svg");
  add_link(xml, "self", kAtom, page_address(request.page));
  add_link(xml, "alternate", "text/html", site.address + page_link(home));
  add_link(xml, "search", "application/opensearchdescription+xml", site.address + "/opensearch.xml");
  add_link(xml, "first", kAtom, page_address(1));
  if (request.page > 1) add_link(xml, "previous", kAtom, page_address(std::min(request.page - 1, last)));
  if (request.page < last) add_link(xml, "next", kAtom, page_address(request.page + 1));
  add_link(xml, "last", kAtom, page_address(last));
  add_element(xml, "opensearch:totalResults", std::to_string(result.found));
  add_element(xml, "opensearch:startIndex", std::to_string(std::uint64_t{request.page - 1} * request.per_page + 1));
  add_element(xml, "opensearch:itemsPerPage", std::to_string(request.per_page));
  xml += fmt::format("<opensearch:Query role=\"request\" searchTerms=\"{}\" startPage=\"{}\"/>\n", xml_text(request.q),
                     request.page);
  for (const Hit& hit : result.hits) add_entry(xml, hit, site, request.language);
  return xml += "</feed>\n";
}

std::string opensearch_description(const FeedSite& site, Language language) {
  constexpr std::size_t kMostOfShortName = 16;
  constexpr std::size_t kMostOfLongName = 48;
  const std::string lang = language == Language::kEnglish ? "lang=en&" : "";
  const auto url = [&](std::string_view type, std::string_view path, std::string_view end) {
    return fmt::format("<Url type=\"{}\" template=\"{}\"/>\n", type,
                       xml_text(fmt::format("{}{}?{}q={{searchTerms}}{}", site.address, path, lang, end)));
  };
  std::string xml(kXmlHead);
  xml += "<OpenSearchDescription xmlns=\"http://a9.com/-/spec/opensearch/1.1/\">\n";
  add_element(xml, "ShortName", shortened(site.name, kMostOfShortName));
  add_element(xml, "LongName", shortened(site.name, kMostOfLongName));
  add_element(xml, "Description", say("ui.opensearch_description", language));
  xml += url("text/html", "/", {});
  xml += url("application/atom+xml", "/v1/search.atom", "&page={startPage?}");
  xml += url("application/x-suggestions+json", "/v1/suggest/opensearch", {});
  xml += fmt::format("<Url type=\"application/opensearchdescription+xml\" rel=\"self\" template=\"{}\"/>\n",
                     xml_text(site.address + "/opensearch.xml" + (lang.empty() ? "" : "?lang=en")));
  xml += fmt::format("<Image type=\"image/svg+xml\">{}</Image>\n", xml_text(site.address + "/assets/icon.svg"));
  add_element(xml, "Language", "vi");
  add_element(xml, "InputEncoding", "UTF-8");
  add_element(xml, "OutputEncoding", "UTF-8");
  return xml += "</OpenSearchDescription>\n";
}

}  // namespace vankho::searching
