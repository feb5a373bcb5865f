// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the pages have in common: the frame with search box and language, rows of papers, addresses of papers.
#pragma once

#include <kainjow/mustache.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "schema/record.h"
#include "searchd/http/message.h"
#include "searchd/question/search_request.h"
#include "searchd/site.h"

namespace vankho::searching::pages {

using kainjow::mustache::data;

// A text for {{name}} and {{#name}}...{{/name}}. An empty one is set to false: a missing one would be looked for in the
// surrounding row, and the templates take an empty text for true.
void set_text(data& row, const std::string& name, const std::string& value);

// The data of a page with what the search box of the frame shows.
data form_data(const SearchRequest& request);

// Where and with what face a page is shown.
struct Setting {
  // The way from the page to the folder of the site: "." on "/", ".." on "/d/x". Links are relative, so that the pages
  // work at any path that a proxy puts them at.
  std::string root = ".";
  const Look* look = nullptr;  // nullptr = the program's own
  bool registers = true;       // whether the registers are shown
};
Setting setting_of(const Site& site, const Call& call);

// "Văn khố", or as the office calls it.
std::string site_name(const Setting& setting, Language language);

// Hidden inputs that repeat a question in another form: {{#hidden}}, with `name` and `value`.
data hidden_parameters(const SearchRequest& request);

// A template with its data inside the frame. `other_link` is the page in the other language.
struct Framing {
  std::string title;  // of the window; the name of the site is added
  std::string other_link;
  int status = 200;
};
HttpAnswer framed(std::string_view file, data context, const SearchRequest& request, const Framing& framing,
                  const Setting& setting);

std::string paper_link(const std::string& id, Language language);

// The subject; of a paper without one the name of its file, which tells more than nothing; empty when it has none.
std::string shown_title(const schema::Record& paper);

// One row of a list of papers: number, date, subject, issuer.
data paper_row(const schema::Record& paper, Language language);
// "Được dẫn bởi 3 văn bản".
std::string cited_by_text(std::uint64_t count, Language language);

data paper_rows(const std::vector<schema::Record>& papers, Language language);

}  // namespace vankho::searching::pages
