// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/ocr/page_words.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// Below this a word is more often wrong than right in scans of offices.
constexpr float kSure = 70;
// Strokes and specks are words below this.
constexpr float kNoise = 40;
// Parts of a page: a letterhead ends in the upper part, its gutter lies in the middle, a signature is so high.
constexpr double kHeadPart = 0.4;
constexpr double kGutterFrom = 0.3;
constexpr double kGutterTo = 0.62;
// How far from "tháng" the day and the year stand, in heights of a word.
constexpr int kDateHeights = 12;
constexpr double kSignatureLeft = 0.47;
constexpr double kSignatureHeight = 0.27;

bool has_centre_in(const PageBox& word, const PageBox& place) {
  const int x = (word.left + word.right) / 2;
  const int y = (word.top + word.bottom) / 2;
  return x >= place.left && x < place.right && y >= place.top && y < place.bottom;
}

std::vector<PageWords> lines_of(const PageWords& words) {
  std::vector<PageWords> lines;
  for (const PageWord& word : words) {
    if (lines.empty() || word.before == Gap::kLine || word.before == Gap::kParagraph) lines.emplace_back();
    lines.back().push_back(word);
  }
  return lines;
}

PageBox box_of(const PageWords& words) {
  PageBox box = words.front().box;
  for (const PageWord& word : words) {
    box.left = std::min(box.left, word.box.left);
    box.top = std::min(box.top, word.box.top);
    box.right = std::max(box.right, word.box.right);
    box.bottom = std::max(box.bottom, word.box.bottom);
  }
  return box;
}

// The middle of the widest strip between `from` and `to` that no word enters; nothing when there is none.
std::optional<int> find_gutter(const PageWords& words, int from, int to) {
  std::vector<bool> taken(static_cast<std::size_t>(to - from), false);
  for (const PageWord& word : words)
    for (int x = std::max(word.box.left, from); x < std::min(word.box.right, to); ++x)
      taken[static_cast<std::size_t>(x - from)] = true;
  int best = 0;
  std::optional<int> middle;
  for (int begin = 0, x = 0; x <= to - from; ++x) {
    if (x < to - from && !taken[static_cast<std::size_t>(x)]) continue;
    if (x - begin > best) {
      best = x - begin;
      middle = from + begin + best / 2;
    }
    begin = x + 1;
  }
  return middle;
}

std::vector<std::string> digits_in(std::string_view letters) {
  std::vector<std::string> runs;
  bool in_run = false;
  for (const char c : letters) {
    const bool digit = c >= '0' && c <= '9';
    if (digit && !in_run) runs.emplace_back();
    if (digit) runs.back() += c;
    in_run = digit;
  }
  return runs;
}

void append(PageWords& words, PageWords line, Gap before) {
  line.front().before = before;
  std::ranges::move(line, std::back_inserter(words));
}

}  // namespace

float mean_confidence(const PageWords& words) {
  float sum = 0;
  for (const PageWord& word : words) sum += word.confidence;
  return words.empty() ? 0 : sum / static_cast<float>(words.size());
}

std::optional<HeadColumns> find_head_columns(const PageWords& words, int width, int height) {
  const auto month = std::ranges::find_if(words, [&](const PageWord& word) {
    return word.box.left > width * kGutterFrom && word.box.bottom < height * kHeadPart &&
           text::fold_key(word.letters) == "thang";
  });
  if (month == words.end()) return std::nullopt;
  const int line = month->box.height();
  PageWords head;
  std::ranges::copy_if(words, std::back_inserter(head), [&](const PageWord& word) {
    return word.box.top < month->box.bottom && word.confidence > kNoise;
  });
  if (head.empty()) return std::nullopt;
  const auto gutter = find_gutter(head, static_cast<int>(width * kGutterFrom), static_cast<int>(width * kGutterTo));
  if (!gutter) return std::nullopt;
  const PageBox all = box_of(head);
  if (all.left >= *gutter || all.right <= *gutter) return std::nullopt;
  const int top = std::max(0, all.top - line);
  const int bottom = std::min(height, month->box.bottom + line / 2);
  return HeadColumns{.left = {std::max(0, all.left - 2 * line), top, *gutter, bottom},
                     .right = {*gutter, top, std::min(width, all.right + 2 * line), bottom}};
}

std::optional<PageBox> find_signature(const PageWords& words, int width, int height) {
  for (std::size_t i = 0; i + 1 < words.size(); ++i) {
    if (text::fold_key(words[i].letters) != "noi" || text::fold_key(words[i + 1].letters) != "nhan") continue;
    const PageBox& lead = words[i].box;
    if (lead.left > width * kSignatureLeft) continue;
    const int top = std::max(0, lead.top - 2 * lead.height());
    return PageBox{static_cast<int>(width * kSignatureLeft), top, width,
                   std::min(height, lead.top + static_cast<int>(height * kSignatureHeight))};
  }
  return std::nullopt;
}

PageWords with_head_columns(PageWords words, const HeadColumns& columns, const PageWords& left,
                            const PageWords& right) {
  PageWords result;
  std::vector<PageWords> left_lines = lines_of(left);
  std::vector<PageWords> right_lines = lines_of(right);
  for (std::size_t l = 0, r = 0; l < left_lines.size() || r < right_lines.size();) {
    const Gap gap = result.empty() ? Gap::kSpace : Gap::kLine;
    if (r == right_lines.size()) {
      append(result, std::move(left_lines[l++]), gap);
      continue;
    }
    if (l == left_lines.size()) {
      append(result, std::move(right_lines[r++]), gap);
      continue;
    }
    const PageBox a = box_of(left_lines[l]);
    const PageBox b = box_of(right_lines[r]);
    const int apart = (a.top + a.bottom - b.top - b.bottom) / 2;
    const bool level = std::abs(apart) * 2 < std::max(a.height(), b.height());
    if (level || apart < 0) append(result, std::move(left_lines[l++]), gap);
    if (level || apart > 0) append(result, std::move(right_lines[r++]), level ? Gap::kCell : gap);
  }
  const auto is_replaced = [&](const PageWord& word) {
    return has_centre_in(word.box, columns.left) || has_centre_in(word.box, columns.right);
  };
  Gap first = Gap::kParagraph;
  for (PageWord& word : words) {
    if (is_replaced(word)) continue;
    // What is above (a mark of the archive) stays above: it is no part of either column.
    if (first == Gap::kParagraph) word.before = std::exchange(first, Gap::kSpace);
    result.push_back(std::move(word));
  }
  return result;
}

PageWords with_block(PageWords words, const PageBox& place, PageWords block) {
  PageWords result;
  std::size_t behind = 0;
  bool cut = false;
  for (PageWord& word : words) {
    if (has_centre_in(word.box, place)) {
      cut = cut || word.before == Gap::kLine || word.before == Gap::kParagraph;
      continue;
    }
    if (cut && word.before < Gap::kLine) word.before = Gap::kLine;
    cut = false;
    const bool beside = word.box.top < place.bottom;
    result.push_back(std::move(word));
    if (beside) behind = result.size();
  }
  if (block.empty()) return result;
  block.front().before = Gap::kParagraph;
  if (behind < result.size() && result[behind].before < Gap::kLine) result[behind].before = Gap::kLine;
  result.insert(result.begin() + static_cast<std::ptrdiff_t>(behind), std::make_move_iterator(block.begin()),
                std::make_move_iterator(block.end()));
  return result;
}

PageWords readable_lines(const PageWords& block, float noise, float readable) {
  PageWords kept;
  for (PageWords& line : lines_of(block)) {
    const Gap before = line.front().before;
    std::erase_if(line, [&](const PageWord& word) { return word.confidence < noise; });
    const bool says_something = std::ranges::any_of(line, [&](const PageWord& word) {
      return word.confidence >= readable && text::fold_key(word.letters).size() > 1;
    });
    if (says_something) append(kept, std::move(line), kept.empty() ? Gap::kSpace : before);
  }
  return kept;
}

float weight_in(const PageWords& words, const PageBox& place) {
  float weight = 0;
  for (const PageWord& word : words)
    if (word.confidence >= kSure && has_centre_in(word.box, place)) weight += word.confidence;
  return weight;
}

void doubt_digits(PageWords& words, const PageBox& place, const std::vector<Reading>& others) {
  if (others.empty()) return;
  const auto is_level = [&](const PageBox& box, const PageBox& seen, double scale) {
    const double middle = (seen.top + seen.bottom) / 2.0 / scale;
    return middle >= box.top - box.height() / 2.0 && middle <= box.bottom + box.height() / 2.0;
  };
  const auto is_of_date = [&](const PageBox& box) {
    return std::ranges::any_of(words, [&](const PageWord& word) {
      return is_level(box, word.box, 1) && std::abs(word.box.left - box.left) < kDateHeights * box.height() &&
             text::fold_key(word.letters) == "thang";
    });
  };
  for (PageWord& word : words) {
    if (!has_centre_in(word.box, place)) continue;
    for (const std::string& digits : digits_in(word.letters)) {
      const auto seen = std::ranges::count_if(others, [&](const Reading& other) {
        return std::ranges::any_of(other.words, [&](const PageWord& again) {
          return is_level(word.box, again.box, other.scale) && std::ranges::count(digits_in(again.letters), digits) > 0;
        });
      });
      const std::ptrdiff_t needed = is_of_date(word.box) ? 1 : std::ssize(others);
      if (seen < needed) word.confidence = std::min(word.confidence, kDisputed);
    }
  }
}

void PageWriter::write(const PageWords& words) {
  bool first = true;
  for (const PageWord& word : words) {
    if (!first)
      text_.text += word.before == Gap::kParagraph ? "\n\n"
                    : word.before == Gap::kLine    ? "\n"
                    : word.before == Gap::kCell    ? "\t"
                                                   : " ";
    first = false;
    if (word.confidence < kSure)
      text_.doubts.push_back({.begin = text_.text.size(),
                              .end = text_.text.size() + word.letters.size(),
                              .confidence = static_cast<unsigned>(std::lround(std::max(word.confidence, 0.0F)))});
    text_.text += word.letters;
    sum_ += static_cast<double>(word.confidence);
    ++words_;
  }
  if (!words.empty()) text_.text += '\n';
}

ExtractedText PageWriter::take() {
  while (!text_.text.empty() && (text_.text.back() == '\f' || text_.text.back() == '\n')) text_.text.pop_back();
  if (words_ > 0) text_.recognised = std::max(1u, static_cast<unsigned>(std::lround(sum_ / words_)));
  return std::move(text_);
}

}  // namespace vankho::indexing
