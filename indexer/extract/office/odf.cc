// SPDX-License-Identifier: GPL-3.0-or-later
//
// OpenDocument: ISO/IEC 26300 part 1.
#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

#include "indexer/extract/office/odf_styles.h"
#include "indexer/extract/office/office.h"
#include "indexer/extract/office/xml_part.h"
#include "indexer/extract/run_flow.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kMaxTables = 30;
constexpr long kMaxSpaces = 100;

// What is no text of the document: deleted text, remarks, settings, notes of a speaker, text to be read aloud.
constexpr auto kLeftOut =
    std::to_array<std::string_view>({"annotation", "desc", "forms", "hidden-paragraph", "hidden-text", "note-citation",
                                     "notes", "ruby-text", "settings", "title", "tracked-changes"});
static_assert(std::ranges::is_sorted(kLeftOut));

class OdfText {
 public:
  explicit OdfText(OdfStyles& styles) : styles_(styles) {}

  void read(const std::string& bytes) {
    XmlPart xml(bytes);
    bool body = false;
    while (xml.next()) {
      if (xml.opens("body")) body = true;
      if (!body) {
        styles_.see(xml);
        continue;
      }
      if (xml.opens()) start(xml);
      if (xml.closes()) end(xml.name());
      if (xml.is_text() && !paragraphs_.empty()) add(xml.text());
    }
  }
  RunText take() {
    // Notes stand behind the text, each with its number.
    for (const RunText& note : notes_) {
      if (!flow_.at_line_begin()) flow_.end_line();
      for (std::size_t i = 0; i < std::max<std::size_t>(note.runs.size(), 1); ++i) {
        const std::size_t begin = note.runs.empty() ? 0 : note.runs[i].begin;
        const std::size_t end = i + 1 < note.runs.size() ? note.runs[i + 1].begin : note.text.size();
        flow_.add(note.text.substr(begin, end - begin), note.runs.empty() ? std::string() : note.runs[i].font);
      }
    }
    return flow_.take();
  }

 private:
  struct List {
    std::string style;
    bool item_begun = false;  // the number of the item is written
  };

  void start(XmlPart& xml);
  void end(std::string_view name);
  void start_paragraph(const XmlPart& xml);
  void start_list(const XmlPart& xml);
  void add(std::string_view text);
  std::string font() const { return fonts_.empty() ? std::string() : fonts_.back(); }

  OdfStyles& styles_;
  RunFlow flow_;
  std::vector<std::string> paragraphs_;  // styles of the open ones
  std::vector<std::string> fonts_;       // of open paragraphs and spans
  std::vector<bool> hidden_;
  std::vector<List> lists_;
  std::unordered_map<std::string, ListCount> counts_;
  std::vector<RunText> notes_;
  std::vector<RunFlow> outer_;  // the text while a note is read
  std::size_t rows_ = 0;
  bool pages_begun_ = false;  // of sheets and slides
};

void OdfText::start(XmlPart& xml) {
  const std::string_view name = xml.name();
  if (std::ranges::binary_search(kLeftOut, name)) return xml.skip();
  if (name == "p" || name == "h") return start_paragraph(xml);
  if (name == "span") {
    const OdfStyle& style = styles_.style("text", xml.attribute("style-name"));
    fonts_.push_back(style.font.empty() ? font() : style.font);
    hidden_.push_back((!hidden_.empty() && hidden_.back()) || style.hidden.value_or(false));
  } else if (name == "s") {
    add(std::string(static_cast<std::size_t>(std::clamp(number_or(xml.attribute("c"), 1), 1L, kMaxSpaces)), ' '));
  } else if (name == "tab") {
    if (!flow_.at_line_begin()) add("\t");
  } else if (name == "line-break") {
    flow_.end_line();
  } else if (name == "soft-page-break") {
    flow_.page_break();
  } else if (name == "list") {
    start_list(xml);
  } else if (name == "list-item" && !lists_.empty()) {
    lists_.back().item_begun = false;
  } else if (name == "list-header" && !lists_.empty()) {
    lists_.back().item_begun = true;
  } else if (name == "note-body") {
    outer_.push_back(std::move(flow_));
    flow_ = RunFlow();
    flow_.add("[" + std::to_string(notes_.size() + 1) + "] ");
  } else if (name == "text-box") {
    flow_.open_aside();
  } else if (name == "page" || (name == "table" && paragraphs_.empty() && rows_ == 0 && pages_begun_)) {
    flow_.page_break();
  } else if (name == "spreadsheet") {
    pages_begun_ = true;
  } else if (name == "table-row") {
    if (++rows_ <= kMaxTables) flow_.open_row();
  } else if (name == "table-cell") {
    if (rows_ > 0 && rows_ <= kMaxTables) flow_.open_cell();
  }
}

void OdfText::end(std::string_view name) {
  if ((name == "p" || name == "h") && !paragraphs_.empty()) {
    paragraphs_.pop_back();
    fonts_.pop_back();
    hidden_.pop_back();
    flow_.end_paragraph();
  } else if (name == "span" && !fonts_.empty()) {
    fonts_.pop_back();
    hidden_.pop_back();
  } else if (name == "list" && !lists_.empty()) {
    lists_.pop_back();
  } else if (name == "note-body" && !outer_.empty()) {
    notes_.push_back(flow_.take());
    flow_ = std::move(outer_.back());
    outer_.pop_back();
    if (!notes_.back().text.empty()) notes_.back().text.pop_back();
    add("[" + std::to_string(notes_.size()) + "]");
  } else if (name == "text-box") {
    flow_.close_aside();
  } else if (name == "table-row" && rows_ > 0) {
    if (rows_-- <= kMaxTables) flow_.close_row();
  } else if (name == "table-cell" && rows_ > 0 && rows_ <= kMaxTables) {
    flow_.close_cell();
  }
}

void OdfText::start_paragraph(const XmlPart& xml) {
  const std::string name = xml.attribute("style-name");
  const OdfStyle& style = styles_.style("paragraph", name);
  if (style.page_break_before) flow_.page_break();
  paragraphs_.push_back(name);
  fonts_.push_back(style.font);
  hidden_.push_back(style.hidden.value_or(false));
  if (lists_.empty() || lists_.back().item_begun) return;
  lists_.back().item_begun = true;
  const ListLevels* levels = styles_.list(lists_.back().style);
  if (levels == nullptr || lists_.size() > kListLevels) return;
  const std::string label = counts_[lists_.back().style].next(*levels, lists_.size() - 1);
  if (!label.empty()) add(label + " ");
}

// A list without a style is one inside another; one at the top begins anew unless it says that it goes on.
void OdfText::start_list(const XmlPart& xml) {
  List list{.style = xml.attribute("style-name")};
  if (list.style.empty() && !lists_.empty()) list.style = lists_.back().style;
  const bool goes_on = xml.attribute("continue-numbering") == "true" || !xml.attribute("continue-list").empty();
  if (lists_.empty() && !goes_on) counts_[list.style] = {};
  lists_.push_back(std::move(list));
}

void OdfText::add(std::string_view text) {
  if (hidden_.empty() || hidden_.back()) return;
  std::string line(text);
  std::ranges::replace(line, '\n', ' ');
  std::ranges::replace(line, '\r', ' ');
  flow_.add(line, font());
}

bool is_locked(ZipParts& parts) {
  if (!parts.has("META-INF/manifest.xml")) return false;
  const std::string bytes = parts.read("META-INF/manifest.xml");
  return bytes.find("encryption-data") != std::string::npos;
}

}  // namespace

RunText read_odf(std::string_view bytes) {
  ZipParts parts(bytes);
  if (is_locked(parts)) throw ExtractError({ReasonCode::kEncrypted, {}});
  OdfStyles styles;
  if (parts.has("styles.xml")) {
    const std::string part = parts.read("styles.xml");
    XmlPart xml(part);
    while (xml.next()) styles.see(xml);
  }
  OdfText text(styles);
  text.read(parts.read("content.xml"));
  return text.take();
}

}  // namespace vankho::indexing
