// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "schema/record.h"

namespace vankho::searching::pages {

// How another paper cites this one for the first time (Nghị định 30/2020/NĐ-CP, phụ lục I, phần I, mục II.6b): "Quyết
// định số 1187/QĐ-UBND ngày 20 tháng 4 năm 2016 của Ủy ban nhân dân huyện Krông Năng về việc kiện toàn ...". Days below
// 10 and the months 1 and 2 have a zero in front (mục II.4). Laws and ordinances are cited by type and name alone. What
// is not known is left out; empty where neither number nor subject is known.
std::string paper_reference(const schema::Record& paper);

}  // namespace vankho::searching::pages
