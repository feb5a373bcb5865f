// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/markup_limits.h"

#include <algorithm>
#include <string_view>
#include <vector>

namespace vankho::indexing {
namespace {

bool is_blank(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

bool is_letter(char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z');
}

struct Tag {
  std::size_t end = 0;  // of its '>', or of the page
  std::size_t cut = 0;  // where the attributes begin that are too many; `end` when none are
};

class TagReader {
 public:
  explicit TagReader(std::string_view page) : page_(page) {}

  // The tag whose name begins at `at`.
  Tag read(std::size_t at) const {
    while (at < page_.size() && !ends_name(page_[at])) ++at;
    std::size_t cut = std::string_view::npos;
    for (std::size_t attributes = 0; at < page_.size() && page_[at] != '>';) {
      if (is_blank(page_[at]) || page_[at] == '/') {
        ++at;
        continue;
      }
      if (++attributes == kMaxAttributes + 1) cut = at;
      at = behind_attribute(at);
    }
    return {.end = at, .cut = std::min(cut, at)};
  }

 private:
  static bool ends_name(char byte) { return is_blank(byte) || byte == '/' || byte == '>'; }

  std::size_t skip_blanks(std::size_t at) const {
    while (at < page_.size() && is_blank(page_[at])) ++at;
    return at;
  }

  std::size_t behind_attribute(std::size_t at) const {
    ++at;
    while (at < page_.size() && page_[at] != '=' && !ends_name(page_[at])) ++at;
    const std::size_t sign = skip_blanks(at);
    if (sign >= page_.size() || page_[sign] != '=') return at;
    at = skip_blanks(sign + 1);
    if (at >= page_.size()) return at;
    if (page_[at] == '"' || page_[at] == '\'') return std::min(page_.find(page_[at], at + 1), page_.size() - 1) + 1;
    while (at < page_.size() && !is_blank(page_[at]) && page_[at] != '>') ++at;
    return at;
  }

  std::string_view page_;
};

bool is_named(std::string_view page, std::size_t at, std::string_view name) {
  return page.size() >= at + name.size() &&
         std::ranges::equal(page.substr(at, name.size()), name, [](char a, char b) { return (a | 0x20) == b; });
}

// Comments, scripts and styles hold no tags: where what begins at `at`, behind a '<', ends if it is one, else `at`.
std::size_t skip_raw(std::string_view page, std::size_t at) {
  if (page.substr(at).starts_with("!--")) return std::min(page.find("-->", at), page.size());
  for (const std::string_view name : {"script", "style"}) {
    if (!is_named(page, at, name)) continue;
    std::size_t end = page.find("</", at);
    while (end != std::string_view::npos && !is_named(page, end + 2, name)) end = page.find("</", end + 2);
    return std::min(end, page.size());
  }
  return at;
}

}  // namespace

std::string limit_attributes(std::string page) {
  std::vector<Tag> cuts;
  const TagReader reader(page);
  for (std::size_t at = page.find('<'); at != std::string::npos; at = page.find('<', at)) {
    ++at;
    if (const std::size_t end = skip_raw(page, at); end > at) {
      at = end;
      continue;
    }
    if (at >= page.size() || !is_letter(page[at])) continue;
    const Tag tag = reader.read(at);
    if (tag.cut < tag.end) cuts.push_back(tag);
    at = tag.end;
  }
  if (cuts.empty()) return page;
  std::string rest;
  std::size_t from = 0;
  for (const Tag& tag : cuts) {
    rest.append(page, from, tag.cut - from);
    from = tag.end;
  }
  return rest.append(page, from);
}

}  // namespace vankho::indexing
