// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/stamps.h"

#include <string>

namespace vankho::indexing {

Stamp read_stamp(const Layout& layout, const Piece& piece) {
  std::size_t first = piece.first;
  const std::size_t size = piece.size();
  if (size == 0 || size > 6) return {};
  // "Độ mật: Mật" of a form.
  if (size >= 3 && layout.words[first].exact == "độ") first += 2;
  const std::string folded = layout.folded(first, piece.last);
  if (folded == "toi mat") return {.secrecy = "toi-mat"};
  if (folded == "tuyet mat") return {.secrecy = "tuyet-mat"};
  if (folded == "thuong khan") return {.urgency = "thuong-khan"};
  if (folded == "hoa toc" || folded.starts_with("hoa toc hen gio")) return {.urgency = "hoa-toc"};
  // One syllable needs its marks: "mát", "khăn" are other words.
  if (piece.last - first == 1) {
    const Word& word = layout.words[first];
    if (word.exact == "mật") return {.secrecy = "mat"};
    if (word.exact == "khẩn") return {.urgency = "khan"};
  }
  return {};
}

bool is_stamp(const Layout& layout, const Piece& piece) {
  const Stamp stamp = read_stamp(layout, piece);
  return !stamp.urgency.empty() || !stamp.secrecy.empty();
}

}  // namespace vankho::indexing
