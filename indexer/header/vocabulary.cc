// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/vocabulary.h"

#include <algorithm>
#include <array>
#include <string>

namespace vankho::indexing {
namespace {

using namespace std::string_view_literals;

constexpr auto kPositionHeads = std::to_array<std::string_view>({
    "tongbithu",        "phobithu",      "bithu",         "uyvienbanthuongvu", "uyvienthuongvu",  "uyvien",
    "phochanhvanphong", "chanhvanphong", "phochanh",      "chanhthanhtra",     "chanhan",         "chanh",
    "photruong",        "truong",        "phoban",        "phochunhiem",       "chunhiem",        "phochutich",
    "chutich",          "chutoa",        "thuky",         "phothutuong",       "thutuong",        "phothongdoc",
    "thongdoc",         "botruong",      "thutruong",     "phogiamdoc",        "giamdoc",         "phocuctruong",
    "phochicuctruong",  "chicuctruong",  "cuctruong",     "photongcuctruong",  "tongcuctruong",   "phovutruong",
    "vutruong",         "phothutruong",  "phohieutruong", "hieutruong",        "photongthanhtra", "tongthanhtra",
    "photonggiamdoc",   "tonggiamdoc",   "vientruong",    "phovientruong",     "phovien",         "tongbientap",
    "photongbientap",   "tonkiemtoan",   "tongkiemtoan",  "photongkiemtoan",   "chihuytruong",    "phochihuy",
    "chinhuy",          "phochinhuy",    "tulenh",        "photulenh",         "doitruong",       "todoitruong",
    "kiemsatvien",      "thamphan",      "phutrach",      "nguoidungdau",
});

constexpr auto kOpeningWords = std::to_array<std::string_view>({
    "cancu", "thuchien", "theo",     "ngay",    "xet",  "de",   "tieptheo", "trong",    "vuaqua", "thoigianqua",
    "sau",   "traloi",   "phuccong", "phucdap", "nham", "tai",  "vua",      "trencoso", "tiep",   "dieu1",
    "dieu",  "phan",     "chuong",   "muc",     "qua",  "duoc", "nhan",     "dephuc",
});

constexpr std::string_view kStateMotto = "conghoaxahoichunghiavietnam";
constexpr std::string_view kStateMotto2 = "doclaptudohanhphuc";
constexpr std::string_view kPartyMotto = "dangcongsanvietnam";

struct Line {
  std::string_view phrase;
  Motto motto;
};

// The second row of each: what a shifted glyph makes of "HÒA", and old or short forms.
constexpr auto kMottoLines = std::to_array<Line>({
    {kStateMotto, Motto::kState},
    {kStateMotto2, Motto::kState},
    {kPartyMotto, Motto::kParty},
    {"conghoxahoichunghiavietnam", Motto::kState},
    {"chxhcnvietnam", Motto::kState},
    {"chxhchnvietnam", Motto::kState},
    {"vietnamdanchuconghoa", Motto::kState},
    {"nuocconghoaxahoichunghiavietnam", Motto::kState},
    {"doantncshochiminh", Motto::kParty},
    {"doanthanhniencongsanhochiminh", Motto::kParty},
});

}  // namespace

std::span<const std::string_view> opening_words() {
  return kOpeningWords;
}

std::size_t match_position(const Layout& layout, std::size_t at) {
  if (at >= layout.words.size()) return 0;
  const Word& word = layout.words[at];
  if (word.folded == "truong" && word.exact != "trưởng" && word.exact != "truong") return 0;
  if (const std::size_t words = match_any(layout, at, kPositionHeads); words > 0) return words;
  if (word.exact == "phó" || word.exact == "kiêm") return 1;
  // "Quyền Vụ trưởng"; "Quyền hạn", "Quyền sở hữu" are words of the text.
  return word.exact == "quyền" && at + 1 < layout.words.size() && match_any(layout, at + 1, kPositionHeads) > 0 ? 1 : 0;
}

MottoMatch match_motto(const Layout& layout, std::size_t at) {
  for (const Line& line : kMottoLines)
    if (const std::size_t words = match_phrase(layout, at, line.phrase); words > 0) return {line.motto, words};
  return {};
}

Motto match_broken_motto(const Layout& layout, const Piece& piece, std::string_view& rest) {
  std::string joined;
  for (std::size_t i = piece.first; i < piece.last; ++i) joined += layout.words[i].folded;
  if (!rest.empty() && rest.starts_with(joined)) {
    rest.remove_prefix(joined.size());
    return Motto::kState;
  }
  for (const Line& line : kMottoLines) {
    // "VIỆT NAM" alone ends the name of a body: "NGÂN HÀNG NHÀ NƯỚC / VIỆT NAM".
    if (joined.size() < 4 || joined == "vietnam" || !line.phrase.starts_with(joined)) continue;
    if (piece.size() < 2 && !piece.upper) continue;
    rest = line.phrase.substr(joined.size());
    return line.motto;
  }
  return Motto::kNone;
}

bool is_addressee_lead(const Layout& layout, const Piece& piece) {
  for (const std::string_view lead : {"kinhgui"sv, "kinhgoi"sv, "kinhtrinh"sv, "dongkinhgui"sv, "dongkinhgoi"sv})
    if (match_phrase(layout, piece.first, lead) > 0) return true;
  const std::size_t words = match_phrase(layout, piece.first, "gui");
  return words > 0 && layout.text.substr(layout.words[piece.first].end, 2).find(':') != std::string_view::npos;
}

std::size_t match_subject_lead(const Layout& layout, std::size_t at) {
  for (const std::string_view lead : {"trichyeu"sv, "veviec"sv, "vv"sv})
    if (const std::size_t words = match_phrase(layout, at, lead); words > 0) {
      // "vv" as one word is written "V/v" only.
      if (lead == "vv" && words == 1 && layout.words[at].end - layout.words[at].begin > 2) continue;
      return words;
    }
  return 0;
}

bool is_recipients_lead(const Layout& layout, const Piece& piece) {
  for (const std::string_view lead : {"noinhan"sv, "noigui"sv}) {
    const std::size_t words = match_phrase(layout, piece.first, lead);
    if (words == 0) continue;
    if (piece.first + words >= piece.last) return true;
    const std::uint32_t end = layout.words[piece.first + words - 1].end;
    return layout.text.substr(end, 3).find(':') != std::string_view::npos;
  }
  return false;
}

}  // namespace vankho::indexing
