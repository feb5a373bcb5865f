// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/person_name.h"

#include <algorithm>
#include <array>

#include "indexer/header/vocabulary.h"
#include "schema/authority/capitals.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr auto kTitles = std::to_array<std::string_view>({
    "giaosutiensi",
    "phogiaosu",
    "giaosu",
    "tiensi",
    "thacsi",
    "bacsi",
    "duocsi",
    "kysu",
    "kientrucsu",
    "luatsu",
    "cunhan",
    "nhagiaonhandan",
    "nhagiaouutu",
    "thaythuocnhandan",
    "thaythuocuutu",
    "gs",
    "pgs",
    "ts",
    "tskh",
    "ths",
    "bs",
    "bscki",
    "bsckii",
    "cki",
    "ckii",
    "ds",
    "ks",
    "kts",
    "ngnd",
    "ngut",
    "ttut",
    "ttnd",
    "daituong",
    "thuongtuong",
    "trungtuong",
    "thieutuong",
    "chuandodoc",
    "phododoc",
    "dodoc",
    "daita",
    "thuongta",
    "trungta",
    "thieuta",
    "daiuy",
    "thuonguy",
    "trunguy",
    "thieuuy",
    "ong",
    "ba",
    "dongchi",
    "dc",
});

constexpr auto kFamilyNames = std::to_array<std::string_view>({
    "nguyen", "tran",   "le",   "pham", "hoang", "huynh", "phan",   "vu",     "vo",    "dang", "bui",   "do",   "ho",
    "ngo",    "duong",  "ly",   "dao",  "doan",  "vuong", "trinh",  "truong", "dinh",  "lam",  "phung", "mai",  "to",
    "luong",  "ha",     "tong", "ta",   "chu",   "la",    "luu",    "thai",   "thach", "son",  "cao",   "kieu", "quach",
    "ton",    "trieu",  "nong", "hua",  "ma",    "giang", "than",   "vi",     "lo",    "be",   "diep",  "tang", "au",
    "kim",    "danh",   "chau", "tu",   "khuc",  "khuat", "lai",    "nghiem", "ngan",  "ninh", "ong",   "phi",  "quan",
    "tieu",   "tao",    "tran", "vang", "giap",  "cu",    "quang",  "cam",    "lu",    "sung", "thao",  "hau",  "ho",
    "y",      "h",      "k",    "ksor", "siu",   "rcom",  "rahlan", "rmah",   "nay",   "a",    "dieu",  "ama",  "bach",
    "banh",   "chung",  "dam",  "hong", "leng",  "luc",   "mac",    "mach",   "nham",  "nhu",  "pho",   "sam",  "sa",
    "thieu",  "thuong", "tang", "trac", "ung",   "ngo",   "cung",   "ca",     "moong", "lau",  "cut",   "hang", "giang",
    "thi",    "phu",    "tan",  "xa",
});

// Headings of the text ("Chương I", "Phụ lục III") and lines of forms, written like names.
constexpr auto kHeadings = std::to_array<std::string_view>({"chuong", "dieu", "phuluc", "mucluc", "phan", "tieumuc",
                                                            "bieu", "bieumau", "mauso", "khoan", "danhmuc", "noinhan"});

bool is_heading(const Layout& layout, std::size_t first, std::size_t last) {
  const std::size_t words = match_any(layout, first, kHeadings);
  if (words == 0 || first + words > last) return false;
  if (words > 1 || first + words == last) return true;
  // "Phan I" is a heading, "Phan Văn Khải" is not.
  const Word& next = layout.words[first + words];
  return next.number || (next.upper && next.folded.find_first_not_of("ivxlc") == std::string::npos);
}

// In capitals only an initial or so short a syllable: "ĐH" is an abbreviation.
bool is_small_name_word(const Word& word) {
  if (!word.capital || word.number) return false;
  const std::size_t letters = word.folded.size();
  return !word.upper || letters == 1 || (letters == 2 && word.folded.find_first_of("aeiouy") != std::string::npos);
}

}  // namespace

std::string read_person_name(const Layout& layout, std::size_t first, std::size_t last) {
  while (first < last) {
    const std::size_t title = match_any(layout, first, kTitles);
    // "Lê", "Hà" are names, "Bà" before two further syllables is none: a name keeps two syllables at least.
    if (title == 0 || first + title + 2 > last) break;
    first += title;
  }
  const std::size_t size = last - first;
  if (size < 2 || size > 6 || is_heading(layout, first, last)) return {};
  bool small = true;
  bool upper = true;
  for (std::size_t i = first; i < last; ++i) {
    const Word& word = layout.words[i];
    if (word.number || word.folded.find_first_of("0123456789") != std::string::npos) return {};
    small = small && is_small_name_word(word);
    upper = upper && word.upper;
  }
  const std::uint32_t begin = layout.words[first].begin;
  const std::string printed = plain_text(layout.text.substr(begin, layout.words[last - 1].end - begin));
  if (printed.find_first_of(",;:()/&%") != std::string::npos) return {};
  if (upper) {
    if (std::ranges::find(kFamilyNames, std::string_view(layout.words[first].folded)) == kFamilyNames.end()) return {};
    if (match_position(layout, first) > 0 && size < 3) return {};
    return authority::name_capitals(printed);
  }
  return small ? printed : std::string();
}

bool begins_with_family_name(const Layout& layout, std::size_t first) {
  const std::string_view word = layout.words[first].folded;
  return word.size() > 1 && std::ranges::find(kFamilyNames, word) != kFamilyNames.end();
}

std::string strip_titles(std::string_view name) {
  const Layout layout = lay_out(name);
  if (layout.pieces.size() != 1) return plain_text(name);
  const Piece& piece = layout.pieces.front();
  std::string read = read_person_name(layout, piece.first, piece.last);
  return read.empty() ? plain_text(name) : read;
}

}  // namespace vankho::indexing
