// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/office/odf_styles.h"

#include <algorithm>
#include <array>
#include <utility>

namespace vankho::indexing {
namespace {

constexpr int kMaxParents = 20;

// Names that hold spaces are quoted, as in CSS.
std::string unquoted(std::string name) {
  std::erase(name, '\'');
  return name;
}

std::string format_name(std::string_view sign) {
  constexpr auto kFormats = std::to_array<std::pair<std::string_view, std::string_view>>(
      {{"1", "decimal"}, {"A", "upperLetter"}, {"I", "upperRoman"}, {"a", "lowerLetter"}, {"i", "lowerRoman"}});
  for (const auto& [each, name] : kFormats)
    if (each == sign) return std::string(name);
  return "none";
}

}  // namespace

void OdfStyles::see(const XmlPart& xml) {
  const std::string_view name = xml.name();
  if (xml.opens()) {
    if (name == "font-face") {
      fonts_[xml.attribute("style:name")] = unquoted(xml.attribute("font-family"));
    } else if (name == "style" || name == "default-style") {
      OdfStyle style{.parent = xml.attribute("parent-style-name"), .font = {}, .hidden = {}};
      if (name == "style" && style.parent.empty()) style.parent = "\n";  // the default of the family
      const std::string own = name == "style" ? xml.attribute("style:name") : "\n";
      const std::string key = xml.attribute("family") + '/' + own;
      open_ = &(styles_[key] = std::move(style));
    } else if (open_ != nullptr && name == "text-properties") {
      open_->font = unquoted(xml.attribute("fo:font-family"));
      if (const std::string font = xml.attribute("style:font-name"); open_->font.empty() && !font.empty())
        open_->font = fonts_.contains(font) ? fonts_[font] : font;
      if (const std::string display = xml.attribute("text:display"); !display.empty())
        open_->hidden = display == "none";
    } else if (open_ != nullptr && name == "paragraph-properties") {
      open_->page_break_before = xml.attribute("break-before") == "page";
    } else if (name == "list-style") {
      open_list_ = &lists_[xml.attribute("style:name")];
    } else if (name == "list-level-style-number" || name == "list-level-style-bullet") {
      see_level(xml, name.ends_with("bullet"));
    }
  }
  if (xml.closes()) {
    if (name == "style" || name == "default-style") open_ = nullptr;
    if (name == "list-style") open_list_ = nullptr;
  }
}

void OdfStyles::see_level(const XmlPart& xml, bool bullet) {
  const long number = number_or(xml.attribute("text:level"), 0);
  if (open_list_ == nullptr || number < 1 || number > static_cast<long>(kListLevels)) return;
  ListLevel& level = (*open_list_)[static_cast<std::size_t>(number - 1)];
  if (bullet) {
    level.format = "bullet";
    level.pattern = xml.attribute("bullet-char");
    return;
  }
  level.format = format_name(xml.attribute("num-format"));
  level.start = number_or(xml.attribute("start-value"), 1);
  const long shown = std::clamp(number_or(xml.attribute("display-levels"), 1), 1L, number);
  level.pattern = xml.attribute("num-prefix").substr(0, 100);
  for (long i = number - shown + 1; i <= number; ++i) {
    level.pattern += '%' + std::to_string(i);
    if (i < number) level.pattern += '.';
  }
  if (level.format == "none") level.pattern = xml.attribute("num-prefix").substr(0, 100);
  level.pattern += xml.attribute("num-suffix").substr(0, 100);
}

const OdfStyle& OdfStyles::resolved(const std::string& key, int depth) const {
  if (const auto known = resolved_.find(key); known != resolved_.end()) return known->second;
  OdfStyle style;
  if (const auto found = styles_.find(key); found != styles_.end()) {
    style = found->second;
    if (!style.parent.empty() && depth < kMaxParents) {
      const OdfStyle& parent = resolved(key.substr(0, key.find('/') + 1) + style.parent, depth + 1);
      if (style.font.empty()) style.font = parent.font;
      if (!style.hidden) style.hidden = parent.hidden;
    }
  }
  return resolved_[key] = std::move(style);
}

const OdfStyle& OdfStyles::style(const std::string& family, const std::string& name) const {
  return resolved(family + '/' + (name.empty() ? "\n" : name), 0);
}

const ListLevels* OdfStyles::list(const std::string& name) const {
  const auto found = lists_.find(name);
  return found == lists_.end() ? nullptr : &found->second;
}

}  // namespace vankho::indexing
