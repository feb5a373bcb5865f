// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/body_lines.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "indexer/header/vocabulary.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kMaxNameWords = 20;

// What stands in capitals beside the letterhead and names nobody.
constexpr auto kMarks = std::to_array<std::string_view>({
    "duthao",
    "mauso",
    "mau",
    "phuluc",
    "luuhanhnoibo",
    "tailieu",
    "bansao",
    "saoy",
    "trang",
    "bieuso",
    "bieumau",
    "congbao",
    "xemxongtralai",
    "xonghoinghi",
    "khongphobien",
    "dinhkem",
    "ma",
    "bangoc",
    "banthao",
    "toanvan",
    "vanbankhac",
    "vanbanphapluat",
    "vanbanquyphamphapluat",
    "phanvanban",
    "chutichnuocquochoi",  // section of the gazette
    "xacthucvanban",
});

// Beginnings that no name ends with: the next line goes on with it whatever its first word is.
constexpr auto kUnfinished = std::to_array<std::string_view>({
    "uy ban",          "uy ban nhan",
    "hoi dong",        "hoi dong nhan",
    "dai hoi",         "ban chap hanh",
    "ban can su",      "bch",
    "cong an",         "toa an",
    "vien kiem",       "vien kiem sat",
    "tong cong",       "uy ban mat",
    "uy ban mat tran", "uy ban mat tran to",
    "bo chi",          "bo tu",
    "ban quan ly",     "ban chi dao",
    "van phong hdnd",  "van phong uy ban",
    "truong chinh",    "uy ban kiem",
});
constexpr auto kOpenWords = std::to_array<std::string_view>({
    "và",  "của", "tỉnh", "huyện", "xã",   "phường", "quận", "thị",  "trấn", "thành", "phố",   "quản", "lý",
    "khu", "các", "vực",  "thuộc", "trực", "công",   "nông", "giáo", "lao",  "tài",   "nội",   "văn",  "khoa",
    "kế",  "tư",  "y",    "xây",   "giao", "thông",  "nhân", "chỉ",  "đạo",  "bồi",   "dưỡng",
});

template <typename Table>
bool contains(const Table& table, std::string_view word) {
  return std::ranges::find(table, word) != table.end();
}

struct Name {
  std::size_t first_word = 0;
  std::string printed;
  std::string folded;
  std::size_t words = 0;
  const Word* last = nullptr;
  std::uint32_t end = 0;
};

// Where the issuing body begins on the line of its governing body: "BAN CHẤP HÀNH TRUNG ƯƠNG VĂN PHÒNG", "BỘ TÀI CHÍNH
// CỤC THUẾ". `piece.last` when nowhere.
std::size_t second_body(const Layout& layout, const Piece& piece) {
  static constexpr auto kCommittees =
      std::to_array<std::string_view>({"banchaphanhtrunguong", "tinhuy", "thanhuy", "huyenuy", "thiuy", "quanuy"});
  const bool committee = match_any(layout, piece.first, kCommittees) > 0;
  const bool ministry = layout.words[piece.first].exact == "bộ" || match_phrase(layout, piece.first, "ubnd") > 0 ||
                        match_phrase(layout, piece.first, "uybannhandan") > 0;
  if (!piece.upper || (!committee && !ministry)) return piece.last;
  for (std::size_t at = piece.first + 2; at + 1 < piece.last; ++at) {
    const std::string& word = layout.words[at].exact;
    if (match_phrase(layout, at, "vanphong") > 0 || (committee && at > piece.first + 2 && word == "ban")) return at;
    if (ministry && (word == "cục" || word == "sở") && layout.words[at - 1].exact != "tổng") return at;
  }
  return piece.last;
}

bool is_unfinished(const Layout& layout, const Name& name) {
  if (name.words == 1 && name.folded != "hdnd" && name.folded != "ubnd") return true;
  if (contains(kUnfinished, name.folded)) return true;
  const char sign = name.end < layout.text.size() ? layout.text[name.end] : ' ';
  return contains(kOpenWords, name.last->exact) || sign == ',' || sign == '-';
}

}  // namespace

bool may_name_body(const Layout& layout, const Piece& piece) {
  if (piece.bullet || piece.size() > kMaxNameWords) return false;
  if (match_any(layout, piece.first, kMarks) > 0) return false;
  const Word& first = layout.words[piece.first];
  if (first.folded == "so" && first.exact != "sở") return false;
  const auto is_numbered = [](const Word& word) { return word.folded.find_first_of("0123456789") != word.folded.npos; };
  // "XV80" is a typist's mark.
  if (piece.upper) return !is_numbered(first);
  return first.capital && match_body(layout, piece.first) > 0;
}

std::vector<std::string> join_body_lines(const Layout& layout, const std::vector<std::size_t>& lines) {
  std::vector<Name> names;
  std::vector<Piece> pieces;
  for (const std::size_t index : lines) {
    pieces.push_back(layout.pieces[index]);
    const Piece whole = pieces.back();
    const std::size_t second = second_body(layout, whole);
    if (second >= whole.last) continue;
    Piece rest = whole;
    rest.first = pieces.back().last = second;
    pieces.back().end = layout.words[second - 1].end;
    rest.begin = layout.words[second].begin;
    pieces.push_back(rest);
  }
  for (const Piece& piece : pieces) {
    const bool head = match_body(layout, piece.first) > 0;
    // The gazette has the issuer as a heading above the letterhead.
    if (!names.empty() && names.back().folded == layout.folded(piece.first, piece.last)) continue;
    if (!names.empty() && (!head || is_unfinished(layout, names.back()))) {
      names.back().printed += ' ' + plain_text(layout.text_of(piece));
      names.back().folded += ' ' + layout.folded(piece.first, piece.last);
    } else {
      names.push_back({piece.first, plain_text(layout.text_of(piece)), layout.folded(piece.first, piece.last)});
    }
    names.back().words += piece.size();
    names.back().last = &layout.words[piece.last - 1];
    names.back().end = layout.words[piece.last - 1].end;
  }
  std::vector<std::string> printed;
  for (Name& name : names) printed.push_back(std::move(name.printed));
  return printed;
}

}  // namespace vankho::indexing
