// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where each field of a record came from and how sure it is. The percentages are shares of right readings, rounded
// down, of classes that `vankho-indexer eval-headers` counts; a class of few papers is given less than it measured.
#pragma once

#include <optional>
#include <vector>

#include "indexer/header/letterhead.h"
#include "indexer/header/signature_block.h"
#include "indexer/reading/item.h"
#include "schema/record.h"

namespace vankho::indexing {

// What the code of the number says of the body that the letterhead names.
enum class CodeSays { kNothing, kSame, kOther };

// How the fields were come by, as far as the record does not show it.
struct Grounds {
  const Letterhead& head;
  const SignatureBlock& signature;
  const GivenFields& given;
  bool adopted = false;        // the date is that of the adoption, told by the text
  bool named_by_file = false;  // the count of the number is that of the file's name (recognised.h)
  schema::Origin issuer = schema::Origin::kHeader;
  CodeSays code = CodeSays::kNothing;
  schema::Origin province = schema::Origin::kHeader;
};

// One entry for each known field among number, type, issuer, date, subject, signer, position, province, place, term,
// urgency, recipients, in this order.
std::vector<schema::Evidence> weigh_evidence(const schema::Record& record, const Grounds& grounds);

// The entry of a field, or null.
const schema::Evidence* evidence_of(const schema::Record& record, std::string_view field);

}  // namespace vankho::indexing
