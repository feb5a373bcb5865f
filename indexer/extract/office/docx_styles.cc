// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/office/docx_styles.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "indexer/extract/office/xml_part.h"

namespace vankho::indexing {
namespace {

constexpr int kMaxBasedOn = 20;

std::size_t level_of(const XmlPart& xml) {
  const long level = number_or(xml.attribute("ilvl"), 0);
  return level >= 0 && level < static_cast<long>(kListLevels) ? static_cast<std::size_t>(level) : 0;
}

// Word 2003 counts by the numbers of [MS-OSHARED] 2.2.1.3.
std::string format_of_2003(std::string_view code) {
  constexpr auto kNames = std::to_array<std::pair<std::string_view, std::string_view>>({{"1", "upperRoman"},
                                                                                        {"2", "lowerRoman"},
                                                                                        {"3", "upperLetter"},
                                                                                        {"4", "lowerLetter"},
                                                                                        {"22", "decimalZero"},
                                                                                        {"23", "bullet"},
                                                                                        {"255", "none"}});
  const auto named = std::ranges::find(kNames, code, [](const auto& each) { return each.first; });
  return named == kNames.end() ? "decimal" : std::string(named->second);
}

}  // namespace

std::string font_of(const XmlPart& xml) {
  for (const std::string_view name : {"hAnsi", "h-ansi", "ascii"})
    if (std::string font = xml.attribute(name); !font.empty()) return font;
  return {};
}

DocxStyles::DocxStyles(const std::string& bytes, bool is_one_file) {
  XmlPart xml(bytes, is_one_file);
  DocxStyle* style = nullptr;
  // In a document of one file other parts stand around.
  while (xml.next() && !xml.opens("styles")) {
  }
  while (xml.next() && !xml.closes("styles")) {
    if (xml.closes("style")) style = nullptr;
    if (!xml.opens()) continue;
    const std::string_view name = xml.name();
    if (name == "style") {
      const std::string id = xml.attribute("styleId");
      if (xml.attribute("type") == "paragraph" && !xml.attribute("default").empty() && is_on(xml.attribute("default")))
        default_paragraph_ = id;
      if (!xml.closes()) style = &styles_[id];
    } else if (name == "tblStylePr") {
      xml.skip();
    } else if (name == "rFonts") {
      (style == nullptr ? default_font_ : style->font) = font_of(xml);
    } else if (style == nullptr) {
      continue;
    } else if (name == "basedOn") {
      style->based_on = xml.attribute("val");
    } else if (name == "vanish") {
      style->hidden = is_on(xml.attribute("val"));
    } else if (name == "numId") {
      style->number.list = xml.attribute("val");
    } else if (name == "ilvl") {
      style->number.level = number_or(xml.attribute("val"), 0);
    } else if (name == "pageBreakBefore") {
      style->page_break_before = is_on(xml.attribute("val"));
    }
  }
}

const DocxStyle& DocxStyles::resolved(const std::string& id, int depth) const {
  if (const auto known = resolved_.find(id); known != resolved_.end()) return known->second;
  DocxStyle style;
  if (const auto found = styles_.find(id); found != styles_.end()) {
    style = found->second;
    if (!style.based_on.empty() && depth < kMaxBasedOn) {
      const DocxStyle& base = resolved(style.based_on, depth + 1);
      if (style.font.empty()) style.font = base.font;
      if (!style.hidden) style.hidden = base.hidden;
      if (style.number.list.empty()) style.number.list = base.number.list;
      if (!style.number.level) style.number.level = base.number.level;
      style.page_break_before |= base.page_break_before;
    }
  }
  return resolved_[id] = std::move(style);
}

const DocxStyle& DocxStyles::paragraph(const std::string& id) const {
  const std::string& wanted = styles_.contains(id) ? id : default_paragraph_;
  resolved(wanted, 0);
  DocxStyle& style = resolved_[wanted];
  if (style.font.empty()) style.font = default_font_;
  return style;
}

const DocxStyle& DocxStyles::character(const std::string& id) const {
  return resolved(id, 0);
}

DocxLists::DocxLists(const std::string& bytes, bool is_one_file) {
  XmlPart xml(bytes, is_one_file);
  Abstract* abstract = nullptr;
  List* list = nullptr;
  ListLevel* level = nullptr;
  std::size_t at = 0;
  while (xml.next()) {
    const std::string_view name = xml.name();
    if (xml.closes()) {
      if (name == "abstractNum" || name == "listDef") abstract = nullptr;
      if (name == "num" || name == "list") list = nullptr;
      if (name == "lvl") level = nullptr;
    }
    const bool is_container =
        name == "abstractNum" || name == "listDef" || name == "num" || name == "list" || name == "lvl";
    if (!xml.opens() || (is_container && xml.closes())) continue;
    if (name == "abstractNum" || name == "listDef") {
      abstract = &abstracts_[xml.attribute(name == "listDef" ? "listDefId" : "abstractNumId")];
    } else if (name == "num" || name == "list") {
      list = &lists_[xml.attribute(name == "list" ? "ilfo" : "numId")];
    } else if (name == "Fallback") {
      xml.skip();
    } else if ((name == "abstractNumId" || name == "ilst") && list != nullptr) {
      list->abstract = xml.attribute("val");
    } else if (name == "lvlOverride") {
      at = level_of(xml);
    } else if (name == "startOverride" && list != nullptr) {
      list->starts[at] = number_or(xml.attribute("val"), 1);
    } else if (name == "styleLink" && abstract != nullptr) {
      abstract->style_link = xml.attribute("val");
    } else if (name == "numStyleLink" && abstract != nullptr) {
      abstract->number_style = xml.attribute("val");
    } else if (name == "lvl") {
      at = level_of(xml);
      if (abstract != nullptr) level = &abstract->levels[at];
      if (list != nullptr) level = &list->levels[at];
    } else if (level == nullptr) {
      continue;
    } else if (name == "start") {
      level->start = number_or(xml.attribute("val"), 1);
    } else if (name == "numFmt") {
      level->format = xml.attribute("val");
    } else if (name == "nfc") {
      level->format = format_of_2003(xml.attribute("val"));
    } else if (name == "lvlText") {
      level->pattern = xml.attribute("val").substr(0, 200);
    } else if (name == "lvlRestart") {
      level->restart = number_or(xml.attribute("val"), -1);
    } else if (name == "isLgl") {
      level->decimal = is_on(xml.attribute("val"));
    } else if (name == "rFonts") {
      level->font = font_of(xml);
    } else if (name == "pStyle" && abstract != nullptr) {
      abstract->styles[at] = xml.attribute("val");
    } else if (name == "suff" && abstract != nullptr) {
      abstract->glued[at] = xml.attribute("val") == "nothing" || xml.attribute("val") == "Nothing";
    }
  }
}

DocxLists::Label DocxLists::next(const DocxNumber& number, const std::string& paragraph_style) {
  const auto found = lists_.find(number.list);
  if (found == lists_.end()) return {};
  List& list = found->second;
  std::string id = list.abstract;
  auto abstract = abstracts_.find(id);
  if (abstract == abstracts_.end()) return {};
  if (const std::string& linked = abstract->second.number_style; !linked.empty()) {
    const auto other = std::ranges::find_if(
        abstracts_, [&](const auto& each) { return each.second.style_link == linked && &each != &*abstract; });
    if (other != abstracts_.end()) {
      abstract = other;
      id = other->first;
    }
  }
  const auto styled = std::ranges::find(abstract->second.styles, paragraph_style);
  const std::size_t by_style = paragraph_style.empty() || styled == abstract->second.styles.end()
                                   ? 0
                                   : static_cast<std::size_t>(styled - abstract->second.styles.begin());
  const long given = number.level.value_or(static_cast<long>(by_style));
  if (given < 0 || given >= static_cast<long>(kListLevels)) return {};
  const auto level = static_cast<std::size_t>(given);
  ListCount& count = counts_[id];
  ListLevels levels = abstract->second.levels;
  for (const auto& [at, own] : list.levels) levels[at] = own;
  for (const auto& [at, start] : list.starts) {
    levels[at].start = start;
    if (!list.begun) count.begun[at] = false;
  }
  list.begun = true;
  Label label{.text = count.next(levels, level), .font = levels[level].font};
  if (!label.text.empty() && !abstract->second.glued[level] && label.text.back() != ' ') label.text += ' ';
  label.text = with_space_behind(std::move(label.text));
  return label;
}

}  // namespace vankho::indexing
