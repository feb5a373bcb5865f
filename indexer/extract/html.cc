// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/html.h"

#include <libxml/HTMLparser.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <memory>
#include <new>
#include <optional>
#include <utility>

#include "indexer/extract/list_number.h"
#include "indexer/extract/markup_limits.h"
#include "indexer/extract/page_text.h"
#include "indexer/extract/plain_text.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// Pages of old editors never close their <font>.
constexpr std::size_t kMaxDepth = 10'000;
// Rows inside cells inside rows: each level copies its text to the one above.
constexpr std::size_t kMaxTables = 30;
// For an end tag that fits no start tag the parser looks through all open elements. What that may cost in all, as
// elements looked at; a page with an error in every line has a hundredth of it.
constexpr std::size_t kMaxErrorCost = 50'000'000;
constexpr std::size_t kErrorCost = 10;
// The parser is fed in parts, so that it can be stopped between them.
constexpr std::size_t kPartBytes = 1U << 16;
constexpr std::size_t kMaxStyleBytes = 1000;
constexpr std::size_t kMaxFontBytes = 100;
// A page declares its encoding in its first bytes (HTML Living Standard, 4.2.5.4).
constexpr std::size_t kDeclarationBytes = 1024;

enum class Kind { kInline, kBlock, kParagraph, kBreak, kRow, kDeepRow, kCell, kLeftOut };

struct Element {
  std::string_view name;
  Kind kind;
};

constexpr auto kElements = std::to_array<Element>({
    {"address", Kind::kBlock},    {"article", Kind::kBlock},    {"aside", Kind::kBlock},
    {"audio", Kind::kLeftOut},    {"blockquote", Kind::kBlock}, {"body", Kind::kBlock},
    {"br", Kind::kBreak},         {"button", Kind::kLeftOut},   {"canvas", Kind::kLeftOut},
    {"caption", Kind::kBlock},    {"center", Kind::kBlock},     {"dd", Kind::kBlock},
    {"div", Kind::kBlock},        {"dl", Kind::kBlock},         {"dt", Kind::kBlock},
    {"embed", Kind::kLeftOut},    {"fieldset", Kind::kBlock},   {"figure", Kind::kBlock},
    {"footer", Kind::kBlock},     {"form", Kind::kBlock},       {"frameset", Kind::kLeftOut},
    {"h1", Kind::kParagraph},     {"h2", Kind::kParagraph},     {"h3", Kind::kParagraph},
    {"h4", Kind::kParagraph},     {"h5", Kind::kParagraph},     {"h6", Kind::kParagraph},
    {"head", Kind::kLeftOut},     {"header", Kind::kBlock},     {"hr", Kind::kParagraph},
    {"iframe", Kind::kLeftOut},   {"input", Kind::kLeftOut},    {"li", Kind::kBlock},
    {"main", Kind::kBlock},       {"map", Kind::kLeftOut},      {"nav", Kind::kLeftOut},
    {"noframes", Kind::kLeftOut}, {"noscript", Kind::kLeftOut}, {"object", Kind::kLeftOut},
    {"ol", Kind::kBlock},         {"option", Kind::kLeftOut},   {"p", Kind::kParagraph},
    {"pre", Kind::kBlock},        {"script", Kind::kLeftOut},   {"section", Kind::kBlock},
    {"select", Kind::kLeftOut},   {"style", Kind::kLeftOut},    {"svg", Kind::kLeftOut},
    {"table", Kind::kBlock},      {"td", Kind::kCell},          {"template", Kind::kLeftOut},
    {"textarea", Kind::kLeftOut}, {"th", Kind::kCell},          {"title", Kind::kLeftOut},
    {"tr", Kind::kRow},           {"ul", Kind::kBlock},         {"video", Kind::kLeftOut},
});
static_assert(std::ranges::is_sorted(kElements, {}, &Element::name));

// WAI-ARIA roles of parts that are no text of the page.
constexpr auto kMachinery = std::to_array<std::string_view>(
    {"banner", "button", "menu", "menubar", "navigation", "search", "switch", "tab", "tablist", "toolbar"});

Kind kind_of(std::string_view name) {
  const auto row = std::ranges::lower_bound(kElements, name, {}, &Element::name);
  return row != kElements.end() && row->name == name ? row->kind : Kind::kInline;
}

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

bool hides(std::string_view style) {
  std::string plain(style.substr(0, 1000));
  std::erase(plain, ' ');
  std::ranges::transform(plain, plain.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + ('a' - 'A')) : c; });
  return plain.find("display:none") != plain.npos || plain.find("visibility:hidden") != plain.npos;
}

bool is_hidden(const xmlChar** attributes) {
  if (attributes == nullptr) return false;
  for (; attributes[0] != nullptr; attributes += 2) {
    const std::string_view name = view(attributes[0]);
    const std::string_view value = view(attributes[1]);
    if (name == "hidden" || (name == "aria-hidden" && value == "true")) return true;
    // So LibreOffice marks the head and the foot of the page.
    if (name == "title" && (value == "header" || value == "footer")) return true;
    if (name == "role" && std::ranges::find(kMachinery, value) != kMachinery.end()) return true;
    if (name == "style" && hides(value)) return true;
  }
  return false;
}

// The first font of "Times New Roman, serif" or "'.VnTime'".
std::string first_font(std::string_view list) {
  list = list.substr(0, std::min(list.find_first_of(",;"), kMaxFontBytes));
  while (!list.empty() && (list.front() == ' ' || list.front() == '\'' || list.front() == '"')) list.remove_prefix(1);
  while (!list.empty() && (list.back() == ' ' || list.back() == '\'' || list.back() == '"')) list.remove_suffix(1);
  return std::string(list);
}

// The font that an element names, or nothing.
std::string font_of(std::string_view element, const xmlChar** attributes) {
  constexpr std::string_view kProperty = "font-family:";
  if (attributes == nullptr) return {};
  for (; attributes[0] != nullptr; attributes += 2) {
    const std::string_view name = view(attributes[0]);
    const std::string_view value = view(attributes[1]).substr(0, kMaxStyleBytes);
    if (name == "face" && element == "font") return first_font(value);
    if (name != "style") continue;
    const std::size_t at = value.find(kProperty);
    if (at != value.npos) return first_font(value.substr(at + kProperty.size()));
  }
  return {};
}

// What the events of the parser go to.
class Page {
 public:
  void start(std::string_view name, const xmlChar** attributes) {
    const Kind kind = left_out_ > 0 || is_hidden(attributes) ? Kind::kLeftOut : in_tables(kind_of(name));
    open_.push_back(kind);
    if (std::string font = font_of(name, attributes); !font.empty()) fonts_.push_back({open_.size(), std::move(font)});
    if (name == "ol" || name == "ul") lists_.push_back(list_of(name, attributes, open_.size()));
    switch (kind) {
      case Kind::kInline:
        break;
      case Kind::kBlock:
        text_.open_block();
        if (name == "li") add_number(attributes);
        break;
      case Kind::kParagraph:
        text_.open_paragraph();
        break;
      case Kind::kBreak:
        text_.end_line();
        break;
      case Kind::kRow:
        ++rows_;
        text_.open_row();
        break;
      case Kind::kDeepRow:
        ++deep_rows_;
        text_.open_block();
        break;
      case Kind::kCell:
        text_.open_cell();
        break;
      case Kind::kLeftOut:
        ++left_out_;
        break;
    }
  }
  void end() {
    if (open_.empty()) return;
    const Kind kind = open_.back();
    if (!fonts_.empty() && fonts_.back().depth == open_.size()) fonts_.pop_back();
    if (!lists_.empty() && lists_.back().depth == open_.size()) lists_.pop_back();
    open_.pop_back();
    switch (kind) {
      case Kind::kInline:
      case Kind::kBreak:
        break;
      case Kind::kBlock:
        text_.close_block();
        break;
      case Kind::kParagraph:
        text_.close_paragraph();
        break;
      case Kind::kRow:
        --rows_;
        text_.close_row();
        break;
      case Kind::kDeepRow:
        --deep_rows_;
        text_.close_block();
        break;
      case Kind::kCell:
        text_.close_cell();
        break;
      case Kind::kLeftOut:
        --left_out_;
        break;
    }
  }
  void characters(std::string_view bytes) {
    if (left_out_ > 0) return;
    // The number of an item stands on the line of its first words, which may be in a paragraph.
    if (!number_.empty() && bytes.find_first_not_of(" \t\r\n") != bytes.npos) {
      text_.add(std::exchange(number_, {}));
      bytes.remove_prefix(bytes.find_first_not_of(" \t\r\n"));
    }
    text_.add(bytes, fonts_.empty() ? std::string_view() : fonts_.back().name);
  }

  void count_error() {
    error_cost_ += open_.size() + kErrorCost;
    if (error_cost_ > kMaxErrorCost) xmlStopParser(parser_);
  }
  // Whose events these are; stopped when it meets too many errors.
  void set_parser(htmlParserCtxt* parser) { parser_ = parser; }

  // Why not all of the page was read, or empty.
  std::string_view problem() const {
    if (open_.size() > kMaxDepth) return "elements nested deeper than 10,000: the text behind them is left out";
    if (error_cost_ > kMaxErrorCost) return "too many errors in the markup: the text behind them is left out";
    return {};
  }
  RunText take() { return text_.take(); }

 private:
  struct List {
    std::size_t depth = 0;    // elements open inside it
    std::string_view format;  // of list_number(); empty = not numbered
    long next = 1;
  };

  static List list_of(std::string_view name, const xmlChar** attributes, std::size_t depth) {
    List list{.depth = depth, .format = name == "ol" ? "decimal" : "", .next = 1};
    for (; name == "ol" && attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
      const std::string_view value = view(attributes[1]);
      if (view(attributes[0]) == "start") list.next = number_in(value).value_or(1);
      if (view(attributes[0]) != "type" || value.size() != 1) continue;
      constexpr auto kFormats = std::to_array<std::pair<char, std::string_view>>(
          {{'a', "lowerLetter"}, {'A', "upperLetter"}, {'i', "lowerRoman"}, {'I', "upperRoman"}});
      for (const auto& [sign, format] : kFormats)
        if (value.front() == sign) list.format = format;
    }
    return list;
  }

  static std::optional<long> number_in(std::string_view value) {
    long number = 0;
    const auto read = std::from_chars(value.data(), value.data() + value.size(), number);
    return read.ec == std::errc() ? std::optional(number) : std::nullopt;
  }

  // Browsers write the numbers of <ol> before its items.
  void add_number(const xmlChar** attributes) {
    if (lists_.empty() || lists_.back().format.empty()) return;
    List& list = lists_.back();
    for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2)
      if (view(attributes[0]) == "value") list.next = number_in(view(attributes[1])).value_or(list.next);
    number_ = list_number(list.format, list.next++) + ". ";
  }

  // Cells outside any row, and the rows of tables nested too deep, are lines.
  Kind in_tables(Kind kind) const {
    if (kind == Kind::kRow && rows_ >= kMaxTables) return Kind::kDeepRow;
    return kind == Kind::kCell && (rows_ == 0 || deep_rows_ > 0) ? Kind::kBlock : kind;
  }

  PageText text_;
  std::vector<Kind> open_;
  std::vector<List> lists_;  // open ones, the innermost last
  std::string number_;       // of the item that begins, until its first words
  struct Font {
    std::size_t depth = 0;  // elements open inside it
    std::string name;
  };
  std::vector<Font> fonts_;  // that open elements have set, the innermost last
  std::size_t left_out_ = 0;
  std::size_t rows_ = 0;
  std::size_t deep_rows_ = 0;
  std::size_t error_cost_ = 0;
  htmlParserCtxt* parser_ = nullptr;
};

Page& page_of(void* context) {
  return *static_cast<Page*>(context);
}

// The parser hands its errors over as const or not, by version.
#if LIBXML_VERSION >= 21200
using ParserError = const xmlError*;
#else
using ParserError = xmlError*;
#endif

void on_error(void* page, ParserError) {
  page_of(page).count_error();
}

htmlSAXHandler events() {
  htmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.serror = on_error;
  handler.startElement = [](void* page, const xmlChar* name, const xmlChar** attributes) {
    page_of(page).start(view(name), attributes);
  };
  handler.endElement = [](void* page, const xmlChar*) { page_of(page).end(); };
  handler.characters = [](void* page, const xmlChar* text, int size) {
    page_of(page).characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
  };
  handler.ignorableWhitespace = handler.characters;
  // Scripts and styles come as CDATA; they are inside elements that are left out.
  handler.cdataBlock = handler.characters;
  return handler;
}

// The encoding that the page declares ("charset=windows-1258"), or empty.
std::string declared_encoding(std::string_view bytes) {
  const std::string head = text::to_lower(text::to_valid_utf8(bytes.substr(0, kDeclarationBytes)));
  for (std::size_t at = head.find("charset"); at != std::string::npos; at = head.find("charset", at + 1)) {
    const std::size_t begin = head.find_first_not_of(" =\"'", at + 7);
    if (begin == std::string::npos || head.find('=', at) >= begin) continue;
    const std::size_t end = head.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_", begin);
    return head.substr(begin, end == std::string::npos ? end : end - begin);
  }
  return {};
}

// Bytes that are no UTF-8, read as the page declares.
ExtractedText decode(std::string_view bytes) {
  const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
  if (!marked && !text::is_valid_utf8(bytes)) {
    std::string name = declared_encoding(bytes);
    // As every browser does (Encoding Standard, 4.2).
    if (name == "iso-8859-1" || name == "latin1" || name == "us-ascii") name = "windows-1252";
    UErrorCode error = U_ZERO_ERROR;
    const std::unique_ptr<UConverter, decltype(&ucnv_close)> converter(
        name.empty() || name.starts_with("utf") ? nullptr : ucnv_open(name.c_str(), &error), &ucnv_close);
    if (converter && U_SUCCESS(error)) {
      std::u16string units(bytes.size() * 2 + 16, u'\0');
      const std::int32_t size = ucnv_toUChars(converter.get(), units.data(), static_cast<std::int32_t>(units.size()),
                                              bytes.data(), static_cast<std::int32_t>(bytes.size()), &error);
      if (U_SUCCESS(error)) {
        ExtractedText decoded{.text = {}, .media_type = {}, .note = "read as " + name};
        icu::UnicodeString(units.data(), size).toUTF8String(decoded.text);
        return decoded;
      }
    }
  }
  return read_plain_text(bytes);
}

}  // namespace

bool looks_like_html(std::string_view bytes) {
  std::string head = text::to_lower(text::to_valid_utf8(bytes.substr(0, kDeclarationBytes)));
  std::erase(head, '\0');
  const std::size_t begin = head.find_first_not_of("\xEF\xBB\xBF \t\r\n");
  if (begin == std::string::npos || head[begin] != '<') return false;
  for (const std::string_view tag : {"<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<table", "<div",
                                     "<p>", "<p ", "<font", "<!-- saved from"})
    if (head.find(tag, begin) != std::string::npos) return true;
  return false;
}

PageOfHtml read_html(std::string_view bytes) {
  PageOfHtml result;
  static_cast<ExtractedText&>(result) = decode(bytes);
  result.media_type = "text/html";
  htmlSAXHandler handler = events();
  Page page;
  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
      htmlCreatePushParserCtxt(&handler, &page, nullptr, 0, nullptr, XML_CHAR_ENCODING_UTF8), &htmlFreeParserCtxt);
  if (!parser) throw std::bad_alloc();
  page.set_parser(parser.get());
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                       HTML_PARSE_IGNORE_ENC | HTML_PARSE_NODEFDTD);
  const std::string source = limit_attributes(std::move(result.text));
  std::string_view problem;
  for (std::size_t at = 0; at < source.size() && problem.empty(); at += kPartBytes) {
    htmlParseChunk(parser.get(), source.data() + at, static_cast<int>(std::min(kPartBytes, source.size() - at)), 0);
    problem = page.problem();
  }
  if (problem.empty()) htmlParseChunk(parser.get(), nullptr, 0, 1);
  if (!problem.empty()) result.note += (result.note.empty() ? "" : ", ") + std::string(problem);
  RunText text = page.take();
  result.text = std::move(text.text);
  result.runs = std::move(text.runs);
  return result;
}

}  // namespace vankho::indexing
