// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages for people: HTML from the templates in searchd/web, Vietnamese unless lang=en, all state in the URL, no
// script. Text of papers and questions is escaped by the templates; only marked_html() goes in as markup.
#pragma once

#include <string>
#include <vector>

#include "searchd/pages/frame.h"
#include "searchd/register/register_neighbours.h"
#include "searchd/search/highlight.h"
#include "searchd/search/similar.h"
#include "searchd/site.h"

namespace vankho::searching::pages {

HttpAnswer search(const Site& site, const Call& call);  // GET /
HttpAnswer paper(const Site& site, const Call& call);   // GET /d/{id}
HttpAnswer facet(const Site& site, const Call& call);   // GET /facet/{name}
HttpAnswer asset(const Site& site, const Call& call);   // GET /assets/{name}
HttpAnswer icon(const Site& site, const Call& call);    // GET /favicon.ico, which browsers ask for beside JSON

// An error, in the frame of the pages.
HttpAnswer problem(const Site& site, const Problem& problem, const Call& call);

// What a page links to beside its own matter; nothing of what is empty.
struct PageExtras {
  Setting setting = {};
  std::string register_link = {};
  std::uint64_t found_unfiltered = 0;  // when nothing is found under filters: what the words alone find
  std::vector<SimilarPaper> similar = {};
  // Of the page of a paper:
  std::string source_link = {};  // where this site serves the original file
  SearchRequest question = {};   // the search whose results it was opened from
  MarkTerms marks = {};          // what that asks to see marked
  bool question_unread = false;  // it cannot be understood, so that nothing is marked
  RegisterNeighbours neighbours = {};
};

// The pages as functions of what they show.
HttpAnswer search_page(const SearchRequest& request, const SearchResult& result, const PageExtras& extras = {});
HttpAnswer paper_page(const schema::Record& paper, const CitationResult& citations, Language language,
                      const PageExtras& extras = {});

}  // namespace vankho::searching::pages
