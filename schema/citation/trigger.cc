// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/citation/trigger.h"

#include <array>
#include <string_view>

namespace vankho::citation {
namespace {

struct Phrase {
  std::string_view words;  // folded, without spaces
  Relation relation;
};

constexpr auto kPhrases = std::to_array<Phrase>({
    {"baibo", Relation::kRepeals},
    {"huybo", Relation::kRepeals},
    {"baibotoanbo", Relation::kRepeals},
    {"huyboviecbanhanh", Relation::kRepeals},
    {"chamduthieuluc", Relation::kRepeals},
    {"dinhchiviecthihanh", Relation::kMentions},
    {"thaythe", Relation::kReplaces},
    {"thaythecho", Relation::kReplaces},
    {"suadoi", Relation::kAmends},
    {"suadoibosung", Relation::kAmends},
    {"bosung", Relation::kAmends},
    {"bosungsuadoi", Relation::kAmends},
    {"dinhchinh", Relation::kAmends},
    {"dieuchinhbosung", Relation::kAmends},
    {"huongdan", Relation::kGuides},
    {"huongdanthihanh", Relation::kGuides},
    {"huongdanthuchien", Relation::kGuides},
    {"huongdanapdung", Relation::kGuides},
    {"quydinhchitiet", Relation::kGuides},
    {"quydinhchitietthihanh", Relation::kGuides},
    {"quydinhchitietvahuongdanthihanh", Relation::kGuides},
    {"quydinhchitietvahuongdanthuchien", Relation::kGuides},
    {"chitietvahuongdanthihanh", Relation::kGuides},
    {"thuchien", Relation::kCarriesOut},
    {"trienkhai", Relation::kCarriesOut},
    {"trienkhaithuchien", Relation::kCarriesOut},
    {"trienkhaithihanh", Relation::kCarriesOut},
    {"tochucthuchien", Relation::kCarriesOut},
    {"tochuctrienkhai", Relation::kCarriesOut},
    {"tochuctrienkhaithuchien", Relation::kCarriesOut},
    {"thihanh", Relation::kCarriesOut},
    {"quantriet", Relation::kCarriesOut},
    {"quantrietvathuchien", Relation::kCarriesOut},
    {"quantriettrienkhaithuchien", Relation::kCarriesOut},
    {"cuthehoa", Relation::kCarriesOut},
    {"chaphanh", Relation::kCarriesOut},
    {"traloi", Relation::kAnswers},
    {"phucdap", Relation::kAnswers},
    {"phuccongvan", Relation::kAnswers},
    {"phuctrinh", Relation::kAnswers},
    {"cancu", Relation::kBasis},
    {"xet", Relation::kBasis},
    {"xetdenghi", Relation::kBasis},
    {"theodenghi", Relation::kBasis},
    {"theototrinh", Relation::kBasis},
    {"trencoso", Relation::kBasis},
});

// "được", "bị", "đã" in front make the other paper the one that acts; "trước khi" and "chưa" speak of no deed.
bool is_passive_mark(std::string_view exact) {
  return exact == "được" || exact == "bị";
}

constexpr std::size_t kPassiveReach = 3;

bool is_passive(const text::Words& words, const Trigger& trigger) {
  if (trigger.relation < Relation::kGuides) return false;
  for (std::size_t back = 1; back <= kPassiveReach && back <= trigger.first; ++back)
    if (is_passive_mark(words.words[trigger.first - back].exact)) return true;
  return false;
}

}  // namespace

std::optional<Trigger> trigger_at(const text::Words& words, std::size_t at) {
  std::optional<Trigger> longest;
  for (const Phrase& phrase : kPhrases) {
    const std::size_t count = text::match_phrase(words, at, phrase.words);
    if (count > 0 && (!longest || at + count > longest->last))
      longest = Trigger{.relation = phrase.relation, .first = at, .last = at + count};
  }
  if (longest && longest->relation == Relation::kMentions) return std::nullopt;
  return longest;
}

std::optional<Trigger> last_trigger(const text::Words& words, std::size_t first, std::size_t last) {
  std::optional<Trigger> found;
  for (std::size_t at = first; at < last;) {
    const auto trigger = trigger_at(words, at);
    if (trigger && trigger->last <= last && !is_passive(words, *trigger)) found = trigger;
    at = trigger ? trigger->last : at + 1;
  }
  return found;
}

bool has_passive(const text::Words& words, std::size_t first, std::size_t last) {
  for (std::size_t at = first; at < last; ++at) {
    const auto trigger = trigger_at(words, at);
    if (trigger && trigger->relation >= Relation::kAmends && is_passive(words, *trigger)) return true;
  }
  return false;
}

}  // namespace vankho::citation
