// SPDX-License-Identifier: GPL-3.0-or-later
//
// Word documents: ECMA-376 part 1, chapter 17.
#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "indexer/extract/list_number.h"
#include "indexer/extract/office/docx_styles.h"
#include "indexer/extract/office/office.h"
#include "indexer/extract/office/xml_part.h"
#include "indexer/extract/run_flow.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// Rows inside cells inside rows: each level copies its text to the one above.
constexpr std::size_t kMaxTables = 30;

// What is no text of the document: deleted or moved away, instructions of fields, earlier properties, the second copy
// of a shape for old programs, settings of content controls.
constexpr auto kLeftOut = std::to_array<std::string_view>(
    {"Fallback", "del", "delInstrText", "delText", "instrText", "moveFrom", "numberingChange", "pPrChange", "rPrChange",
     "rt", "sdtPr", "sectPrChange", "tblGrid", "tblPr", "tblPrChange", "tblPrExChange", "tcPr", "trPr"});
static_assert(std::ranges::is_sorted(kLeftOut));

// The letter of a symbol font (17.3.3.30): fonts of old encodings keep theirs in U+F000 ... U+F0FF.
std::string symbol(const XmlPart& xml) {
  const std::string code = xml.attribute("char");
  if (code.size() != 4 || !code.starts_with("F0")) return {};
  long letter = 0;
  for (const char c : std::string_view(code).substr(2)) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit && !((c | 0x20) >= 'a' && (c | 0x20) <= 'f')) return {};
    letter = letter * 16 + (digit ? c - '0' : (c | 0x20) - 'a' + 10);
  }
  if (letter < 0x20) return {};
  if (letter < 0x80) return {static_cast<char>(letter)};
  return {static_cast<char>(0xC0 | (letter >> 6)), static_cast<char>(0x80 | (letter & 0x3F))};
}

// What is no text of a document that is one file: margins, other parts, remarks, and how a word was set earlier.
bool is_beside(const XmlPart& xml) {
  const std::string_view name = xml.name();
  if (name == "hdr" || name == "ftr" || name == "comments" || name == "glossaryDocument") return true;
  if (name != "annotation") return false;
  const std::string type = xml.attribute("type");
  return type != "Word.Insertion" && type != "Word.Deletion" && !type.starts_with("Word.Bookmark");
}

bool is_old_font(std::string_view font) {
  return font.starts_with(".Vn") || font.starts_with("VNI");
}

class DocxText {
 public:
  // `is_one_file`: its other parts, and remarks, stand around and among the text.
  DocxText(const DocxStyles& styles, DocxLists& lists, bool is_one_file = false)
      : styles_(styles), lists_(lists), is_one_file_(is_one_file) {}

  // The parts of a document come one after the other into the same text.
  void read(const std::string& bytes) {
    XmlPart xml(bytes, is_one_file_);
    while (xml.next()) {
      if (xml.opens()) start(xml);
      if (xml.closes()) end(xml.name());
      if (in_text_ && xml.is_text()) add_text(xml.text());
    }
  }
  bool refers_to_notes() const { return !notes_.empty(); }
  // What comes now are the notes: those that the text refers to are taken.
  void take_notes() { takes_notes_ = true; }
  RunText take() { return flow_.take(); }

 private:
  struct Paragraph {
    std::string style;
    DocxNumber number;
    std::string number_text;  // of Word 2003, which writes it down
    std::optional<bool> page_break_before;
    bool new_page_behind = false;
    bool mark_deleted = false;
    bool begun = false;  // its properties are read, its number written
  };
  struct Run {
    std::string style;
    std::string font;
    std::optional<bool> hidden;
  };

  void start(XmlPart& xml);
  void start_in_properties(const XmlPart& xml, std::string_view name);
  void start_in_run(const XmlPart& xml, std::string_view name);
  void start_note(XmlPart& xml);
  void end(std::string_view name);
  void begin_paragraph();
  void end_paragraph();
  void add_text(std::string_view text);
  void add(std::string_view text);
  void add_tab();
  std::string font() const;
  bool is_hidden() const;

  const DocxStyles& styles_;
  DocxLists& lists_;
  const bool is_one_file_;
  RunFlow flow_;
  std::vector<Paragraph> paragraphs_;  // open ones: a text box stands inside a paragraph
  std::vector<Run> runs_;
  std::unordered_map<std::string, std::size_t> notes_;        // "footnote3" -> its number in the text
  std::unordered_map<std::string, std::size_t> note_counts_;  // of each kind
  bool takes_notes_ = false;
  bool in_paragraph_properties_ = false;
  bool in_run_properties_ = false;
  bool in_text_ = false;
  std::size_t rows_ = 0;
};

void DocxText::start(XmlPart& xml) {
  const std::string_view name = xml.name();
  if (is_one_file_ && is_beside(xml)) return xml.skip();
  if (in_paragraph_properties_ || in_run_properties_) {
    if (name == "pPrChange" || name == "rPrChange" || name == "sectPrChange") return xml.skip();
    return start_in_properties(xml, name);
  }
  if (std::ranges::binary_search(kLeftOut, name)) return xml.skip();
  if (name == "p") {
    paragraphs_.emplace_back();
  } else if (name == "pPr") {
    in_paragraph_properties_ = !paragraphs_.empty();
  } else if (name == "r") {
    runs_.emplace_back();
  } else if (name == "rPr") {
    in_run_properties_ = !runs_.empty();
  } else if (name == "tr") {
    if (++rows_ <= kMaxTables) flow_.open_row();
  } else if (name == "tc") {
    if (rows_ <= kMaxTables) flow_.open_cell();
  } else if (name == "txbxContent") {
    flow_.open_aside();
  } else if (name == "footnote" || name == "endnote") {
    start_note(xml);
  } else if (!paragraphs_.empty()) {
    start_in_run(xml, name);
  }
}

void DocxText::start_in_properties(const XmlPart& xml, std::string_view name) {
  if (in_run_properties_ && !runs_.empty()) {
    Run& run = runs_.back();
    if (name == "rStyle") run.style = xml.attribute("val");
    if (name == "rFonts") {
      run.font = font_of(xml);
    }
    if (name == "vanish") run.hidden = is_on(xml.attribute("val"));
    return;
  }
  if (paragraphs_.empty()) return;
  Paragraph& paragraph = paragraphs_.back();
  if (name == "pStyle") paragraph.style = xml.attribute("val");
  if (name == "numId" || name == "ilfo") paragraph.number.list = xml.attribute("val");
  if (name == "t") paragraph.number_text = xml.attribute("val");
  if (name == "ilvl") paragraph.number.level = number_or(xml.attribute("val"), 0);
  if (name == "pageBreakBefore") paragraph.page_break_before = is_on(xml.attribute("val"));
  if (name == "del") paragraph.mark_deleted = true;
  if (name == "sectPr") paragraph.new_page_behind = true;
  if (name == "type" && xml.attribute("val") == "continuous") paragraph.new_page_behind = false;
}

void DocxText::start_in_run(const XmlPart& xml, std::string_view name) {
  if (name == "t") {
    in_text_ = true;
  } else if (name == "tab" || name == "ptab") {
    add_tab();
  } else if (name == "br" || name == "cr") {
    if (is_hidden()) return;
    begin_paragraph();
    const bool page = xml.attribute("type") == "page";
    if (!page || !flow_.at_line_begin()) flow_.end_line();
    if (page) flow_.page_break();
  } else if (name == "lastRenderedPageBreak") {
    // Where a paragraph begins on a new page its number stands behind the break.
    flow_.page_break();
  } else if (name == "noBreakHyphen" || name == "no-break-hyphen") {
    add("-");
  } else if (name == "softHyphen" || name == "soft-hyphen") {
    add("\u00AD");  // in .VnTime the letter ư
  } else if (name == "sym") {
    const std::string font = xml.attribute("font");
    if (is_hidden() || !is_old_font(font)) return;
    begin_paragraph();
    flow_.add(symbol(xml), font);
  } else if (name == "footnoteReference" || name == "endnoteReference") {
    const std::string kind(name.substr(0, name.find('R')));
    const std::size_t number = ++note_counts_[kind];
    notes_.emplace(kind + xml.attribute("id"), number);
    add("[" + std::to_string(number) + "]");
  }
}

// A note begins with its number, as it is counted in the text.
void DocxText::start_note(XmlPart& xml) {
  const auto note = takes_notes_ ? notes_.find(std::string(xml.name()) + xml.attribute("id")) : notes_.end();
  if (note == notes_.end()) return xml.skip();
  flow_.add("[" + std::to_string(note->second) + "] ");
}

void DocxText::end(std::string_view name) {
  if (name == "p") {
    end_paragraph();
  } else if (name == "pPr") {
    in_paragraph_properties_ = false;
  } else if (name == "r") {
    if (!runs_.empty()) runs_.pop_back();
  } else if (name == "rPr") {
    in_run_properties_ = false;
  } else if (name == "t") {
    in_text_ = false;
  } else if (name == "tr") {
    if (rows_-- <= kMaxTables) flow_.close_row();
  } else if (name == "tc") {
    if (rows_ <= kMaxTables) flow_.close_cell();
  } else if (name == "txbxContent") {
    flow_.close_aside();
  }
}

void DocxText::begin_paragraph() {
  Paragraph& paragraph = paragraphs_.back();
  if (paragraph.begun) return;
  paragraph.begun = true;
  const DocxStyle& style = styles_.paragraph(paragraph.style);
  if (paragraph.page_break_before.value_or(style.page_break_before)) flow_.page_break();
  if (!paragraph.number_text.empty()) return flow_.add(with_space_behind(paragraph.number_text + " "), style.font);
  DocxNumber number = paragraph.number;
  if (number.list.empty()) number.list = style.number.list;
  if (!number.level && paragraph.number.list.empty()) number.level = style.number.level;
  if (number.list.empty() || number.list == "0") return;
  const DocxLists::Label label = lists_.next(number, paragraph.style);
  flow_.add(label.text, label.font.empty() ? style.font : label.font);
}

void DocxText::end_paragraph() {
  if (paragraphs_.empty()) return;
  begin_paragraph();
  const Paragraph paragraph = std::move(paragraphs_.back());
  paragraphs_.pop_back();
  if (!paragraph.mark_deleted) flow_.end_paragraph();
  if (paragraph.new_page_behind) flow_.page_break();
}

std::string DocxText::font() const {
  const Run* run = runs_.empty() ? nullptr : &runs_.back();
  if (run != nullptr && !run->font.empty()) return run->font;
  if (run != nullptr && !run->style.empty())
    if (const DocxStyle& style = styles_.character(run->style); !style.font.empty()) return style.font;
  return styles_.paragraph(paragraphs_.back().style).font;
}

bool DocxText::is_hidden() const {
  if (!runs_.empty()) {
    const Run& run = runs_.back();
    if (run.hidden) return *run.hidden;
    if (!run.style.empty())
      if (const DocxStyle& style = styles_.character(run.style); style.hidden) return *style.hidden;
  }
  return styles_.paragraph(paragraphs_.back().style).hidden.value_or(false);
}

void DocxText::add_text(std::string_view text) {
  std::string line(text);
  std::ranges::replace(line, '\n', ' ');
  std::ranges::replace(line, '\r', ' ');
  std::ranges::replace(line, '\t', ' ');
  add(line);
}

void DocxText::add(std::string_view text) {
  if (paragraphs_.empty() || is_hidden()) return;
  begin_paragraph();
  flow_.add(text, font());
}

// A tabulator parts columns, but not the number of an item from its text, and at the begin of a line it is an indent.
void DocxText::add_tab() {
  if (paragraphs_.empty() || is_hidden()) return;
  begin_paragraph();
  const std::string_view line = flow_.line();
  if (line.find_first_not_of(" \t") == std::string_view::npos) return;
  flow_.add(is_list_mark(line) ? " " : "\t", font());
}

// The words of headers and footers: of some the number of the page is all.
bool has_words(std::string_view text) {
  const std::string key = text::fold_key(text);
  std::size_t letters = 0;
  for (const char c : key) letters += c >= 'a' && c <= 'z' ? 1 : 0;
  return letters > 0 && key != "trang" && key != "page";
}

}  // namespace

bool is_word_xml(std::string_view bytes) {
  return is_xml_that_names(bytes, "http://schemas.microsoft.com/office/word/2003/wordml") ||
         is_xml_that_names(bytes, "http://schemas.microsoft.com/office/2006/xmlPackage");
}

RunText read_word_xml(std::string_view bytes) {
  const std::string xml(bytes);
  const DocxStyles styles(xml, true);
  DocxLists lists(xml, true);
  DocxText document(styles, lists, true);
  document.read(xml);
  return document.take();
}

RunText read_docx(std::string_view bytes) {
  ZipParts parts(bytes);
  std::string main = target_of(relations_of(parts, {}), "officeDocument");
  if (main.empty()) main = "word/document.xml";
  const std::vector<Relation> relations = relations_of(parts, main);
  const auto part = [&](std::string_view type) {
    const std::string target = target_of(relations, type);
    return !target.empty() && parts.has(target) ? parts.read(target) : std::string();
  };
  const std::string style_part = part("styles");
  const DocxStyles styles = style_part.empty() ? DocxStyles() : DocxStyles(style_part);
  const std::string list_part = part("numbering");
  DocxLists lists = list_part.empty() ? DocxLists() : DocxLists(list_part);
  DocxText document(styles, lists);
  document.read(parts.read(main));
  document.take_notes();
  for (const std::string_view type : {"footnotes", "endnotes"})
    if (const std::string notes = part(type); !notes.empty() && document.refers_to_notes()) document.read(notes);
  RunText text = document.take();
  std::unordered_set<std::string> seen;
  for (const Relation& relation : relations) {
    if ((relation.type != "header" && relation.type != "footer") || !parts.has(relation.target)) continue;
    DocxText margin(styles, lists);
    margin.read(parts.read(relation.target));
    const RunText words = margin.take();
    if (!has_words(words.text) || !seen.insert(text::fold_key(words.text)).second) continue;
    append(text, words);
  }
  return text;
}

}  // namespace vankho::indexing
