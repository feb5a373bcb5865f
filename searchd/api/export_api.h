// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a search finds for other programs: spreadsheets, feed readers, the search box of a browser. They throw what
// routes.cc turns into problems.
#pragma once

#include "searchd/site.h"

namespace vankho::searching::api {

HttpAnswer export_csv(const Site& site, const Call& call);          // GET /v1/export.csv
HttpAnswer feed(const Site& site, const Call& call);                // GET /v1/search.atom
HttpAnswer opensearch(const Site& site, const Call& call);          // GET /opensearch.xml
HttpAnswer suggest_opensearch(const Site& site, const Call& call);  // GET /v1/suggest/opensearch

}  // namespace vankho::searching::api
