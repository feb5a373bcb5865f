// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "searchd/api/api_parts.h"
#include "searchd/api/export_api.h"
#include "searchd/api/feed.h"
#include "searchd/pages/frame.h"

namespace vankho::searching {
namespace {

FeedSite feed_site(const Site& site, const Call& call, Language language) {
  return {.address = public_address(site, call),
          .name = pages::site_name(pages::setting_of(site, call), language),
          .committed = site.searcher.state().committed};
}

// An answer in XML that the client may have already: `make` makes it of the site, `question` is what it depends on.
template <typename Make>
HttpAnswer answer(const Call& call, const FeedSite& site, const std::string& question, std::uint64_t edition,
                  Make make) {
  std::string tag = entity_tag(call, question + '\n' + site.address + '\n' + site.name, edition);
  if (edition != 0 && has_current(call, tag)) return not_modified(std::move(tag));
  HttpAnswer made = make();
  made.headers = {{"Cache-Control", "no-cache"}, {"ETag", std::move(tag)}};
  return made;
}

}  // namespace

HttpAnswer api::feed(const Site& site, const Call& call) {
  Question question = read(call, Takes::kSearch);
  const bool ordered =
      std::ranges::any_of(call.http.parameters, [](const auto& p) { return p.first == "sort" && !p.second.empty(); });
  if (!ordered) question.search.sort = Sort::kNewest;
  const FeedSite frame = feed_site(site, call, question.search.language);
  const IndexState state = site.searcher.state();
  return answer(call, frame, canonical_text(question), state.ready ? state.edition : 0, [&] {
    return HttpAnswer{.status = 200,
                      .content_type = "application/atom+xml; charset=utf-8",
                      .body = atom_feed(frame, question.search, site.searcher.search(question.search)),
                      .headers = {}};
  });
}

HttpAnswer api::opensearch(const Site& site, const Call& call) {
  const Language language = read(call, Takes::kNothing).search.language;
  const FeedSite frame = feed_site(site, call, language);
  return answer(call, frame, language == Language::kEnglish ? "en" : "vi", 1, [&] {
    return HttpAnswer{.status = 200,
                      .content_type = "application/opensearchdescription+xml; charset=utf-8",
                      .body = opensearch_description(frame, language),
                      .headers = {}};
  });
}

}  // namespace vankho::searching
