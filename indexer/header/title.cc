// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/title.h"

#include <algorithm>
#include <array>
#include <vector>

#include "indexer/header/number_line.h"
#include "indexer/header/place_and_date.h"
#include "indexer/header/stamps.h"
#include "indexer/header/vocabulary.h"
#include "schema/authority/capitals.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kMaxTitlePieces = 20;
constexpr std::size_t kMaxEnactingWords = 12;
constexpr std::size_t kMaxSubjectBytes = 1500;
constexpr std::uint32_t kLongLine = 60;  // bytes; titles in small letters are mostly shorter lines than sentences

struct TypeName {
  std::string phrase;
  const authority::DocumentType* type;
};

const std::vector<TypeName>& type_names() {
  static const std::vector<TypeName> names = [] {
    std::vector<TypeName> made;
    for (const authority::DocumentType& type : authority::document_types()) {
      std::string phrase = text::fold_key(type.name);
      std::erase(phrase, ' ');
      made.push_back({std::move(phrase), &type});
    }
    if (const auto* program = authority::find_document_type("Chương trình"))
      made.push_back({"chuongtrinhhanhdong", program});
    std::ranges::sort(made, [](const TypeName& a, const TypeName& b) { return a.phrase.size() > b.phrase.size(); });
    return made;
  }();
  return names;
}

// Words after which a name of a body is the rest of a sentence, not a line of its own.
bool ends_open(const Layout& layout, const Piece& piece) {
  if (layout.text[piece.end - 1] == ',') return true;
  static constexpr auto kOpen = std::to_array<std::string_view>(
      {"của", "cho", "và", "do", "bởi", "thuộc", "với", "tại", "về", "các", "đến", "theo", "trực"});
  return std::ranges::find(kOpen, std::string_view(layout.words[piece.last - 1].exact)) != kOpen.end();
}

// Whether the running text begins with one of the words that follow an enacting line.
bool is_ground(const Layout& layout, const Piece& piece) {
  static constexpr auto kGrounds =
      std::to_array<std::string_view>({"cancu", "chieu", "theo", "xet", "trencoso", "saukhi", "thuchien", "de"});
  return !piece.upper && match_any(layout, piece.first, kGrounds) > 0;
}

// The pieces [at, result) are the line of the body that decides, in capitals before "Căn cứ"; `at` itself when not.
std::size_t enacting_end(const Layout& layout, std::size_t at) {
  const Piece& piece = layout.pieces[at];
  const bool position = match_position(layout, piece.first) > 0;
  if (!position && match_body(layout, piece.first) == 0) return at;
  const bool sends = layout.words[piece.last - 1].exact == "điện";
  if (sends && layout.words[piece.first].upper) return at + 1;
  if (!piece.upper || (at > 0 && ends_open(layout, layout.pieces[at - 1]) && !piece.new_block)) return at;
  std::size_t end = at + 1;
  while (end < layout.pieces.size() && end < at + 4 && layout.pieces[end].upper) ++end;
  if (end >= layout.pieces.size() || !is_ground(layout, layout.pieces[end])) return at;
  // "... CỦA UBND TỈNH / CHỦ TỊCH UBND TỈNH / Căn cứ": the last line that begins a body stands alone, unless the first
  // is but the position.
  for (std::size_t i = at + 1; i < end; ++i) {
    const std::size_t first = layout.pieces[i].first;
    if (match_position(layout, first) > 0 || (match_body(layout, first) > 0 && !(position && piece.size() <= 3)))
      return at;
  }
  return end;
}

struct Segment {
  std::string_view text;
  bool upper;
};

std::string strip_emphasis(std::string_view text) {
  std::string plain;
  for (const char byte : text)
    if (byte != '*' && byte != '_' && byte != '|') plain += byte;
  return plain;
}

std::size_t count_of(std::string_view text, std::string_view sign) {
  std::size_t count = 0;
  for (std::size_t at = text.find(sign); at != text.npos; at = text.find(sign, at + sign.size())) ++count;
  return count;
}

// Quotation marks that embrace the whole, and the end mark.
std::string_view strip_quotes(std::string_view text) {
  static constexpr std::string_view kOpen = "\xE2\x80\x9C";
  static constexpr std::string_view kClose = "\xE2\x80\x9D";
  for (bool again = true; again;) {
    again = false;
    while (!text.empty() && (text.back() == '.' || text.back() == '/' || text.back() == ' ' || text.back() == ';')) {
      text.remove_suffix(1);
      again = true;
    }
    const std::size_t opened = count_of(text, kOpen);
    const std::size_t closed = count_of(text, kClose);
    if (text.ends_with(kClose) && (closed > opened || (text.starts_with(kOpen) && opened == 1 && closed == 1))) {
      if (text.starts_with(kOpen) && closed == opened) text.remove_prefix(kOpen.size());
      text.remove_suffix(kClose.size());
      again = true;
    } else if (text.starts_with(kOpen) && opened > closed) {
      text.remove_prefix(kOpen.size());
      again = true;
    } else if (text.size() > 1 && text.ends_with('"') && count_of(text, "\"") % 2 == 1) {
      text.remove_suffix(1);
      again = true;
    } else if (text.size() > 1 && text.starts_with('"') && text.find('"', 1) == text.size() - 1) {
      text = text.substr(1, text.size() - 2);
      again = true;
    }
  }
  return text;
}

std::string join(const std::vector<Segment>& segments) {
  std::string joined;
  for (std::size_t i = 0; i < segments.size();) {
    std::string run;
    const bool upper = segments[i].upper;
    for (; i < segments.size() && segments[i].upper == upper; ++i) {
      if (!run.empty()) run += ' ';
      run += segments[i].text;
    }
    run = text::squeeze(strip_emphasis(run));
    if (upper) run = authority::usual_capitals(run);
    if (!joined.empty()) joined += ' ';
    joined += run;
  }
  return std::string(text::squeeze(strip_quotes(joined)));
}

// A piece that stands between the lines of a title without being part of it.
// Inside a title numbers and dates of other papers may begin a line.
bool is_foreign(const Layout& layout, std::size_t index, bool inside, bool first) {
  const Piece& piece = layout.pieces[index];
  std::string_view rest;
  if (match_motto(layout, piece.first).words > 0 || is_stamp(layout, piece)) return true;
  const auto date = read_place_and_date(layout, index);
  if (inside) return (date && !date->place.empty()) || (first && read_number_line(layout, index));
  return date || match_broken_motto(layout, piece, rest) != Motto::kNone || read_number_line(layout, index);
}

// How many words of a lead ("Về việc", "Về") the title begins with.
std::size_t match_about(const Layout& layout, std::size_t at) {
  if (const std::size_t words = match_subject_lead(layout, at); words > 0) return words;
  return at < layout.words.size() && layout.words[at].exact == "về" ? 1 : 0;
}

// Behind "V/v" often a colon, a dash or an opening quotation mark.
std::uint32_t skip_colon(std::string_view text, std::uint32_t at, std::uint32_t end) {
  while (at < end && (text[at] == ' ' || text[at] == ':' || text[at] == '.' || text[at] == '/')) ++at;
  return at;
}

bool ends_sentence(const Layout& layout, const Piece& piece) {
  const char last = layout.text[piece.end - 1];
  return piece.end - piece.begin > 2 * kLongLine && (last == '.' || last == ':' || last == ';' || last == ',');
}

enum class Block { kSubject, kTitle, kStatute };

bool is_statute(const authority::DocumentType& type) {
  return type.id == "luat" || type.id == "bo-luat" || type.id == "phap-lenh";
}

bool is_assembly(const Layout& layout, const Piece& piece) {
  return match_phrase(layout, piece.first, "quochoi") > 0 ||
         match_phrase(layout, piece.first, "uybanthuongvuquochoi") > 0;
}

// Collects the pieces of a block from word `from` of `piece` on.
Title read_block(const Layout& layout, std::size_t piece, std::size_t from, Block block) {
  const bool titled = block != Block::kSubject;
  Title title;
  std::vector<Segment> segments;
  std::size_t bytes = 0;
  std::size_t index = piece;
  bool after_body = false;
  for (; index < layout.pieces.size() && index < piece + kMaxTitlePieces && bytes < kMaxSubjectBytes; ++index) {
    const Piece& line = layout.pieces[index];
    std::size_t first = std::max(line.first, from);
    if (first >= line.last) continue;
    const bool begun = first > line.first;  // on the line of the type or of "V/v"
    if (!begun) {
      if (is_addressee_lead(layout, line) || is_recipients_lead(layout, line)) break;
      const bool goes_on = !layout.words[line.first].capital && !line.bullet && !layout.words[line.first].number;
      if (line.new_block && !segments.empty() && !goes_on) break;
      if (is_foreign(layout, index, titled && !line.new_block, segments.empty())) {
        if (titled) break;
        continue;
      }
      if (is_list_item(layout, line)) break;
      if (segments.empty() && !titled && line.new_block && begins_body(layout, line)) break;
      if (titled) {
        // A long line right under the type is the title, though it begins like a body's name.
        const bool enacting =
            enacting_end(layout, index) > index && (!segments.empty() || line.size() <= kMaxEnactingWords);
        // "LUẬT / HỢP TÁC XÃ", "LUẬT / THANH TRA" are named after bodies; only the Assembly enacts them.
        if (enacting && (block != Block::kStatute || !segments.empty() || is_assembly(layout, line))) break;
        const bool opens = match_any(layout, line.first, opening_words()) > 0;
        const bool about = match_about(layout, line.first) > 0;
        if (!goes_on && !about && segments.empty() && opens && ends_sentence(layout, line)) break;
        if (!goes_on && !about && !segments.empty() && !line.upper &&
            ((segments.back().upper && (opens || begins_body(layout, line))) || (opens && begins_body(layout, line)) ||
             ends_sentence(layout, line)))
          break;
      }
    }
    if (titled && segments.empty() && title.body.empty() && layout.words[first].folded == "cua") {
      // "của Ban Thường vụ Thị ủy về chấn chỉnh ..." on one line
      std::size_t about = first + 1;
      while (about < line.last && layout.words[about].exact != "về") ++about;
      if (about > first + 1 && about + 1 < line.last) {
        const std::uint32_t body = layout.words[first + 1].begin;
        title.body = text::squeeze(layout.text.substr(body, layout.words[about - 1].end - body));
        from = about;
        --index;
        continue;
      }
      title.body = text::squeeze(layout.text.substr(layout.words[std::min(first + 1, line.last - 1)].begin,
                                                    line.end - layout.words[std::min(first + 1, line.last - 1)].begin));
      after_body = true;
      continue;
    }
    if (segments.empty()) {
      const std::size_t lead = match_about(layout, first);
      if (after_body && lead == 0 && !line.new_block && line.upper && index + 1 < layout.pieces.size() &&
          match_about(layout, layout.pieces[index + 1].first) > 0) {
        title.body += ' ' + text::squeeze(layout.text_of(line));
        continue;
      }
      first += lead;
      if (first >= line.last) {  // "VỀ / VIỆC ..."
        from = first;
        continue;
      }
    }
    std::uint32_t begin = first == line.first ? line.begin : layout.words[first - 1].end;
    if (segments.empty()) begin = skip_colon(layout.text, begin, layout.words[first].begin);
    segments.push_back({layout.text.substr(begin, line.end - begin), line.upper});
    bytes += line.end - begin;
  }
  title.subject = join(segments);
  title.next = index;
  return title;
}

}  // namespace

std::optional<TypeLine> read_type_name(const Layout& layout, std::size_t at) {
  for (const TypeName& name : type_names())
    if (const std::size_t words = match_phrase(layout, at, name.phrase); words > 0)
      return TypeLine{name.type, at + words};
  return std::nullopt;
}

std::optional<TypeLine> read_type_line(const Layout& layout, std::size_t index) {
  const Piece& piece = layout.pieces[index];
  for (const TypeName& name : type_names()) {
    const std::size_t words = match_phrase(layout, piece.first, name.phrase);
    if (words == 0) continue;
    const std::size_t next = piece.first + words;
    if (next > piece.last) {  // "QUYẾT / ĐỊNH"
      if (index + 1 >= layout.pieces.size() || layout.pieces[index + 1].new_block) continue;
      if (next > layout.pieces[index + 1].last || !piece.upper) continue;
      return TypeLine{name.type, next};
    }
    if (next == piece.last) {
      if (piece.upper || layout.words[piece.first].capital || piece.new_block) return TypeLine{name.type, next};
      continue;
    }
    const bool upper = std::all_of(layout.words.begin() + static_cast<std::ptrdiff_t>(piece.first),
                                   layout.words.begin() + static_cast<std::ptrdiff_t>(next),
                                   [](const Word& word) { return word.upper; });
    const bool of_body = layout.words[next].folded == "cua" && piece.size() <= 14;
    if (upper && name.phrase != "luat" && name.phrase != "lenh") return TypeLine{name.type, next};
    if (of_body && piece.new_block) return TypeLine{name.type, next};
  }
  return std::nullopt;
}

Title read_title(const Layout& layout, std::size_t piece, const TypeLine& type) {
  Title title = read_block(layout, piece, type.next, is_statute(*type.type) ? Block::kStatute : Block::kTitle);
  if (title.next < layout.pieces.size())
    if (const std::size_t end = enacting_end(layout, title.next); end > title.next) {
      const Piece& first = layout.pieces[title.next];
      title.enacting = text::squeeze(layout.text.substr(first.begin, layout.pieces[end - 1].end - first.begin));
      title.next = end;
    }
  return title;
}

Title read_subject(const Layout& layout, std::size_t piece, std::size_t from) {
  return read_block(layout, piece, from, Block::kSubject);
}

bool is_list_item(const Layout& layout, const Piece& piece) {
  if (piece.bullet) return true;
  const Word& first = layout.words[piece.first];
  if (piece.size() < 2 || first.end + 1 >= layout.text.size() || first.folded.size() > 4) return false;
  const char sign = layout.text[first.end];
  const char behind = layout.text[first.end + 1];
  const bool roman = first.upper && first.folded.find_first_not_of("ivx") == std::string::npos;
  if (!first.number && !roman && first.folded.size() > 1) return false;
  return (sign == '.' || sign == ')' || sign == '-') && (behind == ' ' || behind == '\t');
}

bool begins_body(const Layout& layout, const Piece& piece) {
  if (is_list_item(layout, piece)) return true;
  if (piece.upper) return false;
  if (match_any(layout, piece.first, opening_words()) > 0 && piece.size() >= 6) return true;
  // "Căn cứ Hiến pháp;"
  if (match_phrase(layout, piece.first, "cancu") > 0 && layout.text[piece.end - 1] == ';') return true;
  return piece.end - piece.begin > 2 * kLongLine || (layout.words[piece.first].capital && piece.size() >= 14);
}

}  // namespace vankho::indexing
