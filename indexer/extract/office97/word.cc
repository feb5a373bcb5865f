// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/office97/word.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "indexer/extract/legacy/encoding.h"
#include "indexer/extract/office97/compound_file.h"
#include "indexer/extract/office97/little_endian.h"
#include "indexer/extract/office97/word_lists.h"
#include "indexer/extract/office97/word_styles.h"
#include "indexer/extract/run_writer.h"
#include "schema/text/utf8.h"

namespace vankho::indexing {
namespace {

constexpr std::uint16_t kWordSignature = 0xA5EC;
constexpr std::uint16_t kWord6Signature = 0xA5DC;
constexpr std::uint16_t kFirstWord97 = 0x00C1;  // nFib; below it are Word 6 and 95
constexpr std::uint16_t kComplex = 0x0004;
constexpr std::uint16_t kEncryptedFlag = 0x0100;
constexpr std::uint16_t kTable1 = 0x0200;

// Where the head of a Word 97 file says things, [MS-DOC] 2.5.
enum Place : std::size_t {
  kFlags = 0x0A,
  kTextBegin = 0x18,
  kLengths = 0x4C,
  kStylesheet = 0xA2,
  kLetterPages = 0xFA,
  kParagraphPages = 0x102,
  kFonts = 0x112,
  kPieces = 0x1A2,
  kLists = 0x2E2,
  kListUses = 0x2EA,
  kWord6TextLength = 0x34,
};

// The parts of the text follow each other, in this order.
enum Part : std::size_t { kMain, kFootnotes, kHeaders, kMacros, kComments, kEndnotes, kTextBoxes };
constexpr std::size_t kParts = 7;
constexpr auto kTextParts = {kMain, kFootnotes, kEndnotes, kTextBoxes};

// A stretch of letters that lie side by side in the stream.
struct Piece {
  std::uint32_t first = 0;  // letter of the text
  std::uint32_t last = 0;   // behind it
  std::uint32_t offset = 0;
  bool bytes = false;  // one byte a letter, else two
};

std::vector<Piece> read_pieces(std::string_view clx) {
  // Lists of properties come first; then the table.
  while (u8(clx, 0) == 1 && clx.size() >= 3) clx.remove_prefix(std::min<std::size_t>(3 + u16(clx, 1), clx.size()));
  if (u8(clx, 0) != 2) return {};
  const std::string_view table = part(clx, 5, u32(clx, 1));
  if (table.size() < 16) return {};
  const std::size_t count = (table.size() - 4) / 12;
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < count; ++i) {
    const std::uint32_t where = u32(table, (count + 1) * 4 + i * 8 + 2);
    Piece piece{.first = u32(table, i * 4), .last = u32(table, i * 4 + 4), .offset = where};
    if (piece.last < piece.first || (!pieces.empty() && piece.first < pieces.back().last)) break;
    piece.bytes = (where & 0x40000000U) != 0;
    if (piece.bytes) piece.offset = (where & 0x3FFFFFFFU) / 2;
    pieces.push_back(piece);
  }
  return pieces;
}

// The properties at a place of the stream, asked for ever greater places mostly.
template <typename Properties>
class Lookup {
 public:
  explicit Lookup(const std::vector<WordRange<Properties>>& ranges) : ranges_(ranges) {}

  const Properties& at(std::uint32_t place) {
    if (place >= begin_ && place < end_) return *found_;
    const auto after = std::ranges::upper_bound(ranges_, place, {}, [](const auto& range) { return range.begin; });
    found_ = &none_;
    begin_ = after == ranges_.begin() ? 0 : std::prev(after)->end;
    end_ = after == ranges_.end() ? ~std::uint32_t{0} : after->begin;
    if (after != ranges_.begin() && place < std::prev(after)->end) {
      found_ = &std::prev(after)->properties;
      begin_ = std::prev(after)->begin;
      end_ = std::min(std::prev(after)->end, end_);
    }
    return *found_;
  }

 private:
  const std::vector<WordRange<Properties>>& ranges_;
  Properties none_{};
  const Properties* found_ = &none_;
  std::uint32_t begin_ = 1;
  std::uint32_t end_ = 0;
};

class Reader {
 public:
  Reader(std::string_view stream, std::string_view tables) : stream_(stream) {
    const auto table = [&](std::size_t place) { return part(tables, u32(stream, place), u32(stream, place + 4)); };
    pieces_ = read_pieces(table(kPieces));
    letter_ranges_ = read_letters(stream, table(kLetterPages));
    paragraph_ranges_ = read_paragraphs(stream, table(kParagraphPages));
    styles_ = read_styles(table(kStylesheet));
    if (stream.size() >= kListUses + 8 && u32(stream, kLists + 4) > 0)
      lists_ = WordLists(part(tables, u32(stream, kLists), tables.size()), table(kListUses));
    fonts_ = read_font_names(table(kFonts));
  }

  // Word 6 and 95: plain bytes, properties in an older form that is not read.
  Reader(std::string_view stream, std::uint32_t offset, std::uint32_t length) : stream_(stream) {
    pieces_ = {{.first = 0, .last = length, .offset = offset, .bytes = true}};
  }

  RunText read() {
    if (pieces_.empty()) throw ExtractError({ReasonCode::kDamagedFile, "Word"});
    if (letter_ranges_.empty()) {
      add(0, pieces_.back().last);
      return writer_.take();
    }
    std::array<std::uint64_t, kParts + 1> begins{};
    for (std::size_t i = 0; i < kParts; ++i)
      begins[i + 1] = begins[i] + std::min<std::uint64_t>(u32(stream_, kLengths + i * 4), ~std::uint32_t{0} / 16);
    for (const std::size_t i : kTextParts) add(begins[i], begins[i + 1]);
    return writer_.take();
  }

 private:
  void add(std::uint64_t first, std::uint64_t last) {
    fields_ = hidden_fields_ = 0;
    begun_ = false;
    for (const Piece& piece : pieces_) {
      const std::uint64_t begin = std::max<std::uint64_t>(piece.first, first);
      const std::uint64_t end = std::min<std::uint64_t>(piece.last, last);
      const std::size_t size = piece.bytes ? 1 : 2;
      for (std::uint64_t i = begin; i < end && !writer_.is_full(); ++i) {
        const std::uint64_t place = piece.offset + (i - piece.first) * size;
        // Behind the end of a file that was cut off there is nothing.
        if (place + size > stream_.size()) break;
        const auto at = static_cast<std::uint32_t>(place);
        add_letter(
            piece.bytes ? static_cast<char16_t>(windows1252(u8(stream_, at))) : static_cast<char16_t>(u16(stream_, at)),
            at);
      }
    }
    if (first != last) writer_.end_line();
  }

  void add_letter(char16_t letter, std::uint32_t place) {
    const WordLetters& properties = letters_.at(place);
    if (properties.deleted || (properties.hidden && letter >= 0x20)) return;
    switch (letter) {
      case 0x07:
        if (!paragraphs_.at(place).row_end) begin_paragraph(place);
        begun_ = false;
        return end_cell(paragraphs_.at(place));
      case 0x0D:
        begin_paragraph(place);
        begun_ = false;
        return end_paragraph(paragraphs_.at(place));
      case 0x0B:
        return letters_shown() ? end_paragraph(WordParagraph{.in_table = paragraphs_.at(place).in_table}) : void();
      case 0x0C:
      case 0x0E:
        return writer_.end_page();
      case 0x13:
        ++fields_;
        if (hidden_fields_ == 0) hidden_fields_ = fields_;
        return;
      case 0x14:
        if (hidden_fields_ == fields_) hidden_fields_ = 0;
        return;
      case 0x15:
        if (hidden_fields_ == fields_) hidden_fields_ = 0;
        if (fields_ > 0) --fields_;
        return;
      case 0x1E:
        letter = u'-';
        break;
      case 0x1F:
        letter = u'\u00AD';  // in .VnTime the letter ư
        break;
      default:
        break;
    }
    last_was_cell_ = false;
    if (!letters_shown() || (letter < 0x20 && letter != u'\t')) return;
    begin_paragraph(place);
    if (properties.symbol_font && letter == u'(') {
      writer_.set_font(font_name(*properties.symbol_font));
      return writer_.add_utf16(properties.symbol);
    }
    writer_.set_font(font_name(font_of(properties, place)));
    if (letter == u'\t') return writer_.add_tab();
    writer_.add_utf16(letter);
  }

  // The number of an item is written before its first letter.
  void begin_paragraph(std::uint32_t place) {
    if (std::exchange(begun_, true) || lists_.empty() || !letters_shown()) return;
    const WordParagraph& paragraph = paragraphs_.at(place);
    const WordStyle style = paragraph.style < styles_.size() ? styles_[paragraph.style] : WordStyle();
    const std::optional<std::uint16_t> list = paragraph.list ? paragraph.list : style.list;
    if (!list || *list == 0) return;
    const auto kept = [&] { return lists_.level_of_style(*list, paragraph.style); };
    const std::optional<std::uint8_t> level = paragraph.list || paragraph.level ? paragraph.level : style.level;
    const std::string label = lists_.next(*list, level ? *level : paragraph.list ? 0 : kept());
    if (label.empty()) return;
    writer_.set_font(style.font ? font_name(*style.font) : std::string_view());
    for (std::size_t at = 0; at < label.size();) {
      const text::CodePoint letter = text::decode(label, at);
      writer_.add(letter.value);
      at += letter.size;
    }
  }

  bool letters_shown() const { return hidden_fields_ == 0; }

  void end_paragraph(const WordParagraph& paragraph) {
    last_was_cell_ = false;
    if (paragraph.inner_cell_end && !paragraph.inner_row_end) return writer_.add(U'\t');
    if (paragraph.in_table)
      writer_.end_line_in_cell();
    else
      writer_.end_line();
  }

  void end_cell(const WordParagraph& paragraph) {
    // Without properties the mark of a row is known by the mark of its last cell before it.
    const bool row_end = paragraph_ranges_.empty() ? last_was_cell_ : paragraph.row_end;
    last_was_cell_ = !row_end;
    if (row_end)
      writer_.end_row();
    else
      writer_.end_cell();
  }

  std::uint16_t font_of(const WordLetters& letters, std::uint32_t place) {
    if (letters.font) return *letters.font;
    if (letters.style && *letters.style < styles_.size() && styles_[*letters.style].font)
      return *styles_[*letters.style].font;
    const std::uint16_t style = paragraphs_.at(place).style;
    return style < styles_.size() && styles_[style].font ? *styles_[style].font : std::uint16_t{0xFFFF};
  }

  std::string_view font_name(std::uint16_t font) const {
    return font < fonts_.size() ? std::string_view(fonts_[font]) : std::string_view();
  }

  std::string_view stream_;
  std::vector<Piece> pieces_;
  std::vector<WordRange<WordLetters>> letter_ranges_;
  std::vector<WordRange<WordParagraph>> paragraph_ranges_;
  std::vector<WordStyle> styles_;
  WordLists lists_;
  std::vector<std::string> fonts_;
  Lookup<WordLetters> letters_{letter_ranges_};
  Lookup<WordParagraph> paragraphs_{paragraph_ranges_};
  unsigned fields_ = 0;         // open ones
  unsigned hidden_fields_ = 0;  // the outermost one whose instruction is being read; 0 = none
  bool last_was_cell_ = false;
  bool begun_ = false;  // something of the paragraph is written
  RunWriter writer_;
};

}  // namespace

RunText read_word(std::string_view bytes) {
  const CompoundFile file(bytes);
  const std::optional<std::string> stream = file.stream("WordDocument");
  if (!stream || stream->size() < kPieces + 8) throw ExtractError({ReasonCode::kDamagedFile, "Word"});
  const std::uint16_t signature = u16(*stream, 0);
  if (signature != kWordSignature && signature != kWord6Signature)
    throw ExtractError({ReasonCode::kDamagedFile, "Word"});
  const std::uint16_t flags = u16(*stream, kFlags);
  if ((flags & kEncryptedFlag) != 0) throw ExtractError({ReasonCode::kEncrypted, {}});
  if (u16(*stream, 2) < kFirstWord97) {
    if ((flags & kComplex) != 0) throw ExtractError({ReasonCode::kFormatNotRead, "Word 6 (fast saved)"});
    return Reader(*stream, u32(*stream, kTextBegin), u32(*stream, kWord6TextLength)).read();
  }
  const std::optional<std::string> tables = file.stream((flags & kTable1) != 0 ? "1Table" : "0Table");
  if (!tables) throw ExtractError({ReasonCode::kDamagedFile, "Word"});
  return Reader(*stream, *tables).read();
}

}  // namespace vankho::indexing
