// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/api/feed.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <libxml/parser.h>

#include <memory>

#include "searchd/markup.h"

namespace vankho::searching {
namespace {

using testing::HasSubstr;
using testing::Not;

bool is_xml(const std::string& text) {
  const std::unique_ptr<xmlDoc, void (*)(xmlDocPtr)> document(
      xmlReadMemory(text.data(), static_cast<int>(text.size()), nullptr, nullptr,
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING),
      xmlFreeDoc);
  return document != nullptr;
}

SearchRequest asked(std::string q, unsigned page = 1) {
  SearchRequest request;
  request.q = std::move(q);
  request.page = page;
  request.sort = Sort::kNewest;
  return request;
}

const FeedSite kSite{.address = "https://intranet.example/vankho", .name = "Kho <A> & \"B\"", .committed = 1479200523};

SearchResult one(schema::Record record, std::uint64_t found = 1) {
  SearchResult result;
  result.found = found;
  result.hits.push_back({.record = std::move(record), .score = 0, .match = "filter", .snippets = {}});
  return result;
}

schema::Record paper() {
  schema::Record record;
  record.id = "cv-223";
  record.number = "223-CV/HU";
  record.type = "cong-van";
  record.subject = "V/v họp <dân vận> & \"khéo\"";
  record.issuer = "Huyện ủy Ea Súp";
  record.date = 20161115;
  return record;
}

TEST(Feed, HasWhatAFeedReaderNeeds) {
  const std::string xml = atom_feed(kSite, asked("dân vận", 2), one(paper(), 45));
  ASSERT_TRUE(is_xml(xml)) << xml;
  for (const std::string part :
       {"<title>Kho &lt;A&gt; &amp; &quot;B&quot;: dân vận</title>", "<updated>2016-11-15T09:02:03Z</updated>",
        "<id>urn:vankho:paper:cv-223</id>", "<title>223-CV/HU. V/v họp &lt;dân vận&gt; &amp; &quot;khéo&quot;</title>",
        "<updated>2016-11-15T00:00:00+07:00</updated>",
        "<link rel=\"alternate\" type=\"text/html\" href=\"https://intranet.example/vankho/d/cv-223\"/>",
        "<author><name>Huyện ủy Ea Súp</name></author>", "<category term=\"cong-van\" label=\"Công văn\"/>",
        "<opensearch:totalResults>45</opensearch:totalResults>", "<opensearch:startIndex>21</opensearch:startIndex>",
        "<opensearch:itemsPerPage>20</opensearch:itemsPerPage>",
        "<opensearch:Query role=\"request\" searchTerms=\"dân vận\" startPage=\"2\"/>"})
    EXPECT_THAT(xml, HasSubstr(part));
}

TEST(Feed, LinksItsPages) {
  const auto links = [](unsigned page, std::uint64_t found) {
    const std::string xml = atom_feed(kSite, asked({}, page), one(paper(), found));
    std::string list;
    for (const std::string name : {"first", "previous", "next", "last"}) {
      const auto at = xml.find("rel=\"" + name + '"');
      if (at == std::string::npos) continue;
      const std::string href = xml.substr(at, xml.find("/>", at) - at);
      const auto number = href.find("page=");
      list += name + ' ' + (number == std::string::npos ? "1" : href.substr(number + 5, href.rfind('"') - number - 5)) +
              ' ';
    }
    return list;
  };
  EXPECT_EQ(links(1, 0), "first 1 last 1 ");
  EXPECT_EQ(links(1, 20), "first 1 last 1 ");
  EXPECT_EQ(links(1, 41), "first 1 next 2 last 3 ");
  EXPECT_EQ(links(2, 41), "first 1 previous 1 next 3 last 3 ");
  EXPECT_EQ(links(3, 41), "first 1 previous 2 last 3 ");
  EXPECT_EQ(links(9, 41), "first 1 previous 3 last 3 ");
  // As far as a search reaches.
  EXPECT_EQ(links(500, 1000000), "first 1 previous 499 last 500 ");
}

TEST(Feed, HasAValidDateForAnyPaper) {
  schema::Record record = paper();
  for (const schema::Date date : {0, 20160231, 20161301, 5}) {
    record.date = date;
    const std::string xml = atom_feed(kSite, asked({}), one(record));
    EXPECT_THAT(xml.substr(xml.find("<entry>")), HasSubstr("<updated>2016-11-15T09:02:03Z</updated>")) << date;
  }
}

TEST(Feed, IsXmlForAnyBytes) {
  std::string bytes;
  for (int c = 0; c < 256; ++c) bytes += static_cast<char>(c);
  bytes += "\xEF\xBF\xBE\xEF\xBF\xBF\xED\xA0\x80]]><!--&#0;";
  schema::Record record;
  record.id = record.number = record.type = record.subject = record.issuer = record.signer = bytes;
  SearchResult result = one(record);
  result.hits[0].snippets.push_back({.field = "body", .text = bytes, .marks = {}});
  SearchRequest request = asked(bytes);
  request.filters["issuer"] = {bytes};
  EXPECT_TRUE(is_xml(atom_feed({.address = "http://x\"<" + bytes, .name = bytes}, request, result)));
  EXPECT_TRUE(is_xml(opensearch_description({.address = bytes, .name = bytes}, Language::kVietnamese)));
  EXPECT_EQ(xml_text("a\x01\x0b\tb\xEF\xBF\xBF<"), "a\tb&lt;");
}

// Two feeds are told apart by their ids, two pages of one are not.
TEST(Feed, HasAnIdOfItsQuestion) {
  const auto id = [](const SearchRequest& request) {
    const std::string xml = atom_feed(kSite, request, {});
    return xml.substr(xml.find("<id>"), xml.find("</id>") - xml.find("<id>"));
  };
  EXPECT_EQ(id(asked("a")), id(asked("a", 2)));
  EXPECT_NE(id(asked("a")), id(asked("b")));
}

TEST(OpenSearch, DescribesTheSearch) {
  FeedSite site = kSite;
  site.name = "Văn phòng Huyện ủy Ea Súp";
  const std::string xml = opensearch_description(site, Language::kVietnamese);
  ASSERT_TRUE(is_xml(xml)) << xml;
  for (const std::string part :
       {"<ShortName>Văn phòng Huyện</ShortName>", "<LongName>Văn phòng Huyện ủy Ea Súp</LongName>",
        "<Url type=\"text/html\" template=\"https://intranet.example/vankho/?q={searchTerms}\"/>",
        "template=\"https://intranet.example/vankho/v1/search.atom?q={searchTerms}&amp;page={startPage?}\"",
        "template=\"https://intranet.example/vankho/v1/suggest/opensearch?q={searchTerms}\"", "<Language>vi</Language>",
        "<InputEncoding>UTF-8</InputEncoding>"})
    EXPECT_THAT(xml, HasSubstr(part));
  EXPECT_THAT(opensearch_description(site, Language::kEnglish), HasSubstr("/?lang=en&amp;q={searchTerms}"));
  site.name = "Vănphòngkhôngcókhoảngtrắng";
  EXPECT_THAT(opensearch_description(site, Language::kVietnamese),
              HasSubstr("<ShortName>Vănphòngkhôngcók</ShortName>"));
}

}  // namespace
}  // namespace vankho::searching
