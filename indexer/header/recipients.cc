// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/recipients.h"

#include <algorithm>
#include <string_view>

#include "indexer/header/vocabulary.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kMaxPieces = 150;
constexpr std::size_t kMaxItemBytes = 400;

bool is_end_mark(char sign) {
  return sign == ';' || sign == ',' || sign == '.' || sign == ' ' || sign == ':';
}

std::string_view strip_marks(std::string_view item) {
  for (bool again = true; again && !item.empty();) {
    again = false;
    if (item.front() == '-' || item.front() == '+' || is_end_mark(item.front())) {
      item.remove_prefix(1);
      again = true;
      continue;
    }
    for (const std::string_view bullet :
         {"\xE2\x80\x93", "\xE2\x80\x94", "\xE2\x80\xA2", "\xE2\x97\x8F", "\xC2\xB7", "\xEF\x82\xB7"})
      if (item.starts_with(bullet)) {
        item.remove_prefix(bullet.size());
        again = true;
      }
  }
  while (!item.empty() && is_end_mark(item.back())) item.remove_suffix(1);
  return item;
}

class List {
 public:
  void add(std::string_view text, bool begins) {
    if (text.empty()) return;
    if (begins || open_.empty())
      close();
    else
      open_ += ' ';
    open_ += text;
    if (open_.size() > kMaxItemBytes || text.ends_with(';')) close();
  }

  void close() {
    // Items of one line: "- Như trên; - Lưu VT".
    std::string_view rest = open_;
    while (!rest.empty()) {
      std::size_t at = rest.find(';');
      // "Như trên, - Lưu VT"
      const std::size_t bullet = std::min(rest.find(", - "), rest.find(". - "));
      at = std::min(at, bullet);
      const std::string item = plain_text(strip_marks(rest.substr(0, at)));
      if (!item.empty()) items_.push_back(item);
      rest = at == rest.npos ? std::string_view() : rest.substr(at + 1);
    }
    open_.clear();
  }

  bool is_open() const { return !open_.empty(); }
  bool filed() const {
    const std::string_view last = open_.empty() ? (items_.empty() ? std::string_view() : items_.back()) : open_;
    return text::fold_key(last).starts_with("luu");
  }
  bool empty() const { return items_.empty() && open_.empty(); }
  std::vector<std::string> take() {
    close();
    return std::move(items_);
  }

 private:
  std::vector<std::string> items_;
  std::string open_;
};

}  // namespace

std::vector<std::string> read_recipients(const Layout& layout, std::size_t lead,
                                         const std::vector<std::size_t>& taken) {
  List list;
  bool bulleted = false;
  const Piece& first = layout.pieces[lead];
  std::size_t skip = first.first + 2;
  if (skip < first.last) {
    const std::uint32_t begin = layout.words[skip - 1].end;
    list.add(strip_marks(layout.text.substr(begin, first.end - begin)), true);
  }
  for (std::size_t i = lead + 1; i < layout.pieces.size() && i < lead + kMaxPieces; ++i) {
    const Piece& piece = layout.pieces[i];
    if (piece.first < skip && piece.last <= skip) continue;  // "Nơi / nhận:"
    if (std::ranges::binary_search(taken, i)) continue;
    if (is_recipients_lead(layout, piece)) break;
    bulleted = bulleted || piece.bullet;
    const bool filed = match_phrase(layout, piece.first, "luu") > 0;
    const bool begins = piece.bullet || filed || (!bulleted && !list.is_open());
    if (!begins && list.filed() && (piece.new_block || !list.is_open())) break;
    if (!begins && piece.new_block && !list.empty() && (bulleted || !list.is_open())) break;
    if (piece.upper && !piece.bullet && piece.new_block && piece.size() > 1) break;
    if (!begins && piece.end - piece.begin > kMaxItemBytes) break;
    if (list.filed() && begins && !filed) break;
    list.add(layout.text_of(piece), begins);
  }
  return list.take();
}

}  // namespace vankho::indexing
