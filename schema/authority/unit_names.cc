// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/unit_names.h"

#include <algorithm>
#include <array>
#include <string>

namespace vankho::authority {
namespace {

using text::Token;

struct Marker {
  std::string_view first;   // exact
  std::string_view second;  // exact, or empty
  std::string_view first_folded;
  std::string_view second_folded;
  UnitKind kind;
  std::string_view word;
  bool is_plain;
};

// Two words before one.
constexpr auto kMarkers = std::to_array<Marker>({
    {"tỉnh", "ủy", "tinh", "uy", UnitKind::kProvince, "tỉnh", false},
    {"tỉnh", "đoàn", "tinh", "doan", UnitKind::kProvince, "tỉnh", false},
    {"thành", "ủy", "thanh", "uy", UnitKind::kCity, "thành phố", false},
    {"thành", "đoàn", "thanh", "doan", UnitKind::kCity, "thành phố", false},
    {"thành", "phố", "thanh", "pho", UnitKind::kCity, "thành phố", true},
    {"huyện", "ủy", "huyen", "uy", UnitKind::kDistrict, "huyện", false},
    {"huyện", "đoàn", "huyen", "doan", UnitKind::kDistrict, "huyện", false},
    {"quận", "ủy", "quan", "uy", UnitKind::kDistrict, "quận", false},
    {"quận", "đoàn", "quan", "doan", UnitKind::kDistrict, "quận", false},
    {"thị", "ủy", "thi", "uy", UnitKind::kDistrict, "thị xã", false},
    {"thị", "xã", "thi", "xa", UnitKind::kDistrict, "thị xã", true},
    {"thị", "trấn", "thi", "tran", UnitKind::kCommune, "thị trấn", true},
    {"đặc", "khu", "dac", "khu", UnitKind::kCommune, "đặc khu", true},
    {"khu", "phố", "khu", "pho", UnitKind::kVillage, "khu phố", true},
    {"dân", "phố", "dan", "pho", UnitKind::kVillage, "tổ dân phố", true},
    {"tỉnh", "", "tinh", "", UnitKind::kProvince, "tỉnh", true},
    {"huyện", "", "huyen", "", UnitKind::kDistrict, "huyện", true},
    {"quận", "", "quan", "", UnitKind::kDistrict, "quận", true},
    {"phường", "", "phuong", "", UnitKind::kCommune, "phường", true},
    {"xã", "", "xa", "", UnitKind::kCommune, "xã", true},
    {"thôn", "", "thon", "", UnitKind::kVillage, "thôn", true},
    {"ấp", "", "ap", "", UnitKind::kVillage, "ấp", true},
    {"buôn", "", "buon", "", UnitKind::kVillage, "buôn", true},
    {"khóm", "", "khom", "", UnitKind::kVillage, "khóm", true},
});

// Words that hold the syllable of a unit: word before it, the syllable, word after it.
struct NoUnit {
  std::string_view before;
  std::string_view folded;
  std::string_view after;
};
constexpr auto kNoUnits = std::to_array<NoUnit>({
    {"", "xa", "hoi"},
    {"", "xa", "vien"},
    {"tac", "xa", ""},
    {"tan", "xa", ""},
    {"nong", "thon", ""},
    {"", "quan", "ly"},
    {"", "quan", "su"},
    {"", "quan", "doi"},
    {"", "quan", "tri"},
    {"", "buon", "ma"},
    {"", "buon", "me"},
    {"", "buon", "don"},
    {"", "buon", "ho"},
});

bool is_no_unit(const std::vector<Token>& tokens, std::size_t i) {
  return std::ranges::any_of(kNoUnits, [&](const NoUnit& row) {
    return tokens[i].folded == row.folded && (row.before.empty() || (i > 0 && tokens[i - 1].folded == row.before)) &&
           (row.after.empty() || (i + 1 < tokens.size() && tokens[i + 1].folded == row.after));
  });
}

// After the name of a place: "khóa XI", "nhiệm kỳ 2015-2020", "lần thứ XII".
bool ends_place(const Token& token) {
  constexpr auto kEnds = std::to_array<std::string_view>({"khóa", "nhiệm", "lần"});
  return std::ranges::find(kEnds, token.exact) != kEnds.end();
}

}  // namespace

std::vector<UnitName> unit_names(std::string_view name, const std::vector<Token>& tokens) {
  const bool marked = std::ranges::any_of(tokens, [](const Token& token) { return token.exact != token.folded; });
  const auto is = [&](std::size_t i, std::string_view exact, std::string_view folded) {
    return i < tokens.size() && (tokens[i].exact == exact || (!marked && tokens[i].folded == folded));
  };
  const auto marker_at = [&](std::size_t i) {
    const auto marker = std::ranges::find_if(kMarkers, [&](const Marker& row) {
      return is(i, row.first, row.first_folded) && (row.second.empty() || is(i + 1, row.second, row.second_folded));
    });
    return marker == kMarkers.end() || (marker->second.empty() && is_no_unit(tokens, i)) ? nullptr : &*marker;
  };
  std::vector<UnitName> units;
  for (std::size_t i = 0; i < tokens.size();) {
    const Marker* marker = marker_at(i);
    if (marker == nullptr) {
      ++i;
      continue;
    }
    const std::size_t place = i + (marker->second.empty() ? 1 : 2);
    std::size_t end = place;
    const auto clause_ends = [&](std::size_t k) {
      const std::string_view gap = tokens[k].begin <= tokens[k - 1].end
                                       ? std::string_view{}
                                       : name.substr(tokens[k - 1].end, tokens[k].begin - tokens[k - 1].end);
      return gap.find_first_of(",;()|") != std::string_view::npos;
    };
    while (end < tokens.size() && marker_at(end) == nullptr && !clause_ends(end) && !ends_place(tokens[end])) ++end;
    UnitName unit{.kind = marker->kind, .word = marker->word, .is_plain = marker->is_plain, .first_token = i};
    unit.place_token = place;
    if (end > place) {
      unit.begin = tokens[place].begin;
      unit.end = tokens[end - 1].end;
    }
    units.push_back(unit);
    i = end;
  }
  return units;
}

}  // namespace vankho::authority
