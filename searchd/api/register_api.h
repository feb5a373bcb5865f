// SPDX-License-Identifier: GPL-3.0-or-later
//
// The three addresses of the register view. They answer 404 register_off where the site does not show registers, and
// throw what routes.cc turns into problems.
#pragma once

#include "searchd/site.h"

namespace vankho::searching {

namespace api {
HttpAnswer register_of(const Site& site, const Call& call);   // GET /v1/register
HttpAnswer register_csv(const Site& site, const Call& call);  // GET /v1/register.csv
}  // namespace api

namespace pages {
HttpAnswer register_of(const Site& site, const Call& call);  // GET /register
}  // namespace pages

}  // namespace vankho::searching
