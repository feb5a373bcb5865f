// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/route_table.h"

#include <array>

#include "searchd/api/api.h"
#include "searchd/api/export_api.h"
#include "searchd/api/register_api.h"
#include "searchd/api/similar_api.h"
#include "searchd/api/source_api.h"
#include "searchd/api/suggest_api.h"
#include "searchd/openapi/document.h"
#include "searchd/pages/api_page.h"
#include "searchd/pages/check_page.h"
#include "searchd/pages/help_page.h"
#include "searchd/pages/pages.h"

namespace vankho::searching {
namespace {

constexpr auto kRoutes = std::to_array<Route>({
    {"GET", "/v1/search", RouteKind::kApi, api::search},
    {"POST", "/v1/search", RouteKind::kApi, api::search},
    {"GET", "/v1/search.atom", RouteKind::kApi, api::feed},
    {"GET", "/v1/export.csv", RouteKind::kApi, api::export_csv},
    {"GET", "/v1/lookup", RouteKind::kApi, api::lookup},
    {"POST", "/v1/lookup", RouteKind::kApi, api::lookup_list},
    {"GET", "/v1/documents/{id}", RouteKind::kApi, api::document},
    {"GET", "/v1/documents/{id}/citations", RouteKind::kApi, api::citations},
    {"POST", "/v1/citations:resolve", RouteKind::kApi, api::resolve},
    {"GET", "/v1/facets/{name}", RouteKind::kApi, api::facet},
    {"GET", "/v1/documents/{id}/similar", RouteKind::kApi, api::similar},
    {"GET", "/v1/documents/{id}/source", RouteKind::kApi, api::source},
    {"GET", "/v1/register", RouteKind::kApi, api::register_of},
    {"GET", "/v1/register.csv", RouteKind::kApi, api::register_csv},
    {"GET", "/v1/suggest", RouteKind::kApi, api::suggest},
    {"GET", "/v1/suggest/opensearch", RouteKind::kApi, api::suggest_opensearch},
    {"GET", "/v1/fields", RouteKind::kLight, api::fields},
    {"GET", "/openapi.json", RouteKind::kLight, api::openapi},
    {"GET", "/opensearch.xml", RouteKind::kLight, api::opensearch},
    {"GET", "/healthz", RouteKind::kLight, api::health},
    {"GET", "/readyz", RouteKind::kLight, api::readiness},
    {"GET", "/metrics", RouteKind::kLight, api::metrics},
    {"GET", "/assets/{name}", RouteKind::kLight, pages::asset},
    {"GET", "/favicon.ico", RouteKind::kLight, pages::icon},
    {"GET", "/", RouteKind::kPage, pages::search},
    {"GET", "/facet/{name}", RouteKind::kPage, pages::facet},
    {"GET", "/check", RouteKind::kPage, pages::check},
    {"POST", "/check", RouteKind::kPage, pages::check},
    {"GET", "/help", RouteKind::kPage, pages::help},
    {"GET", "/api", RouteKind::kPage, pages::try_api},
    {"GET", "/register", RouteKind::kPage, pages::register_of},
    {"GET", "/d/{id}", RouteKind::kPage, pages::paper},
});

}  // namespace

std::span<const Route> routes() {
  return kRoutes;
}

}  // namespace vankho::searching
