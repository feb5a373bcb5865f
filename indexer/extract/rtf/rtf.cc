// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/rtf/rtf.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/extract/legacy/font_hint.h"
#include "indexer/extract/rtf/rtf_controls.h"
#include "indexer/extract/run_writer.h"

namespace vankho::indexing {
namespace {

// Word nests some dozens. Groups deeper than this are read as part of the one above them.
constexpr std::size_t kMaxDepth = 1000;
constexpr std::size_t kMaxFonts = 4096;
constexpr std::size_t kMaxFontName = 128;

constexpr int kVietnameseCharset = 163;

enum class Destination : std::uint8_t { kBody, kFontTable, kShape, kSkipped };

struct Group {
  Destination destination = Destination::kBody;
  int font = -1;
  int fallback = 1;  // \uc: characters behind \u for readers that know no Unicode
  bool hidden = false;
  bool deleted = false;
};

struct Font {
  std::string name;
  int charset = 0;
};

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) { groups_.emplace_back(); }

  RunText read() {
    while (at_ < bytes_.size() && !ended_ && !writer_.is_full()) step();
    return writer_.take();
  }

 private:
  Group& group() { return groups_.back(); }

  void step() {
    const char c = bytes_[at_++];
    switch (c) {
      case '{':
        open();
        break;
      case '}':
        close();
        break;
      case '\\':
        control();
        break;
      case '\r':
      case '\n':
        break;
      default:
        byte(static_cast<unsigned char>(c));
    }
  }

  void open() {
    to_skip_ = 0;
    if (groups_.size() < kMaxDepth)
      groups_.push_back(group());
    else
      ++too_deep_;
    optional_ = false;
  }

  void close() {
    to_skip_ = 0;
    if (too_deep_ > 0) {
      --too_deep_;
    } else {
      groups_.pop_back();
      // What stands behind the last brace is not part of the document.
      if (groups_.size() <= 1) ended_ = true;
      if (groups_.empty()) groups_.emplace_back();
    }
    optional_ = false;
  }

  void control() {
    if (at_ == bytes_.size()) return;
    const char c = bytes_[at_];
    if (is_letter(c)) return control_word();
    ++at_;
    switch (c) {
      case '\'': {
        if (at_ + 1 >= bytes_.size()) return;
        const int high = hex_digit(bytes_[at_]);
        const int low = hex_digit(bytes_[at_ + 1]);
        if (high < 0 || low < 0) return;
        at_ += 2;
        return byte(static_cast<unsigned char>(high * 16 + low));
      }
      case '*':
        optional_ = true;
        return;
      case '~':
        return character(U'\u00A0');
      case '_':
        return character(U'-');
      case '-':
        return character(U'\u00AD');  // in .VnTime the letter ư
      case '\\':
      case '{':
      case '}':
        return byte(static_cast<unsigned char>(c));
      case '\r':
      case '\n':
        return end_paragraph();
      default:
        return;  // \: too
    }
  }

  void control_word() {
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && is_letter(bytes_[at_])) ++at_;
    const std::string_view word = bytes_.substr(begin, at_ - begin);
    int value = 1;
    bool has_value = false;
    if (at_ < bytes_.size() && (bytes_[at_] == '-' || (bytes_[at_] >= '0' && bytes_[at_] <= '9'))) {
      const char* const first = bytes_.data() + at_;
      const auto [end, error] = std::from_chars(first, bytes_.data() + bytes_.size(), value);
      if (error == std::errc::result_out_of_range) value = 0;
      has_value = end != first;
      at_ += static_cast<std::size_t>(end - first);
    }
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    const bool optional = std::exchange(optional_, false);
    const RtfControl* known = find_rtf_control(word);
    if (known == nullptr) {
      if (optional) group().destination = Destination::kSkipped;
      return;
    }
    act(*known, value, has_value);
  }

  void act(const RtfControl& control, int value, bool has_value) {
    switch (control.action) {
      case RtfAction::kSkip:
        group().destination = Destination::kSkipped;
        break;
      case RtfAction::kBody:
        if (group().destination == Destination::kShape) group().destination = Destination::kBody;
        break;
      case RtfAction::kShape:
        if (group().destination == Destination::kBody) group().destination = Destination::kShape;
        break;
      case RtfAction::kFonts:
        if (group().destination == Destination::kBody) group().destination = Destination::kFontTable;
        break;
      case RtfAction::kCharacter:
        character(control.character);
        break;
      case RtfAction::kLine:
      case RtfAction::kParagraph:
        end_paragraph();
        break;
      case RtfAction::kPage:
        if (is_text()) writer_.end_page();
        break;
      case RtfAction::kCell:
        if (is_text()) writer_.end_cell();
        break;
      case RtfAction::kRow:
        if (is_text()) writer_.end_row();
        break;
      case RtfAction::kNestedCell:
        if (is_text()) writer_.add(U'\t');
        break;
      case RtfAction::kNestedRow:
        if (is_text()) writer_.end_line_in_cell();
        break;
      case RtfAction::kInTable:
        in_table_ = true;
        break;
      case RtfAction::kNewParagraph:
        in_table_ = false;
        break;
      case RtfAction::kPlain:
        group().font = -1;
        group().hidden = false;
        break;
      case RtfAction::kHidden:
        group().hidden = !has_value || value != 0;
        break;
      case RtfAction::kDeleted:
        group().deleted = !has_value || value != 0;
        break;
      case RtfAction::kFont:
        group().font = value;
        break;
      case RtfAction::kDefaultFont:
        default_font_ = value;
        break;
      case RtfAction::kCharset:
        if (group().destination == Destination::kFontTable)
          if (Font* const font = defined_font()) font->charset = value;
        break;
      case RtfAction::kCodePage:
        code_page_ = value;
        break;
      case RtfAction::kUnicode:
        unicode(value);
        break;
      case RtfAction::kFallback:
        group().fallback = std::clamp(value, 0, 16);
        break;
      case RtfAction::kBinary:
        at_ += std::min(static_cast<std::size_t>(std::max(value, 0)), bytes_.size() - at_);
        break;
    }
  }

  bool is_text() {
    return group().destination == Destination::kBody && !group().hidden && !group().deleted && groups_.size() > 1;
  }

  // The font that the table defines at this place.
  Font* defined_font() {
    if (group().font < 0 || (fonts_.size() >= kMaxFonts && !fonts_.contains(group().font))) return nullptr;
    return &fonts_[group().font];
  }

  const Font* current_font() {
    const auto found = fonts_.find(group().font < 0 ? default_font_ : group().font);
    return found == fonts_.end() ? nullptr : &found->second;
  }

  // A byte of text, written as itself or as \'xx.
  void byte(unsigned char value) {
    if (to_skip_ > 0) {
      --to_skip_;
      return;
    }
    if (group().destination == Destination::kFontTable) {
      Font* const font = defined_font();
      if (font != nullptr && value != ';' && value >= 0x20 && value < 0x7F && font->name.size() < kMaxFontName)
        font->name.push_back(static_cast<char>(value));
      return;
    }
    if (!is_text()) return;
    const Font* const font = current_font();
    if (value == '\t' || value >= 0x20) put(is_vietnamese(font) ? windows1258(value) : windows1252(value));
  }

  bool is_vietnamese(const Font* font) const {
    if (font == nullptr) return code_page_ == 1258;
    if (font->charset == kVietnameseCharset || (font->charset == 1 && code_page_ == 1258))
      return !encoding_of(hint_of(font->name));
    return false;
  }

  void character(char32_t c) {
    if (to_skip_ > 0) {
      --to_skip_;
      return;
    }
    if (is_text()) put(c);
  }

  void unicode(int value) {
    to_skip_ = 0;
    if (is_text()) {
      set_font();
      writer_.add_utf16(static_cast<char16_t>(value & 0xFFFF));
    }
    to_skip_ = group().fallback;
  }

  void put(char32_t c) {
    set_font();
    if (c == U'\t') return writer_.add_tab();
    writer_.add(c);
  }

  void set_font() {
    const Font* const font = current_font();
    writer_.set_font(font == nullptr ? std::string_view() : std::string_view(font->name));
  }

  void end_paragraph() {
    if (!is_text()) return;
    if (in_table_)
      writer_.end_line_in_cell();
    else
      writer_.end_line();
  }

  std::string_view bytes_;
  std::size_t at_ = 0;
  std::vector<Group> groups_;
  std::size_t too_deep_ = 0;
  std::unordered_map<int, Font> fonts_;
  int default_font_ = 0;
  int code_page_ = 1252;
  int to_skip_ = 0;
  bool optional_ = false;  // behind \*
  bool in_table_ = false;
  bool ended_ = false;
  RunWriter writer_;
};

}  // namespace

RunText read_rtf(std::string_view bytes) {
  if (!bytes.starts_with("{\\rtf")) throw ExtractError({ReasonCode::kDamagedFile, "RTF"});
  return Reader(bytes).read();
}

}  // namespace vankho::indexing
