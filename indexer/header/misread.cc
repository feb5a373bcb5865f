// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/misread.h"

#include <algorithm>
#include <array>
#include <optional>

#include "indexer/header/nearness.h"
#include "schema/authority/document_types.h"
#include "schema/authority/issuing_bodies.h"
#include "schema/text/document_number.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kHeadBytes = 3'000;
constexpr std::size_t kHeadLines = 30;
// Lines of running text are longer than those of a letterhead.
constexpr std::size_t kMostLineBytes = 190;
// Readings of the page differ (ocr/recognise.h).
constexpr unsigned kDisputed = 25;
// Of a symbol ("/QĐ-TTs"): less sure ones are more often wrong than right.
constexpr unsigned kLeastSymbol = 35;
// What a stamp may say below the number that is to be read; all other capitals there are of the stamp of who received
// the paper ("CÔNG VĂN ĐẾN").
constexpr auto kStamps = std::to_array<std::string_view>({"mat", "toimat", "tuyetmat", "khan", "thuongkhan", "hoatoc"});

struct Motto {
  std::string_view letters;
  std::string_view words;
};
constexpr auto kMottos = std::to_array<Motto>({
    {"conghoaxahoichunghiavietnam", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
    {"doclaptudohanhphuc", "Độc lập - Tự do - Hạnh phúc"},
    {"dangcongsanvietnam", "ĐẢNG CỘNG SẢN VIỆT NAM"},
});

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_capital_ascii(char c) {
  return c >= 'A' && c <= 'Z';
}

bool has_digit(std::string_view cell) {
  return std::ranges::any_of(cell, is_digit);
}

bool is_in_capitals(std::string_view cell) {
  return text::to_upper(cell) == cell;
}

// A quarter of the letters may be wrong.
unsigned most_for(std::string_view letters) {
  return static_cast<unsigned>(letters.size()) * kLetterCost / 4;
}

// What stands before "/KH-SYT" or "-HD/TU" in a cell: npos when there is no symbol.
std::size_t symbol_at(std::string_view cell, std::size_t from) {
  for (std::size_t at = from; at + 2 < cell.size(); ++at) {
    if (cell[at] != '/' && cell[at] != '-') continue;
    std::size_t next = at + 1;
    while (next < cell.size() && cell[next] == ' ') ++next;
    std::size_t year = next;
    while (year < cell.size() && is_digit(cell[year])) ++year;
    if (year == next + 4 && year < cell.size() && cell[year] == '/') return at;
    // Đ and its likeness Ð
    if (next < cell.size() && (is_capital_ascii(cell[next]) || cell.substr(next).starts_with("\xC4\x90") ||
                               cell.substr(next).starts_with("\xC3\x90")))
      return at;
  }
  return std::string_view::npos;
}

// One or two digits, 1 and 0 also as letters of their shape: "I5", "0l", "l1]". -1 when they are none.
int small_number(std::string_view words) {
  std::string digits;
  for (std::size_t at = 0; at < words.size();) {
    const char c = words[at];
    const std::size_t size = static_cast<unsigned char>(c) < 0x80 ? 1 : static_cast<unsigned char>(c) < 0xE0 ? 2 : 3;
    const std::string_view letter = words.substr(at, size);
    at += size;
    if (is_digit(c))
      digits += c;
    else if (c == 'l' || c == 'I' || c == 'i' || letter == "Ì" || letter == "Í")
      digits += '1';
    else if (c == 'O' || c == 'o' || letter == "Ö" || letter == "Ô")
      digits += '0';
    else if (c != ' ' && c != '.' && c != ',' && c != '_' && c != '-' && c != ']' && c != '\'')
      return -1;
  }
  if (digits.empty() || digits.size() > 2) return -1;
  return std::stoi(digits);
}

class Mender {
 public:
  Mender(std::string_view text, const std::vector<schema::Doubt>& doubts) : text_(text), doubts_(doubts) {}

  MendedHead mend() {
    std::size_t at = 0;
    for (std::size_t lines = 0; at < text_.size() && at < kHeadBytes && lines < kHeadLines && !ended_; ++lines) {
      const std::size_t end = std::min(text_.find_first_of("\n\f", at), text_.size());
      if (end < text_.size() && text_[end] == '\f') ended_ = true;
      if (end - at < kMostLineBytes)
        mend_line(at, end);
      else
        out_.text += text_.substr(at, end - at);
      if (end < text_.size()) out_.text += text_[end];
      at = std::min(end + 1, text_.size());
    }
    // Without a type line they may be a title.
    if (!typed_)
      for (auto line = received_.rbegin(); line != received_.rend(); ++line) out_.text.insert(line->at, line->words);
    head_end_ = out_.text.size();
    if (number_) mend_body();
    out_.text += text_.substr(at);
    return std::move(out_);
  }

 private:
  void mended(std::string_view field) {
    if (std::ranges::find(out_.fields, field) == out_.fields.end()) out_.fields.push_back(field);
  }

  bool is_doubted(std::size_t begin, std::size_t end, unsigned most) const {
    return std::ranges::any_of(doubts_, [&](const schema::Doubt& doubt) {
      return doubt.begin < end && doubt.end > begin && doubt.confidence <= most;
    });
  }

  void mend_line(std::size_t begin, std::size_t end) {
    for (std::size_t at = begin; at <= end;) {
      const std::size_t cell = std::min(text_.find('\t', at), end);
      if (at > begin) out_.text += '\t';
      mend_cell(at, cell);
      at = cell + 1;
    }
  }

  void mend_cell(std::size_t begin, std::size_t end) {
    const std::string_view cell = text_.substr(begin, end - begin);
    const PlainLetters plain = plain_letters(cell);
    for (const Motto& motto : kMottos) {
      const auto found = find_near(motto.letters, plain.letters, most_for(motto.letters));
      if (!found || found->last <= found->first) continue;
      const std::size_t from = plain.begins[found->first];
      const std::size_t to = plain.ends[found->last - 1];
      // Two letters beside a motto are noise of the rule below or above it.
      if (found->first > 2) {
        mend_cell(begin, begin + from);
        out_.text += '\t';
      }
      out_.text += motto.words;
      if (plain.letters.size() - found->last > 2) {
        out_.text += '\t';
        mend_cell(begin + to, end);
      }
      return;
    }
    if (plain.letters.size() < 2 && !has_digit(cell)) return;
    if (mend_number(begin, cell) || mend_date(begin, cell) || mend_type(cell, plain)) return;
    if (numbered_ && !typed_ && is_in_capitals(cell) && std::ranges::find(kStamps, plain.letters) == kStamps.end()) {
      received_.push_back({out_.text.size(), std::string(cell)});
      return;
    }
    out_.text += cleaned(cell);
  }

  // "Số:{242 /KH-SYT": digits that are none are left out.
  bool mend_number(std::size_t begin, std::string_view cell) {
    std::size_t at = 0;
    while (at < cell.size() && cell[at] != 'S' && cell[at] != 's') ++at;
    // Noise before the label: "- __ Số", "l Số".
    if (at > 8 || numbered_) return false;
    const PlainLetters label = plain_letters(cell.substr(at, 6));
    if (label.letters.size() < 2 || std::string_view("oe60").find(label.letters[1]) == std::string_view::npos)
      return false;
    std::size_t from = at + label.ends[1];
    // Beyond "Số" the label is over: "SỞ Y TẾ/ABC" is none.
    if (from < cell.size() && static_cast<unsigned char>(cell[from]) < 0x80 && is_capital_ascii(cell[from]))
      return false;
    const std::size_t symbol = symbol_at(cell, from);
    if (symbol == std::string_view::npos) return false;
    from = std::min(cell.find_first_not_of(" :.,_", from), symbol);
    std::size_t last = symbol;
    while (last > from && (cell[last - 1] == ' ' || cell[last - 1] == '.' || cell[last - 1] == '_')) --last;
    const std::string_view count = cell.substr(from, last - from);
    const bool plain = !count.empty() && count.size() < 7 && std::ranges::all_of(count, is_digit) &&
                       !is_doubted(begin + from, begin + last, kDisputed);
    if (is_doubted(begin + symbol, begin + cell.size(), kLeastSymbol) &&
        !is_doubted(begin + symbol, begin + cell.size(), kDisputed)) {
      out_.text += "Số:";
      numbered_ = true;
      return true;
    }
    std::string line = "Số: " + (plain ? std::string(count) : std::string());
    std::string_view rest = cell.substr(symbol);
    line += rest.front();
    rest.remove_prefix(1);
    line += rest.substr(std::min(rest.find_first_not_of(' '), rest.size()));
    number_ = text::parse_document_number((plain ? std::string() : "1") + line.substr(std::string_view("Số: ").size()));
    if (cell.substr(at, 5) != "Số:" && cell.substr(at, 4) != "Số") mended("number");
    out_.text += line;
    numbered_ = true;
    return true;
  }

  // "Hà Nội, ngày I5 tháng 0Ì năm 2010". A day or month that cannot be read leaves the date blank.
  bool mend_date(std::size_t begin, std::string_view cell) {
    const PlainLetters plain = plain_letters(cell);
    const std::size_t day = plain.letters.find("ngay");
    if (day == std::string::npos) return false;
    const std::size_t month = plain.letters.find("thang", day + 4);
    const std::size_t year = month == std::string::npos ? month : plain.letters.find("nam", month + 5);
    if (year == std::string::npos || plain.letters.size() - year > 12) return false;
    const auto between = [&](std::size_t first, std::size_t last) {
      const std::size_t from = plain.ends[first - 1];
      return cell.substr(from, (last < plain.begins.size() ? plain.begins[last] : cell.size()) - from);
    };
    const std::string_view day_words = between(day + 4, month);
    const std::string_view month_words = between(month + 5, year);
    const int day_number = small_number(day_words);
    const int month_number = small_number(month_words);
    std::string digits;
    for (const char c : between(year + 3, plain.begins.size()))
      if (is_digit(c)) digits += c;
    const std::size_t from = begin + plain.begins[day];
    const std::size_t to = begin + plain.begins[year];
    const bool known = day_number >= 1 && day_number <= 31 && month_number >= 1 && month_number <= 12 &&
                       digits.size() == 4 && !is_doubted(from, to, kDisputed);
    const std::string place = cleaned(cell.substr(0, plain.begins[day]));
    std::string line = place;
    while (!line.empty() && line.back() == ' ') line.pop_back();
    if (!line.empty()) line += ' ';
    line += known ? "ngày " + std::to_string(day_number) + " tháng " + std::to_string(month_number) + " năm " + digits
                  : "ngày    tháng    năm " + digits;
    const auto plainly = [](std::string_view words) {
      return std::ranges::all_of(words, [](char c) { return is_digit(c) || c == ' '; });
    };
    if (known && !(plainly(day_words) && plainly(month_words))) mended("date");
    out_.text += line;
    return true;
  }

  bool mend_type(std::string_view cell, const PlainLetters& plain) {
    constexpr std::size_t kShortest = 6;
    if (plain.letters.size() < kShortest || !is_in_capitals(cell)) return false;
    for (const authority::DocumentType& type : authority::document_types()) {
      std::string name = text::fold_key(type.name);
      std::erase(name, ' ');
      if (name.size() < kShortest) continue;
      const auto cost = nearness(name, plain.letters, kLetterCost);
      if (!cost) continue;
      if (*cost > 0) mended("type");
      out_.text += text::to_upper(type.name);
      typed_ = true;
      return true;
    }
    return false;
  }

  // The line above the number that is meant by its code: "SƠ Y TE" before /SYT-NVD.
  void mend_body() {
    std::optional<std::string> name;
    for (const std::string& code : number_->folded_codes())
      if (auto body = authority::body_of_code(code); body && !name) name = std::move(body);
    if (!name) return;
    std::string letters = text::fold_key(*name);
    std::erase(letters, ' ');
    constexpr std::size_t kShortest = 5;
    if (letters.size() < kShortest) return;
    for (std::size_t at = 0; at < head_end_;) {
      const std::size_t end = std::min(out_.text.find_first_of("\n\t", at), head_end_);
      const std::string_view cell = std::string_view(out_.text).substr(at, end - at);
      const PlainLetters plain = plain_letters(cell);
      const auto found = find_near(letters, plain.letters, std::max<unsigned>(kLetterCost, most_for(letters) / 2));
      if (is_in_capitals(cell) && found && found->first <= 1 && found->last > found->first) {
        const std::size_t from = at + plain.begins[found->first];
        const std::size_t size = at + plain.ends[found->last - 1] - from;
        const std::string printed = text::to_upper(*name);
        if (out_.text.compare(from, size, printed) != 0) mended("issuer");
        // The rest of the line ("TỈNH KIÊN GIANG") stays as it was read.
        out_.text.replace(at, from + size - at, printed);
        return;
      }
      at = end + 1;
    }
  }

  // A cell in capitals without the noise at its ends; "TÍNH" of a province as it is meant.
  std::string cleaned(std::string_view cell) {
    constexpr std::string_view kNoise = " '\"_|.~:;,*-`";
    const bool capitals = is_in_capitals(cell);
    std::size_t begin = 0;
    while (begin < cell.size() && (capitals ? kNoise : std::string_view("'\"_|`")).find(cell[begin]) != kNoise.npos)
      ++begin;
    std::size_t end = cell.size();
    while (capitals && end > begin && kNoise.find(cell[end - 1]) != kNoise.npos) --end;
    std::string kept(cell.substr(begin, end - begin));
    if (!capitals || plain_letters(kept).letters.find("tinh") == std::string::npos) return kept;
    for (const std::string_view wrong : {"TÍNH", "TÌNH", "TĨNH", "TINH"})
      if (const std::size_t at = kept.find(wrong); at != std::string::npos) {
        kept.replace(at, wrong.size(), "TỈNH");
        mended("issuer");
      }
    return kept;
  }

  const std::string_view text_;
  const std::vector<schema::Doubt>& doubts_;
  MendedHead out_;
  std::optional<text::DocumentNumber> number_;
  struct LeftOut {
    std::size_t at = 0;  // of out_.text
    std::string words;
  };
  std::vector<LeftOut> received_;  // of the stamp of who received the paper
  std::size_t head_end_ = 0;
  bool numbered_ = false;  // the number line was read
  bool typed_ = false;     // the type line was read
  bool ended_ = false;
};

}  // namespace

MendedHead mend_head(std::string_view text, const std::vector<schema::Doubt>& doubts) {
  return Mender(text, doubts).mend();
}

}  // namespace vankho::indexing
