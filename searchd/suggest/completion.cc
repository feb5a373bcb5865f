// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/suggest/completion.h"

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "schema/text/fold.h"
#include "searchd/markup.h"
#include "searchd/suggest/better_query.h"

namespace vankho::searching {
namespace {

// Words before the last one that a sequence may begin with.
constexpr std::size_t kMostTypedOfSequence = 3;

class CompletionRun {
 public:
  CompletionRun(const Xapian::Database& database, const SuggestIndex& index, const TypedText& typed, std::size_t limit)
      : database_(database), index_(index), typed_(typed), limit_(limit) {}

  std::vector<Suggestion> run() const {
    std::vector<Suggestion> list;
    std::set<std::string> said{text::to_lower(typed_.text)};
    const std::size_t count = typed_.words.size();
    // The more of what is typed a sequence takes up, the better it fits.
    for (std::size_t taken = std::min(count, kMostTypedOfSequence); taken > 0; --taken) {
      if (!runs_on(count - taken) || (taken < count && !runs_on(count - taken - 1))) continue;
      const std::string kept = with_marks(typed_.text.substr(0, typed_.words[count - taken].begin));
      for (const WordSequence& sequence : sequences_from(count - taken)) {
        if (list.size() == limit_) return list;
        if (taken < count && !follows(typed_.words[count - taken - 1], sequence)) continue;
        std::string text = kept + text_of(sequence);
        auto marks = typed_.marks_in(text);
        if (!marks || !said.insert(text::to_lower(text)).second) continue;
        std::string url = "/?q=" + url_encoded(text);
        list.push_back({.kind = SuggestionKind::kWord,
                        .text = std::move(text),
                        .detail = {},
                        .count = sequence.count,
                        .url = std::move(url),
                        .marks = std::move(*marks)});
      }
      if (!list.empty()) break;
    }
    return list;
  }

 private:
  // Only spaces stand between the words from `first` on.
  bool runs_on(std::size_t first) const {
    for (std::size_t i = first; i + 1 < typed_.words.size(); ++i) {
      const auto begin = typed_.words[i].end;
      const std::string_view between = std::string_view(typed_.text).substr(begin, typed_.words[i + 1].begin - begin);
      if (between.find_first_not_of(' ') != std::string_view::npos) return false;
    }
    return true;
  }

  std::vector<WordSequence> sequences_from(std::size_t first) const {
    std::vector<WordSet> sets;
    for (std::size_t i = first; i < typed_.words.size(); ++i)
      sets.push_back(index_.subjects().words_of(
          typed_.words[i], typed_.marked ? WordedTexts::Marked::kAsTyped : WordedTexts::Marked::kAny));
    std::vector<WordSequence> found = index_.sequences().beginning_with(sets);
    const auto middle = found.begin() + static_cast<std::ptrdiff_t>(std::min(found.size(), 2 * limit_));
    std::ranges::partial_sort(found, middle, std::greater(), &WordSequence::weight);
    found.erase(middle, found.end());
    return found;
  }

  std::string text_of(const WordSequence& sequence) const {
    std::string text;
    for (std::size_t i = 0; i < sequence.size(); ++i)
      text.append(i == 0 ? "" : " ").append(index_.subjects().vocabulary().exact(sequence.words[i]));
    return text;
  }

  // Whether some form of the word stands before the sequence in any subject.
  bool follows(const TypedWord& word, const WordSequence& sequence) const {
    const Vocabulary::Range forms = index_.subjects().vocabulary().folded_as(word.folded);
    for (WordNumber form = forms.first; form < forms.end; ++form)
      if (index_.sequences().pair_count(form, sequence.words.front()) > 0) return true;
    return false;
  }

  // The text with the marks that its words have without doubt.
  std::string with_marks(const std::string& text) const {
    const auto better = better_query(database_, index_, text, {{0, text.size()}});
    return better && better->kind == BetterQuery::Kind::kMarks ? better->q : text;
  }

  const Xapian::Database& database_;
  const SuggestIndex& index_;
  const TypedText& typed_;
  const std::size_t limit_;
};

}  // namespace

std::vector<Suggestion> completions(const Xapian::Database& database, const SuggestIndex& index, const TypedText& typed,
                                    std::size_t limit) {
  return CompletionRun(database, index, typed, limit).run();
}

}  // namespace vankho::searching
