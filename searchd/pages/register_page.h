// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "searchd/pages/frame.h"
#include "searchd/register/register_search.h"
#include "searchd/site.h"

namespace vankho::searching::pages {

// What the form of the page shows and offers.
struct RegisterForm {
  RegisterRequest request;
  Language language = Language::kVietnamese;
  std::vector<FacetValue> issuers = {};  // of the archive, most frequent first
  std::vector<FacetValue> types = {};    // of the issuer, or of the archive
};

// GET /register. `result` is nullptr before an issuer is chosen.
HttpAnswer register_page(const RegisterForm& form, const RegisterResult* result, const Setting& setting);

}  // namespace vankho::searching::pages
