// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/signature_block.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "indexer/header/enclosure.h"
#include "indexer/header/person_name.h"
#include "indexer/header/recipients.h"
#include "indexer/header/vocabulary.h"
#include "schema/authority/capitals.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kMaxBlockPieces = 80;
constexpr std::size_t kMaxBefore = 14;     // pieces of the signature above "Nơi nhận"
constexpr std::size_t kMaxNamedLine = 14;  // words of a position and a name on one line
constexpr std::size_t kMinText = 12;       // pieces of a paper above its first enclosure

struct Prefix {
  std::string_view phrase;
  std::string_view party;  // as Hướng dẫn 36-HD/VPTW prints it
  std::string_view state;  // as Nghị định 30/2020/NĐ-CP prints it
};
constexpr auto kPrefixes =
    std::to_array<Prefix>({{"tm", "T/M", "TM."}, {"kt", "K/T", "KT."}, {"tl", "T/L", "TL."}, {"tuq", "T/UQ", "TUQ."}});

// "TM", "T M", "T/M." before a name in capitals or with a capital.
struct PrefixMatch {
  const Prefix* prefix = nullptr;
  std::size_t words = 0;
};

PrefixMatch match_prefix(const Layout& layout, const Piece& piece) {
  for (const Prefix& prefix : kPrefixes) {
    const std::size_t words = match_phrase(layout, piece.first, prefix.phrase);
    if (words == 0 || piece.first + words > piece.last) continue;
    if (!layout.words[piece.first].upper || piece.size() > 16) continue;
    const std::size_t next = piece.first + words;
    // Alone on its line, the name below: "TL. / CỤC TRƯỞNG".
    const bool marked = layout.text.substr(layout.words[next - 1].end, 1).find_first_of("./") == 0 || words > 1;
    if (next == piece.last && !marked) continue;
    if (next < piece.last && !layout.words[next].capital) continue;
    if (!piece.upper && !marked) continue;
    if (!piece.upper && match_position(layout, next) == 0 && match_body(layout, next) == 0 &&
        match_phrase(layout, next, "thuongtruc") == 0)
      continue;
    return {&prefix, words};
  }
  return {};
}

bool is_position(const Layout& layout, const Piece& piece) {
  if (piece.bullet || piece.size() > 16) return false;
  std::size_t words = match_position(layout, piece.first);
  // "Q. CHÁNH VĂN PHÒNG", "Quyền Vụ trưởng"
  if (words == 0 && layout.words[piece.first].folded == "q" && piece.size() > 1)
    words = match_position(layout, piece.first + 1);
  if (words == 0) return false;
  if (piece.upper) return true;
  const char last = layout.text[piece.end - 1];
  return layout.words[piece.first].capital && piece.size() <= 8 && last != ';' && last != '.' && last != ':';
}

bool is_signed_mark(const Layout& layout, const Piece& piece) {
  static constexpr auto kMarks = std::to_array<std::string_view>(
      {"daky", "kyten", "kyghiro", "chuky", "daky", "kyboi", "nguoiky", "kyvaghiro", "dongdau", "kydongdau"});
  return match_any(layout, piece.first, kMarks) > 0;
}

// "Lưu: VT", "Lưu VP"; "Lưu Văn Trung" is a person.
bool is_filing(const Layout& layout, const Piece& piece) {
  if (match_phrase(layout, piece.first, "luu") == 0 || piece.upper) return false;
  const auto begin = layout.words.begin() + static_cast<std::ptrdiff_t>(piece.first);
  const bool marked = std::any_of(begin + 1, begin + static_cast<std::ptrdiff_t>(piece.size()),
                                  [](const Word& word) { return word.upper; });
  const std::string folded = layout.folded(piece.first, piece.last);
  return piece.size() < 3 || marked || folded.starts_with("luu van phong") || folded.starts_with("luu van thu") ||
         read_person_name(layout, piece.first, piece.last).empty();
}

struct Line {
  const Prefix* prefix = nullptr;
  bool slash = false;  // written with a stroke, or with a dot inside: the Party's way
  std::string text;    // behind the prefix
  bool position = false;
  bool open = false;  // ends with a comma: goes on below
};

class Reader {
 public:
  Reader(Layout& layout, std::size_t from) : layout_(layout), from_(from) {}

  SignatureBlock read() {
    separate_names();
    const auto& pieces = layout_.pieces;
    block_.first = pieces.size();
    end_ = first_enclosure();
    std::size_t lead = pieces.size();
    for (std::size_t i = from_; i < end_; ++i)
      if (is_recipients_lead(layout_, pieces[i])) {
        lead = i;
        break;
      }
    std::size_t start = find_signed(lead);
    if (start < pieces.size())
      lead = pieces.size();  // the list is that of a form behind the paper
    else
      start = find_start(lead);
    if (start < pieces.size()) {
      if (const std::size_t parts = separate(start); lead > start && lead < pieces.size()) lead += parts;
      collect(start, lead);
    }
    block_.first = std::min(start, lead);
    compose();
    std::ranges::sort(taken_);
    if (lead < pieces.size()) block_.recipients = read_recipients(layout_, lead, taken_);
    return std::move(block_);
  }

 private:
  // "CHỦ TỊCH QUỐC HỘI Nguyễn Văn An" on one line becomes two pieces.
  void separate_names() {
    for (std::size_t i = from_; i < layout_.pieces.size(); ++i) {
      const Piece piece = layout_.pieces[i];
      if (piece.size() < 4 || piece.size() > kMaxNamedLine || !layout_.words[piece.first + 1].upper) continue;
      std::size_t name = piece.first;
      while (name < piece.last && layout_.words[name].upper) ++name;
      if (name == piece.last || match_position(layout_, piece.first) == 0) continue;
      if (!read_person_name(layout_, name, piece.last).empty()) split_piece(layout_, i, name);
    }
  }

  // What stands behind the first enclosure's heading is signed in other ways, or is a form.
  std::size_t first_enclosure() const {
    for (std::size_t i = from_ + kMinText; i < layout_.pieces.size(); ++i)
      if (is_enclosure_note(layout_, i)) return i;
    return layout_.pieces.size();
  }

  // The first signature with a name that stands far above the list of recipients; the number of pieces when none does.
  std::size_t find_signed(std::size_t lead) const {
    const auto& pieces = layout_.pieces;
    if (lead == pieces.size() || lead <= from_ + kMaxBefore) return pieces.size();
    for (std::size_t i = from_; i + kMaxBefore < lead; ++i) {
      if (!pieces[i].upper || pieces[i].bullet) continue;
      const bool prefix = match_prefix(layout_, pieces[i]).prefix != nullptr;
      if (!prefix && !(is_position(layout_, pieces[i]) && i > from_ && ends_text(pieces[i - 1]))) continue;
      if (has_name_below(i)) return i;
    }
    return pieces.size();
  }

  bool ends_text(const Piece& piece) const {
    const char last = layout_.text[piece.end - 1];
    return last == '.' || last == '/';
  }

  // The first piece of the signature; the number of pieces when there is none.
  std::size_t find_start(std::size_t lead) const {
    const auto& pieces = layout_.pieces;
    const bool listed = lead < pieces.size();
    const std::size_t begin = listed && lead > from_ + kMaxBefore ? lead - kMaxBefore : from_;
    const std::size_t end = listed ? std::min(end_, lead + kMaxBlockPieces) : end_;
    for (std::size_t i = begin; i < end; ++i)
      if (match_prefix(layout_, pieces[i]).prefix != nullptr && (listed || is_upper_or_named(i))) return i;
    for (std::size_t i = begin; i < end; ++i) {
      if (!is_position(layout_, pieces[i]) || (!pieces[i].upper && !listed)) continue;
      // Above the list a line in capitals may be a heading of the text.
      if (i < lead && !has_name_below(i)) continue;
      if (i > lead && !pieces[i].upper && !has_name_below(i)) continue;
      return i;
    }
    return pieces.size();
  }

  // Cuts "T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ Ly Mí Sình" into its lines; how many pieces came to be.
  std::size_t separate(std::size_t start) {
    std::size_t parts = 0;
    for (std::size_t index = start; index < start + 3 && index < layout_.pieces.size(); ++index) {
      const Piece piece = layout_.pieces[index];
      const PrefixMatch prefix = match_prefix(layout_, piece);
      if (piece.size() < 5 || (prefix.prefix == nullptr && !is_position(layout_, piece))) break;
      std::size_t cut = piece.first + prefix.words + 2;
      while (cut < piece.last && layout_.words[cut].upper && match_position(layout_, cut) == 0) ++cut;
      const bool name = cut < piece.last && !layout_.words[cut].upper;
      const bool position = cut < piece.last && prefix.prefix != nullptr && !name &&
                            (prefix.prefix->phrase == "tm" || match_phrase(layout_, cut, "pho") > 0);
      if (!position && !(name && !read_person_name(layout_, cut, piece.last).empty())) break;
      split_piece(layout_, index, cut);
      ++parts;
    }
    return parts;
  }

  bool is_upper_or_named(std::size_t index) const { return layout_.pieces[index].upper || has_name_below(index); }

  bool has_name_below(std::size_t index) const {
    for (std::size_t i = index + 1; i < layout_.pieces.size() && i < index + 6; ++i) {
      const Piece& piece = layout_.pieces[i];
      if (is_signed_mark(layout_, piece)) return true;
      if (is_position(layout_, piece)) continue;
      if (!read_person_name(layout_, piece.first, piece.last).empty()) return true;
      if (!piece.upper && !is_recipients_lead(layout_, piece) && !piece.bullet) return false;
    }
    return false;
  }

  void collect(std::size_t start, std::size_t lead) {
    const std::size_t column = layout_.pieces[start].columns > 1 ? layout_.pieces[start].column : 0;
    const std::size_t end = std::min(layout_.pieces.size(), start + kMaxBlockPieces);
    for (std::size_t i = start; i < end; ++i) {
      const Piece& piece = layout_.pieces[i];
      if (i == lead || piece.bullet || is_recipients_lead(layout_, piece)) continue;
      if (piece.columns > 1 && piece.column < column) continue;  // the list in the left column
      if (is_filing(layout_, piece)) continue;
      if (is_signed_mark(layout_, piece)) {
        taken_.push_back(i);
        continue;
      }
      if (const PrefixMatch match = match_prefix(layout_, piece); match.prefix != nullptr) {
        add_prefix(piece, match);
      } else if (is_position(layout_, piece)) {
        add_position(piece);
      } else if (read_name(i)) {
        return;
      } else if (piece.upper && !lines_.empty() && piece.size() <= 14 && !(i > start && piece.new_block)) {
        lines_.back().text += ' ' + plain_text(layout_.text_of(piece));
        lines_.back().open = false;
      } else if (i > lead && i > start && piece.new_block && !lines_.empty() && piece.columns == 1 &&
                 piece.end - piece.begin > 120) {
        return;  // running text again: an enclosure or a page's own text
      } else {
        continue;
      }
      taken_.push_back(i);
    }
  }

  bool read_name(std::size_t index) {
    const Piece& piece = layout_.pieces[index];
    if (lines_.empty()) return false;
    block_.signer = read_person_name(layout_, piece.first, piece.last);
    // "Lê / Khả Phiêu"
    if (block_.signer.empty() && piece.size() == 1 && layout_.words[piece.first].capital && !piece.upper &&
        index + 1 < layout_.pieces.size() && !layout_.pieces[index + 1].new_block) {
      block_.signer = read_person_name(layout_, piece.first, layout_.pieces[index + 1].last);
      if (!block_.signer.empty()) taken_.push_back(index + 1);
    }
    if (block_.signer.empty()) return false;
    // "Lê Tấn / Cận"
    if (piece.size() == 2 && !piece.upper && index + 1 < layout_.pieces.size()) {
      const Piece& next = layout_.pieces[index + 1];
      if (next.size() == 1 && !next.new_block && !next.bullet && next.row == piece.row + 1)
        if (std::string whole = read_person_name(layout_, piece.first, next.last); !whole.empty()) {
          block_.signer = std::move(whole);
          taken_.push_back(index + 1);
        }
    }
    taken_.push_back(index);
    return true;
  }

  void add_prefix(const Piece& piece, const PrefixMatch& match) {
    Line line;
    line.prefix = match.prefix;
    const Word& last = layout_.words[piece.first + match.words - 1];
    line.slash = layout_.text.substr(piece.begin, last.end + 1 - piece.begin).find('/') != std::string_view::npos ||
                 match.words > 1;
    if (piece.first + match.words < piece.last) {
      const std::uint32_t begin = layout_.words[piece.first + match.words].begin;
      line.text = plain_text(layout_.text.substr(begin, piece.end - begin));
    }
    line.open = line.text.ends_with(',') || line.text.empty();
    lines_.push_back(std::move(line));
  }

  void add_position(const Piece& piece) {
    const std::string printed = plain_text(layout_.text_of(piece));
    if (!lines_.empty() && (lines_.back().open || is_cut(lines_.back().text) || ends_with_and(lines_.back().text))) {
      lines_.back().text += lines_.back().text.empty() ? printed : ' ' + printed;
      lines_.back().open = printed.ends_with(',');
      return;
    }
    Line line;
    line.text = printed;
    line.position = true;
    line.open = printed.ends_with(',');
    lines_.push_back(std::move(line));
  }

  // "TL. CỤC / TRƯỞNG", "PHÓ / TRƯỞNG BAN"
  static bool is_cut(std::string_view text) {
    const std::string key = text::fold_key(text);
    return key.find(' ') == std::string::npos || key == "tong cuc" || key == "pho cuc" || key == "pho chu" ||
           key == "pho giam";
  }

  static bool ends_with_and(std::string_view text) {
    const std::string key = text::fold_key(text);
    return key == "kiem" || key.ends_with(" kiem");
  }

  static std::string usual(std::string_view printed) {
    while (!printed.empty() && (printed.back() == ',' || printed.back() == ' ' || printed.back() == ':'))
      printed.remove_suffix(1);
    return authority::usual_capitals(plain_text(printed));
  }

  void compose() {
    const Line* chosen = nullptr;
    for (const Line& line : lines_) {
      if (line.prefix == nullptr) continue;
      if (chosen == nullptr || (line.prefix->phrase == "tm" && chosen->prefix->phrase != "tm")) chosen = &line;
    }
    if (chosen != nullptr) {
      const std::string body = usual(chosen->text);
      if (!body.empty())
        block_.signed_for = std::string(chosen->slash ? chosen->prefix->party : chosen->prefix->state) + ' ' + body;
    }
    for (const Line& line : lines_) {
      if (!line.position) continue;
      const bool joined = text::fold_key(line.text).starts_with("kiem") || ends_with_and(block_.position);
      const std::string position = usual(line.text);
      if (!block_.position.empty() && joined)
        block_.position += ' ' + position;
      else
        block_.position = position;
    }
    for (std::size_t at = block_.position.find(" Kiêm "); at != std::string::npos; at = block_.position.find(" Kiêm "))
      block_.position[at + 1] = 'k';
  }

  Layout& layout_;
  std::size_t from_;
  std::size_t end_ = 0;  // first piece of the enclosures
  SignatureBlock block_;
  std::vector<Line> lines_;
  std::vector<std::size_t> taken_;
};

}  // namespace

SignatureBlock read_signature_block(Layout& layout, std::size_t from) {
  return Reader(layout, from).read();
}

}  // namespace vankho::indexing
