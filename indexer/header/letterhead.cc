// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/letterhead.h"

#include <algorithm>
#include <array>

#include "indexer/header/body_lines.h"
#include "indexer/header/consolidation.h"
#include "indexer/header/enclosure.h"
#include "indexer/header/named_paper.h"
#include "indexer/header/number_line.h"
#include "indexer/header/place_and_date.h"
#include "indexer/header/stamps.h"
#include "indexer/header/title.h"
#include "indexer/header/vocabulary.h"
#include "schema/authority/capitals.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kMaxPieces = 70;
constexpr std::size_t kMaxPreamble = 12;  // lines of a web page above the paper
constexpr std::size_t kMaxAddresseeBytes = 600;
constexpr std::size_t kMaxAbove = 25;  // pieces above a title that names its paper

// "VĂN BẢN HỢP NHẤT - VĂN PHÒNG QUỐC HỘI", a section of the gazette: where the name of the body begins, else 0.
std::size_t section_of_consolidated(const Layout& layout, const Piece& piece) {
  const std::size_t words = piece.upper ? match_phrase(layout, piece.first, "vanbanhopnhat") : 0;
  if (words == 0 || words > piece.size()) return 0;
  const std::uint32_t end = layout.words[piece.first + words - 1].end;
  return layout.text.substr(end, 3).find('-') == std::string_view::npos ? 0 : piece.first + words;
}

// Where a letterhead that stands on one line with its motto goes on with another line: "Số 121-CV/ĐU", "V/v ...", the
// place before ", ngày". `piece.last` when nowhere.
std::size_t next_line(const Layout& layout, const Piece& piece) {
  for (std::size_t at = piece.first + 1; at < piece.last; ++at) {
    const Word& word = layout.words[at];
    if (word.capital && word.exact == "số" && at + 1 < piece.last && layout.words[at + 1].number) return at;
    if (word.capital && word.folded == "v" && match_subject_lead(layout, at) > 0) return at;
    if (word.folded != "ngay" || !read_date(layout, at, piece.last)) continue;
    if (layout.text.substr(layout.words[at - 1].end, 1) != ",") continue;
    std::size_t place = at;
    while (place > piece.first && at - place < 3 && layout.words[place - 1].capital && !layout.words[place - 1].upper)
      --place;
    if (place > piece.first && place < at) return place;
  }
  return piece.last;
}

// Cuts pieces that hold several lines of the letterhead at the mottos and behind the number and the date.
void separate(Layout& layout) {
  std::uint32_t motto_row = 0;
  bool seen = false;
  for (std::size_t index = 0; index < layout.pieces.size() && index < kMaxPieces; ++index) {
    const Piece piece = layout.pieces[index];
    const std::size_t reach = std::min(piece.last, piece.first + 40);
    for (std::size_t at = piece.first; at < reach; ++at) {
      const MottoMatch motto = match_motto(layout, at);
      if (motto.words == 0) continue;
      if (!seen || motto_row != piece.row) {
        motto_row = piece.row;
        seen = piece.size() > motto.words;
      }
      if (at > piece.first && !layout.words[at].capital) break;         // named in a sentence
      if (at + motto.words > piece.last && at > piece.first) continue;  // "NGÂN HÀNG NHÀ NƯỚC" beside "CỘNG HÒA ..."
      if (at > piece.first)
        split_piece(layout, index, at);
      else if (at + motto.words < piece.last)
        split_piece(layout, index, at + motto.words);
      break;
    }
    if (const std::size_t body = section_of_consolidated(layout, piece); body > 0 && body < piece.last)
      split_piece(layout, index, body);
    const Piece& now = layout.pieces[index];
    std::uint32_t end = 0;
    if (const auto number = read_number_line(layout, index); number && number->number) end = number->end;
    std::size_t cut = now.last;
    if (end > 0) {
      cut = now.first;
      while (cut < now.last && layout.words[cut].begin < end) ++cut;
    } else if (const auto date = read_place_and_date(layout, index)) {
      cut = date->next;
    }
    if (cut > now.first && cut < now.last)
      split_piece(layout, index, cut);
    else if (seen && now.row == motto_row && match_motto(layout, now.first).words == 0)
      if (const std::size_t at = next_line(layout, now); at < now.last) split_piece(layout, index, at);
  }
}

// Whether a line that only a letterhead has stands among the next pieces: then what is above is a web page's own text.
bool is_preamble(const Layout& layout, std::size_t index) {
  const std::size_t end = std::min(layout.pieces.size(), index + kMaxPreamble);
  for (std::size_t i = index + 1; i < end; ++i) {
    const Piece& piece = layout.pieces[i];
    if (is_addressee_lead(layout, piece)) return false;
    if (const MottoMatch motto = match_motto(layout, piece.first); motto.words == piece.size()) return true;
    if (const auto type = read_type_line(layout, i); type && piece.upper && type->next == piece.last) return true;
  }
  return false;
}

class Reader {
 public:
  explicit Reader(Layout& layout) : layout_(layout) {}

  Letterhead read() {
    std::size_t index = 0;
    while (index < layout_.pieces.size() && index < kMaxPieces) {
      const std::size_t next = read_piece(index);
      if (next == index) break;
      index = next;
    }
    head_.end = index;
    if (head_.subject.empty() && head_.type == nullptr && !head_.number && !layout_.pieces.empty())
      head_.subject = read_enclosure_title(layout_, 0);
    head_.bodies = join_body_lines(layout_, lines_);
    if (!named_.body.empty()) head_.bodies = {named_.body};
    if (head_.type == nullptr && named_.type != nullptr) {
      head_.type = named_.type;
      head_.subject = named_.subject;
    }
    head_.consolidated = head_.consolidated || begins_consolidated(layout_, index);
    if (index < layout_.pieces.size() && is_addressee_lead(layout_, layout_.pieces[index])) read_addressees(index);
    return std::move(head_);
  }

 private:
  // The piece behind what was read at `index`; `index` itself at the end of the letterhead.
  std::size_t read_piece(std::size_t index) {
    const Piece& piece = layout_.pieces[index];
    if (piece.last <= read_words_) return index + 1;
    if (head_.titled) return index;
    if (is_addressee_lead(layout_, piece) || is_recipients_lead(layout_, piece)) return index;
    if (section_of_consolidated(layout_, piece) > 0) {
      head_.consolidated = true;
      return index + 1;
    }
    if (!head_.number && !head_.blank && head_.type == nullptr && index < kMaxAbove)
      if (auto named = read_named_paper(layout_, index)) return take_named(index, std::move(*named));
    if (const Motto motto = motto_of(piece); motto != Motto::kNone) {
      if (motto == Motto::kParty) head_.party = true;
      return index + 1;
    }
    if (const auto line = read_number_line(layout_, index)) {
      if (!head_.number && !head_.blank) {
        head_.number = line->number;
        head_.blank = line->blank;
        after_number_ = index + 1;
      }
      while (index < layout_.pieces.size() && layout_.pieces[index].begin < line->end) ++index;
      return index;
    }
    if (const auto line = read_place_and_date(layout_, index)) {
      if (!dated_) {
        head_.place = line->place;
        head_.date = line->date;
        dated_ = true;
      }
      read_words_ = line->next;
      return index + 1;
    }
    if (const Stamp stamp = read_stamp(layout_, piece); !stamp.urgency.empty() || !stamp.secrecy.empty()) {
      if (!stamp.urgency.empty()) head_.urgency = stamp.urgency;
      if (!stamp.secrecy.empty()) head_.secrecy = stamp.secrecy;
      return index + 1;
    }
    if (const std::size_t lead = match_subject_lead(layout_, piece.first); lead > 0 && !head_.type) {
      const Title subject = read_subject(layout_, index, piece.first + lead);
      head_.about = true;
      if (head_.subject.empty()) head_.subject = subject.subject;
      return read_between(index, subject.next);
    }
    if (!head_.type)
      if (const auto type = type_line(index)) {
        head_.type = type->type;
        Title title = read_title(layout_, index, *type);
        if (!title.subject.empty()) head_.subject = std::move(title.subject);
        head_.title_body = std::move(title.body);
        head_.enacting = std::move(title.enacting);
        return std::max(title.next, index + 1);
      }
    if (head_.type) return index;
    // The form of 2018 has no "V/v": the lines below the number of a công văn are its subject.
    if (index == after_number_ && index > 0 && !piece.upper && !piece.bullet && is_letter() &&
        !begins_body(layout_, piece) && layout_.words[piece.first].capital) {
      const Title subject = read_subject(layout_, index, piece.first);
      head_.subject = subject.subject;
      return read_between(index, subject.next);
    }
    if (is_title_of_no_type(piece)) return take_title(index);
    if (may_name_body(layout_, piece) && !(begins_body(layout_, piece) && !piece.upper)) {
      lines_.push_back(index);
      return index + 1;
    }
    // A line of a name in small letters that the line end has cut.
    if (!lines_.empty() && !begins_body(layout_, piece) && !head_.number && piece.size() <= 8 &&
        ((lines_.back() + 1 == index && !piece.new_block) || names_unit(piece))) {
      lines_.push_back(index);
      return index + 1;
    }
    if (begins_body(layout_, piece) && !is_preamble(layout_, index)) return index;
    return index + 1;
  }

  // Capitals below the number and the date that name nobody: "DANH SÁCH HỘ ĐƯỢC CẤP GIỐNG".
  bool is_title_of_no_type(const Piece& piece) const {
    return head_.number && dated_ && !lines_.empty() && head_.subject.empty() && piece.upper && piece.size() > 1 &&
           !names_unit(piece) && match_body(layout_, piece.first) == 0 && match_position(layout_, piece.first) == 0;
  }

  // The piece behind the title, where the letterhead ends.
  std::size_t take_title(std::size_t index) {
    constexpr std::size_t kMaxLines = 4;
    std::string title;
    const std::size_t end = std::min(layout_.pieces.size(), index + kMaxLines);
    for (; index < end && layout_.pieces[index].upper && layout_.pieces[index].size() > 1; ++index) {
      if (!title.empty()) title += ' ';
      title += text::squeeze(layout_.text_of(layout_.pieces[index]));
    }
    head_.titled = true;
    head_.subject = authority::usual_capitals(title);
    return index;
  }

  std::size_t take_named(std::size_t index, NamedPaper named) {
    named_ = std::move(named);
    head_.number = named_.number;
    head_.bare_number = named_.bare_number;
    if (named_.date != 0) {
      head_.date = named_.date;
      dated_ = true;
    }
    if (!named_.subject.empty()) {  // the type and the title may stand once more below
      while (index < layout_.pieces.size() && layout_.pieces[index].first < named_.next) ++index;
      return index;
    }
    head_.type = named_.type;
    while (index + 1 < layout_.pieces.size() && layout_.pieces[index].last <= named_.next &&
           layout_.pieces[index].last < layout_.pieces.back().last)
      ++index;
    const Title title = read_title(layout_, index, {named_.type, named_.next});
    head_.subject = title.subject;
    head_.enacting = title.enacting;
    // "Luật số 91/2015/QH13 ngày 24 tháng 11 năm 2015 Bộ luật dân sự"
    if (constexpr std::string_view kCode = "Bộ luật "; head_.subject.starts_with(kCode) && named_.type->id == "luat") {
      head_.type = authority::document_type_by_id("bo-luat");
      head_.subject.erase(0, kCode.size());
    }
    return title.next;
  }

  // "LUẬT CÔNG ĐOÀN" on one line: with a number of the National Assembly it is no body ("LUẬT SƯ ...").
  std::optional<TypeLine> type_line(std::size_t index) const {
    if (auto type = read_type_line(layout_, index)) return type;
    const Piece& piece = layout_.pieces[index];
    if (!piece.upper || piece.size() < 2 || layout_.words[piece.first].exact != "luật" || !head_.number) return {};
    const auto codes = head_.number->folded_codes();
    if (codes.empty() || !codes.front().starts_with("QH")) return {};
    return TypeLine{authority::document_type_by_id("luat"), piece.first + 1};
  }

  // "Tỉnh Cà Mau" below "Ủy ban nhân dân", the motto between them.
  bool names_unit(const Piece& piece) const {
    static constexpr auto kUnits = std::to_array<std::string_view>(
        {"tinh", "huyen", "thanhpho", "xa", "phuong", "thitran", "thixa", "quan", "dackhu"});
    return piece.size() > 1 && match_any(layout_, piece.first, kUnits) > 0;
  }

  bool is_letter() const {
    const auto& number = head_.number ? head_.number : head_.blank;
    return number && number->type_id() == "cong-van";
  }

  Motto motto_of(const Piece& piece) {
    const MottoMatch whole = match_motto(layout_, piece.first);
    if (whole.words > 0) {
      read_words_ = piece.first + whole.words;
      return whole.motto;
    }
    const Motto broken = match_broken_motto(layout_, piece, motto_rest_);
    if (broken == Motto::kNone && !motto_rest_.empty()) motto_rest_ = {};
    return broken;
  }

  // The lines of the right column that stand between the lines of a subject are read too.
  std::size_t read_between(std::size_t from, std::size_t to) {
    for (std::size_t i = from + 1; i < to; ++i) {
      const Piece& piece = layout_.pieces[i];
      if (const Motto motto = motto_of(piece); motto == Motto::kParty) head_.party = true;
      if (const Stamp stamp = read_stamp(layout_, piece); !stamp.urgency.empty() || !stamp.secrecy.empty()) {
        if (!stamp.urgency.empty()) head_.urgency = stamp.urgency;
        if (!stamp.secrecy.empty()) head_.secrecy = stamp.secrecy;
      }
      if (const auto line = read_place_and_date(layout_, i); line && !dated_) {
        head_.place = line->place;
        head_.date = line->date;
        dated_ = true;
      }
      if (const auto line = read_number_line(layout_, i); line && !head_.number && !head_.blank) {
        head_.number = line->number;
        head_.blank = line->blank;
      }
    }
    return std::max(to, from + 1);
  }

  void read_addressees(std::size_t index) {
    head_.addressed = true;
    const std::uint32_t begin = layout_.pieces[index].begin;
    std::uint32_t end = layout_.pieces[index].end;
    for (++index; index < layout_.pieces.size(); ++index) {
      const Piece& piece = layout_.pieces[index];
      if (!piece.bullet && begins_body(layout_, piece)) break;
      if (piece.end - begin > kMaxAddresseeBytes) break;
      end = piece.end;
    }
    head_.addressees = text::squeeze(layout_.text.substr(begin, end - begin));
  }

  Layout& layout_;
  Letterhead head_;
  std::vector<std::size_t> lines_;
  std::string_view motto_rest_;
  std::size_t read_words_ = 0;
  std::size_t after_number_ = 0;
  bool dated_ = false;
  NamedPaper named_;
};

}  // namespace

Letterhead read_letterhead(Layout& layout) {
  separate(layout);
  return Reader(layout).read();
}

}  // namespace vankho::indexing
