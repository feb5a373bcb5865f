// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which URL runs what, as a table: the only place where an address is written down. What stands under /v1, and what
// watches the program, is described in openapi/operations.cc too; a test compares the two.
#pragma once

#include <span>
#include <string_view>

#include "searchd/site.h"

namespace vankho::searching {

enum class RouteKind {
  kApi,    // JSON; errors are problems
  kPage,   // HTML; errors are pages
  kLight,  // as kApi, answered at once whatever else runs
};

struct Route {
  std::string_view method;  // GET stands for HEAD too
  std::string_view path;    // {x} stands for one segment
  RouteKind kind;
  HttpAnswer (*run)(const Site& site, const Call& call);
};

// Those of one path stand together.
std::span<const Route> routes();

}  // namespace vankho::searching
