// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/suggest/better_query.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>
#include <vector>

#include "schema/terms.h"
#include "schema/text/fold.h"
#include "schema/text/token.h"
#include "schema/text/utf8.h"

namespace vankho::searching {
namespace {

// A longer question is understood by its other words.
constexpr std::size_t kMostWords = 32;
// Forms of one word that are weighed, the most frequent ones.
constexpr std::size_t kMostForms = 12;
// Between words without marks beside words with them: one that has so small a share of its papers is a slip.
constexpr double kFew = 0.01;
// How much likelier than any other reading one must be, with a neighbour that it was seen beside, and without.
const double kClearly = std::log(5.0);
const double kClearlyAlone = std::log(10.0);
// The share of a word that its neighbour explains; the rest is how frequent it is at all.
constexpr double kByNeighbour = 0.95;
// In a shorter word one letter is too much of it.
constexpr std::size_t kLeastSpelled = 3;
// A word that another may be a slip for stands in two subjects and one more for each so many.
constexpr std::size_t kPapersForAFrequentWord = 20'000;

struct Form {
  WordNumber word = WordedTexts::kBreak;  // kBreak: subjects do not hold it
  bool respelled = false;
  double forward = 0;   // logarithm of the likeliest way that ends here
  double backward = 0;  // of the likeliest way on from here
};

struct Slot {
  std::size_t begin = 0;  // bytes typed
  std::size_t end = 0;
  std::string exact;
  std::string folded;
  bool marked = false;
  bool joined = false;  // nothing but spaces between it and the one before
  bool free = false;    // may be changed
  bool unheld = false;  // no paper holds it in this very form
  std::vector<Form> forms;
};

bool has_digit(std::string_view word) {
  return word.find_first_of("0123456789") != std::string_view::npos;
}

std::vector<Slot> read_slots(std::string_view typed, const TypedPlaces& places) {
  std::vector<Slot> slots;
  for (const auto& [begin, end] : places) {
    for (text::Token& token : text::tokenize(typed.substr(begin, end - begin))) {
      if (token.folded.empty()) continue;
      Slot slot{.begin = begin + token.begin, .end = begin + token.end, .exact = {}, .folded = {}, .forms = {}};
      slot.marked = token.exact != token.folded;
      slot.exact = std::move(token.exact);
      slot.folded = std::move(token.folded);
      if (!slots.empty()) {
        const std::string_view between = typed.substr(slots.back().end, slot.begin - slots.back().end);
        slot.joined = between.find_first_not_of(" \t") == std::string_view::npos;
      }
      slots.push_back(std::move(slot));
    }
  }
  return slots;
}

// All texts of small letters that differ from `word` in one letter: changed, left out or put in.
template <typename Use>
void for_each_neighbour(const std::string& word, Use use) {
  for (std::size_t at = 0; at <= word.size(); ++at) {
    for (char letter = 'a'; letter <= 'z'; ++letter) {
      use(word.substr(0, at) + letter + word.substr(at));
      if (at < word.size() && word[at] != letter) use(word.substr(0, at) + letter + word.substr(at + 1));
    }
    if (at < word.size()) use(word.substr(0, at) + word.substr(at + 1));
  }
}

bool is_plain_word(std::string_view folded) {
  return folded.size() >= kLeastSpelled && folded.find_first_of("aeiouy") != std::string_view::npos &&
         std::ranges::all_of(folded, [](char c) { return c >= 'a' && c <= 'z'; });
}

// A word with the capitals of the one that it stands for.
std::string with_capitals_of(std::string_view typed, std::string_view word) {
  std::string as_typed(typed);
  const std::string upper = text::to_upper(typed);
  const text::CodePoint first = text::decode(typed, 0);
  if (as_typed == text::to_lower(typed)) return std::string(word);
  if (as_typed == upper && typed.size() > first.size) return text::to_upper(word);
  if (!upper.starts_with(typed.substr(0, first.size))) return std::string(word);
  const std::size_t head = text::decode(word, 0).size;
  return text::to_upper(word.substr(0, head)) + std::string(word.substr(head));
}

class BetterQueryRun {
 public:
  BetterQueryRun(const Xapian::Database& database, const SuggestIndex& index, std::string_view typed,
                 const TypedPlaces& places)
      : database_(database), index_(index), typed_(typed), slots_(read_slots(typed, places)) {
    any_marks_ = std::ranges::any_of(slots_, &Slot::marked);
  }

  std::optional<BetterQuery> run() {
    if (slots_.empty() || slots_.size() > kMostWords) return std::nullopt;
    for (Slot& slot : slots_) find_forms(slot);
    if (std::ranges::none_of(slots_, &Slot::free)) return std::nullopt;
    weigh();
    BetterQuery better;
    std::size_t kept = 0;
    for (std::size_t at = 0; at < slots_.size(); ++at) {
      const Slot& slot = slots_[at];
      const Form* form = slot.free ? clear_form(at) : nullptr;
      // Marks on some words alone would take the others for words that have none.
      if (!any_marks_ && form == nullptr && (slot.free || slot.unheld)) return std::nullopt;
      if (form == nullptr || exact(*form) == slot.exact) continue;
      better.q += typed_.substr(kept, slot.begin - kept);
      better.q += with_capitals_of(typed_.substr(slot.begin, slot.end - slot.begin), exact(*form));
      kept = slot.end;
      if (form->respelled) better.kind = BetterQuery::Kind::kSpelling;
    }
    if (kept == 0) return std::nullopt;
    better.q += typed_.substr(kept);
    return better.q == typed_ ? std::nullopt : std::optional(better);
  }

 private:
  const Vocabulary& vocabulary() const { return index_.subjects().vocabulary(); }
  std::string_view exact(const Form& form) const { return vocabulary().exact(form.word); }
  double count(const Form& form) const {
    return form.word == WordedTexts::kBreak ? 0.5 : index_.subjects().count(form.word);
  }

  void find_forms(Slot& slot) {
    const double in_this_form = database_.get_termfreq(schema::exact_term(slot.exact));
    const double in_any = database_.get_termfreq(slot.folded);
    slot.free = !has_digit(slot.folded);
    slot.unheld = slot.free && in_this_form == 0;
    if (slot.marked && in_this_form > 0) slot.free = false;
    if (!slot.marked && any_marks_ && in_this_form > 1 && in_this_form >= kFew * in_any) slot.free = false;
    if (slot.free && in_any > 0) {
      add_forms(slot, slot.folded, false);
    } else if (slot.free && is_plain_word(slot.folded)) {
      for_each_neighbour(slot.folded, [&](const std::string& other) { add_forms(slot, other, true); });
    }
    const auto most = std::min(slot.forms.size(), kMostForms);
    std::ranges::partial_sort(slot.forms, slot.forms.begin() + static_cast<std::ptrdiff_t>(most), std::greater(),
                              [&](const Form& form) { return count(form); });
    slot.forms.resize(most);
    slot.free = slot.free && !slot.forms.empty();
    if (slot.forms.empty())
      slot.forms.push_back({.word = vocabulary().find(slot.folded, slot.exact).value_or(WordedTexts::kBreak)});
  }

  void add_forms(Slot& slot, const std::string& folded, bool respelled) const {
    const Vocabulary::Range forms = vocabulary().folded_as(folded);
    const std::size_t frequent = 2 + index_.size() / kPapersForAFrequentWord;
    for (WordNumber word = forms.first; word < forms.end; ++word)
      if (!respelled || index_.subjects().count(word) >= frequent)
        slot.forms.push_back({.word = word, .respelled = respelled});
  }

  double pair_count(const Form& first, const Form& second) const {
    return index_.sequences().pair_count(first.word, second.word);
  }

  // Logarithm of how likely the second is behind the first.
  double step(const Form& first, const Form& second, bool joined) const {
    const double alone = count(second) / static_cast<double>(std::max<std::size_t>(1, index_.size()));
    if (!joined) return std::log(alone);
    return std::log(kByNeighbour * std::min(1.0, pair_count(first, second) / count(first)) +
                    (1 - kByNeighbour) * alone);
  }

  // The likeliest way through the forms of all words, to each form and on from it.
  void weigh() {
    for (Form& form : slots_.front().forms) form.forward = step({}, form, false);
    for (std::size_t at = 1; at < slots_.size(); ++at)
      for (Form& form : slots_[at].forms) {
        form.forward = -std::numeric_limits<double>::infinity();
        for (const Form& before : slots_[at - 1].forms)
          form.forward = std::max(form.forward, before.forward + step(before, form, slots_[at].joined));
      }
    for (std::size_t at = slots_.size() - 1; at > 0; --at)
      for (Form& before : slots_[at - 1].forms) {
        before.backward = -std::numeric_limits<double>::infinity();
        for (const Form& form : slots_[at].forms)
          before.backward = std::max(before.backward, form.backward + step(before, form, slots_[at].joined));
      }
  }

  static double likelihood(const Form& form) { return form.forward + form.backward; }

  const Form& likeliest(std::size_t at) const { return *std::ranges::max_element(slots_[at].forms, {}, likelihood); }

  bool seen_beside_neighbours(std::size_t at, const Form& form) const {
    return (slots_[at].joined && pair_count(likeliest(at - 1), form) > 0) ||
           (at + 1 < slots_.size() && slots_[at + 1].joined && pair_count(form, likeliest(at + 1)) > 0);
  }

  bool has_neighbours(std::size_t at) const {
    return slots_[at].joined || (at + 1 < slots_.size() && slots_[at + 1].joined);
  }

  // The form that no other comes near, or nullptr.
  const Form* clear_form(std::size_t at) const {
    const Form& best = likeliest(at);
    const bool seen = seen_beside_neighbours(at, best);
    // "Trần Văn Khuê" is no slip for "thuế", however frequent that is.
    if ((best.respelled || slots_[at].marked) && !seen && has_neighbours(at)) return nullptr;
    const double needed = seen ? kClearly : kClearlyAlone;
    for (const Form& form : slots_[at].forms)
      if (&form != &best && form.word != best.word && likelihood(best) - likelihood(form) < needed) return nullptr;
    return &best;
  }

  const Xapian::Database& database_;
  const SuggestIndex& index_;
  const std::string_view typed_;
  std::vector<Slot> slots_;
  bool any_marks_ = false;
};

}  // namespace

std::optional<BetterQuery> better_query(const Xapian::Database& database, const SuggestIndex& index,
                                        std::string_view typed, const TypedPlaces& places) {
  return BetterQueryRun(database, index, typed, places).run();
}

}  // namespace vankho::searching
