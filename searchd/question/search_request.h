// SPDX-License-Identifier: GPL-3.0-or-later
//
// A question as plain values, checked against the field table: what the URL parameters or the JSON body asked for.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "schema/record.h"

namespace vankho::searching {

enum class Language { kVietnamese, kEnglish };
enum class Sort { kRelevance, kNewest, kOldest, kNumber, kMostCited };

inline constexpr std::size_t kMaxQueryBytes = 512;  // of `q`

// A filter of one field: any of the values (OR). A value is a code or a name as shown; "none" asks for papers without
// the field.
using Filters = std::map<std::string, std::vector<std::string>, std::less<>>;

struct SearchRequest {
  std::string q = {};    // as typed, valid UTF-8
  Filters filters = {};  // field name -> values as given; fields differ by AND
  schema::Date date_from = 0;
  schema::Date date_to = 0;
  bool province_as_now = false;  // province filter and facet: as it is now instead of as it was then
  unsigned page = 1;
  unsigned per_page = 20;
  Sort sort = Sort::kRelevance;
  std::vector<std::string> facets = {};  // names of facets to count
  bool highlight = true;
  Language language = Language::kVietnamese;
};

}  // namespace vankho::searching
