// SPDX-License-Identifier: GPL-3.0-or-later
//
// Provinces and centrally-run cities over time: 63 until 30/6/2025, 34 since 1/7/2025 (Nghị quyết 202/2025/QH15), and
// those that ended before (Hà Tây 2008, ...).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "schema/record.h"

namespace vankho::authority {

struct Province {
  std::string_view id;          // "dak-lak": slug of the short name, on disk and in URLs
  std::string_view name;        // "Đắk Lắk"
  std::string_view kind;        // "tỉnh" or "thành phố"
  schema::Date from = 0;        // first day, 0 = before the table begins
  schema::Date until = 0;       // last day, 0 = still there
  std::string_view now;         // id of the province that holds its seat now; its own id when it is still there
};

std::span<const Province> provinces();
const Province* province_by_id(std::string_view id);

// By any spelling: "Đắk Lắk", "Đăk Lăk", "Đắc Lắc", "DakLak", "tỉnh Đắk Lắk", "TP.HCM", "Thừa Thiên - Huế", "dak-lak".
// nullptr when none or when it is not the whole name.
const Province* find_province(std::string_view any_spelling);

// The province of which `id` is part now ("binh-thuan" -> "lam-dong"); the id itself when unknown.
std::string_view province_now(std::string_view id);

// Provinces that are, or are now part of, the present province `now_id`.
std::vector<const Province*> provinces_merged_into(std::string_view now_id);

}  // namespace vankho::authority
