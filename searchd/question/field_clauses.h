// SPDX-License-Identifier: GPL-3.0-or-later
//
// field:value in a typed question: "loại:công văn", "cơ quan:Huyện ủy Ea Súp", "thực hiện:25-NQ/TW".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "searchd/question/query.h"
#include "searchd/question/query_pieces.h"

namespace vankho::searching {

// Takes what is said of fields out of `pieces`, which are of the text `typed`, and puts it into the filters of `query`
// and its chips. A name may have a space ("cơ quan:"), and so may a value that a table or the archive (`known`) knows
// ("tỉnh:Đắk Lắk", "người ký:Y Bier Niê"). A range after the name of a date field stays in `pieces` as the range alone.
void take_fields(std::vector<Piece>& pieces, std::string_view typed, TypedQuery& query, const KnownValue& known);

}  // namespace vankho::searching
