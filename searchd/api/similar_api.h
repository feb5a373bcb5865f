// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "searchd/search/similar.h"
#include "searchd/site.h"

namespace vankho::searching::api {

std::string similar_json(std::span<const SimilarPaper> papers);
HttpAnswer similar(const Site& site, const Call& call);  // GET /v1/documents/{id}/similar

}  // namespace vankho::searching::api
