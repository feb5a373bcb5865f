// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the text of an OpenDocument file (ISO/IEC 26300) takes from its styles and lists.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "indexer/extract/list_number.h"
#include "indexer/extract/office/xml_part.h"

namespace vankho::indexing {

struct OdfStyle {
  std::string parent;
  std::string font;
  std::optional<bool> hidden;
  bool page_break_before = false;
};

class OdfStyles {
 public:
  // An element of the file has opened or closed: what it says of styles is kept. Later parts add to earlier ones.
  void see(const XmlPart& xml);

  // With what it is based on; empty members for a name without style.
  const OdfStyle& style(const std::string& family, const std::string& name) const;
  // Nothing when there is no such list.
  const ListLevels* list(const std::string& name) const;

 private:
  void see_level(const XmlPart& xml, bool bullet);
  const OdfStyle& resolved(const std::string& key, int depth) const;

  std::unordered_map<std::string, OdfStyle> styles_;  // by family and name
  mutable std::unordered_map<std::string, OdfStyle> resolved_;
  std::unordered_map<std::string, std::string> fonts_;  // name of a declaration -> family
  std::unordered_map<std::string, ListLevels> lists_;
  OdfStyle* open_ = nullptr;
  ListLevels* open_list_ = nullptr;
};

}  // namespace vankho::indexing
