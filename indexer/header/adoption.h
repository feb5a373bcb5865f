// SPDX-License-Identifier: GPL-3.0-or-later
//
// Papers of assemblies have no date line; their last sentence tells the day: "Luật này được Quốc hội nước Cộng hòa xã
// hội chủ nghĩa Việt Nam khóa XV, kỳ họp thứ 9 thông qua ngày 17 tháng 6 năm 2025" (Luật Ban hành văn bản quy phạm pháp
// luật; Nghị quyết 351/2017/UBTVQH14, thể thức của luật).
#pragma once

#include "indexer/header/layout.h"
#include "schema/record.h"

namespace vankho::indexing {

// The day on which the paper says that it itself was adopted; 0 when it does not say.
schema::Date adoption_date(const Layout& layout);

}  // namespace vankho::indexing
