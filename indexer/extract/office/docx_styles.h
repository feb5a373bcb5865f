// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the text of a Word document (ECMA-376 part 1, chapter 17; Word 2003 says much the same in other names) takes
// from its styles and lists.
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

#include "indexer/extract/list_number.h"

namespace vankho::indexing {

class XmlPart;

// Of an rFonts element: letters beyond ASCII, all that old encodings are about, are set in hAnsi (17.3.2.26), in Word
// 2003 h-ansi.
std::string font_of(const XmlPart& xml);

// The list that a paragraph belongs to.
struct DocxNumber {
  std::string list;           // numId; "0" = none
  std::optional<long> level;  // ilvl
};

struct DocxStyle {
  std::string based_on;
  std::string font;  // of letters beyond ASCII; empty = the one it is based on
  std::optional<bool> hidden;
  DocxNumber number;
  bool page_break_before = false;
};

class DocxStyles {
 public:
  DocxStyles() = default;
  // `xml` is the part of the styles, or the one file that has it (xml_part.h). Throws ExtractError.
  explicit DocxStyles(const std::string& xml, bool is_one_file = false);

  // With what it is based on; for a name without style, or an empty one, that of plain paragraphs.
  const DocxStyle& paragraph(const std::string& id) const;
  // What a character style says; empty members when nothing.
  const DocxStyle& character(const std::string& id) const;

 private:
  const DocxStyle& resolved(const std::string& id, int depth) const;

  std::unordered_map<std::string, DocxStyle> styles_;
  mutable std::unordered_map<std::string, DocxStyle> resolved_;
  std::string default_paragraph_;
  std::string default_font_;
};

class DocxLists {
 public:
  DocxLists() = default;
  // `xml` is the part of the lists, or the one file that has it. Throws ExtractError.
  explicit DocxLists(const std::string& xml, bool is_one_file = false);

  struct Label {
    std::string text;
    std::string font;
  };
  // Counts on: the label of the next paragraph of a list. A level that is not given is the one that names the
  // paragraph's style, else the first.
  Label next(const DocxNumber& number, const std::string& paragraph_style);

 private:
  struct Abstract {
    ListLevels levels;
    std::array<std::string, kListLevels> styles;
    std::array<bool, kListLevels> glued{};  // nothing stands between the number and the text
    std::string style_link;                 // this is the list of that style
    std::string number_style;               // the list is that of this style
  };
  struct List {
    std::string abstract;
    std::map<std::size_t, long> starts;
    std::map<std::size_t, ListLevel> levels;
    bool begun = false;
  };

  std::unordered_map<std::string, Abstract> abstracts_;
  std::unordered_map<std::string, List> lists_;
  std::unordered_map<std::string, ListCount> counts_;  // lists of one abstract list count together
};

}  // namespace vankho::indexing
