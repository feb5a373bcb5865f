// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where the commune lies that the name of a body speaks of. The program has no table of communes (ten thousand until
// 30/6/2025, most names in several provinces); an archive may add one (local_names.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/record.h"

namespace vankho::authority {

// Ids of the provinces that had the commune of "Đảng ủy xã Mỹ Thạnh, huyện Giồng Trôm" on the day: one when the name
// proves it, several when it does not, none when no commune is named or known. A district named with it chooses, where
// it knows the commune at all; so do the unit word (xã, phường) and `province` (id, may be empty). A day on which no
// such commune was there falls back to all times: a date may be misread.
std::vector<std::string> provinces_of_commune(std::string_view body_name, schema::Date date = 0,
                                              std::string_view province = {});

}  // namespace vankho::authority
