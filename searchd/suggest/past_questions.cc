// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/suggest/past_questions.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "schema/text/fold.h"
#include "schema/text/utf8.h"
#include "searchd/markup.h"

namespace vankho::searching {
namespace {

std::size_t count_digits(std::string_view text) {
  std::size_t digits = 0;
  for (std::size_t at = 0; at < text.size();) {
    const text::CodePoint c = text::decode(text, at);
    digits += u_isdigit(static_cast<UChar32>(c.value)) != 0 ? 1 : 0;
    at += c.size;
  }
  return digits;
}

bool holds(std::string_view folded, const TypedText& typed) {
  return std::ranges::all_of(typed.words, [&](const TypedWord& word) {
    if (!word.last) return folded.find(' ' + word.folded + ' ') != std::string_view::npos;
    return folded.find(' ' + word.folded) != std::string_view::npos ||
           folded.find(' ' + word.folded_letters) != std::string_view::npos;
  });
}

bool has_marks(std::string_view question, const TypedText& typed) {
  const TypedText words = read_typed(question);
  return std::ranges::all_of(typed.words, [&](const TypedWord& word) {
    return std::ranges::any_of(words.words, [&](const TypedWord& other) { return word.fits_marks(other.exact); });
  });
}

}  // namespace

void PastQuestions::note(std::string_view question) {
  if (least_ == 0 || question.size() > kMostBytes || count_digits(question) >= kMostDigits) return;
  std::string key = text::to_lower(text::squeeze(question));
  std::string folded = ' ' + text::fold_key(key) + ' ';
  if (folded.size() < 3) return;
  const std::lock_guard lock(mutex_);
  const auto known = by_key_.find(key);
  if (known != by_key_.end()) {
    questions_.splice(questions_.begin(), questions_, known->second);
  } else {
    questions_.push_front({.key = std::move(key), .folded = std::move(folded)});
    by_key_.emplace(questions_.front().key, questions_.begin());
  }
  if (++questions_.front().times == least_) ++version_;
  if (questions_.size() > kMostKept) {
    by_key_.erase(questions_.back().key);
    if (questions_.back().times >= least_) ++version_;
    questions_.pop_back();
  }
}

std::vector<Suggestion> PastQuestions::fitting(std::string_view typed, std::size_t most) const {
  const TypedText words = read_typed(typed);
  if (least_ == 0 || words.words.empty()) return {};
  const std::string same = text::to_lower(text::squeeze(typed));
  std::vector<std::pair<std::uint64_t, std::string>> found;
  {
    const std::lock_guard lock(mutex_);
    for (const Question& question : questions_)
      if (question.times >= least_ && question.key != same && holds(question.folded, words))
        found.emplace_back(question.times, question.key);
  }
  std::ranges::stable_sort(found, std::greater(), [](const auto& question) { return question.first; });
  if (words.marked)
    std::stable_partition(found.begin(), found.end(),
                          [&](const auto& question) { return has_marks(question.second, words); });
  if (found.size() > most) found.resize(most);
  std::vector<Suggestion> list;
  for (auto& [times, text] : found) {
    Marks marks = words.marks_in(text).value_or(Marks{});
    std::string url = "/?q=" + url_encoded(text);
    list.push_back({.kind = SuggestionKind::kQuery,
                    .text = std::move(text),
                    .detail = {},
                    .count = times,
                    .url = std::move(url),
                    .marks = std::move(marks)});
  }
  return list;
}

std::uint64_t PastQuestions::version() const {
  const std::lock_guard lock(mutex_);
  return version_;
}

}  // namespace vankho::searching
