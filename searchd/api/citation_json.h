// SPDX-License-Identifier: GPL-3.0-or-later
//
// Citations, in both directions, as JSON (docs/http-api.md).
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "searchd/api/json_parts.h"
#include "searchd/question/search_request.h"
#include "searchd/search/search_result.h"

namespace vankho::searching {

// "citations", "cited_by_count" or "effects" of a document.
Json citation_member(std::string_view name, const CitationResult& citations, Language language);

// GET /v1/documents/{id}/citations.
std::string citations_json(const CitationResult& citations, const SearchRequest& page);

// POST /v1/citations:resolve. Places of mentions are given in bytes of the UTF-8 text and in UTF-16 units.
std::string resolved_json(std::string_view draft, std::span<const CitationLink> links, Language language);

}  // namespace vankho::searching
