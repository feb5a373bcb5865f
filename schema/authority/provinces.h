// SPDX-License-Identifier: GPL-3.0-or-later
//
// Provinces and centrally-run cities over time: 63 until 30/6/2025, 34 since 1/7/2025 (Nghị quyết 202/2025/QH15), and
// those since 1976 that ended before (Hà Bắc 1996, Hà Tây 2008, ...).
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "schema/record.h"

namespace vankho::authority {

class LocalNames;

struct Province {
  std::string_view id;     // "dak-lak": slug of the short name, on disk and in URLs
  std::string_view name;   // "Đắk Lắk"
  std::string_view kind;   // "tỉnh", "thành phố" or "đặc khu": the last one it was
  schema::Date from = 0;   // first day, 0 = before the table begins
  schema::Date until = 0;  // last day, 0 = still there
  std::string_view now;    // id of the province that holds its seat now; its own id when it is still there
};

// Sorted by id.
std::span<const Province> provinces();
const Province* province_by_id(std::string_view id);

// By any spelling: "Đắk Lắk", "Đăk Lăk", "Đắc Lắc", "DakLak", "tỉnh Đắk Lắk", "TP.HCM", "Thừa Thiên - Huế", "dak-lak".
// Marks may be left out, not changed: "Phù Yên" is a district, not Phú Yên. "Thành phố" before the name is accepted for
// centrally-run cities only ("thành phố Bắc Ninh" is a district). Aliases of the archive (local_names.h) are spellings
// too. nullptr when none or when it is not the whole name.
const Province* find_province(std::string_view any_spelling);
// With the aliases of this table.
const Province* find_province(std::string_view any_spelling, const LocalNames& local);

// The province of which `id` is part now ("binh-thuan" -> "lam-dong"); the id itself when unknown.
std::string_view province_now(std::string_view id);

// The province that held the land of `id` on a day before `id` was founded: "binh-phuoc" in 1990 gives "song-be". The
// id itself on later days, for date 0 and when unknown.
std::string_view province_on(std::string_view id, schema::Date date);

// Provinces that are, or are now part of, the present province `now_id`.
std::vector<const Province*> provinces_merged_into(std::string_view now_id);

}  // namespace vankho::authority
