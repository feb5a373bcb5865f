// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which province a paper comes from. Order: a province named in the letterhead; the district of the issuer or of the
// place of issue, when only one province had it on that day; districts and the committee above that title, addressees
// and recipients name. A name that several provinces share gives no province but candidates; the place of a central
// body says nothing.
#pragma once

#include <string>
#include <vector>

#include "indexer/header/letterhead.h"
#include "indexer/header/signature_block.h"
#include "schema/authority/issuing_bodies.h"

namespace vankho::indexing {

// The id of the province that the lines of the letterhead name ("ĐẢNG BỘ TỈNH BÌNH PHƯỚC", "Thành phố Cần Thơ"), or
// empty.
std::string province_of_letterhead(const Letterhead& head);

struct ProvinceEvidence {
  std::string province;
  std::vector<std::string> candidates;
  schema::Origin origin = schema::Origin::kHeader;  // kGazetteer: a district or place that only it has; kText: readers
};

ProvinceEvidence find_province_of(const Letterhead& head, const SignatureBlock& signature,
                                  const authority::IssuingBody& issuer);

}  // namespace vankho::indexing
