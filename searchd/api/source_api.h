// SPDX-License-Identifier: GPL-3.0-or-later
//
// The original file of a paper, where the site shows the folders of the papers (Site::papers).
#pragma once

#include <string>

#include "schema/record.h"
#include "searchd/site.h"

namespace vankho::searching {

// Whether the site serves the file of this paper. The disk is not asked: the file may be gone all the same.
bool serves_source(const Site& site, const schema::Record& paper);

// "/v1/documents/ID/source", from the root of the site.
std::string source_link(const schema::Record& paper);

namespace api {
// GET /v1/documents/{id}/source. The answer runs nothing in the name of the site: only plain text and PDF are shown,
// anything else, HTML above all, is given to be saved.
HttpAnswer source(const Site& site, const Call& call);
}  // namespace api

}  // namespace vankho::searching
