// SPDX-License-Identifier: GPL-3.0-or-later
//
// The addresses under /v1 and those for machines that watch (docs/http-api.md). They throw what routes.cc turns into
// problems.
#pragma once

#include "searchd/site.h"

namespace vankho::searching::api {

HttpAnswer search(const Site& site, const Call& call);       // GET and POST /v1/search
HttpAnswer lookup(const Site& site, const Call& call);       // GET /v1/lookup
HttpAnswer lookup_list(const Site& site, const Call& call);  // POST /v1/lookup
HttpAnswer document(const Site& site, const Call& call);     // GET /v1/documents/{id}
HttpAnswer citations(const Site& site, const Call& call);    // GET /v1/documents/{id}/citations
HttpAnswer resolve(const Site& site, const Call& call);      // POST /v1/citations:resolve
HttpAnswer facet(const Site& site, const Call& call);        // GET /v1/facets/{name}
HttpAnswer fields(const Site& site, const Call& call);       // GET /v1/fields
HttpAnswer health(const Site& site, const Call& call);       // GET /healthz
HttpAnswer readiness(const Site& site, const Call& call);    // GET /readyz
HttpAnswer metrics(const Site& site, const Call& call);      // GET /metrics

}  // namespace vankho::searching::api
