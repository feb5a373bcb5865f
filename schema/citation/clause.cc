// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/citation/clause.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>

#include "schema/citation/between.h"
#include "schema/citation/segments.h"
#include "schema/citation/trigger.h"

namespace vankho::citation {
namespace {

// How far a trigger at the head of its sentence reaches, in words, and one inside it.
constexpr std::size_t kHeadReach = 60;
constexpr std::size_t kReach = 8;
// A part of another paper ("khoản 2 Điều 3 Quy định ... ban hành kèm theo") may stand between.
constexpr std::size_t kPartReach = 40;
// An item begins with its number, or nearly so.
constexpr std::size_t kItemHead = 8;

constexpr auto kConnectives = std::to_array<std::string_view>(
    {"và", "cùng", "với", "hoặc", "các", "số", "gồm", "như", "sau", "văn", "bản", "là", "có", "của", "đó", "một"});

// "triển khai nghiêm túc, kịp thời, có hiệu quả"
constexpr auto kManners = std::to_array<std::string_view>({"túc", "quả", "bộ", "thời", "đủ", "tốt", "liệt", "diện"});

bool contains(std::span<const std::string_view> table, std::string_view word) {
  return std::ranges::find(table, word) != table.end();
}

class Clauses {
 public:
  Clauses(const text::Words& words, std::vector<ReadMention>& mentions) : words_(words), mentions_(mentions) {}

  void read() {
    std::size_t at = 0;
    for (const Segment& segment : find_segments(words_)) {
      const std::size_t first = at;
      while (at < mentions_.size() && mentions_[at].first < segment.last) ++at;
      read(segment, std::span(mentions_).subspan(first, at - first));
    }
    const std::vector<bool> quoted = quoted_words(words_);
    for (ReadMention& mention : mentions_)
      if (quoted[mention.first]) mention.relation = Relation::kMentions, mention.partial = false;
  }

 private:
  // What a sentence hands on to the items behind its colon, and a ground of the preamble to the next one.
  struct Carried {
    Relation relation = Relation::kMentions;
    bool list = false;
  };

  void read(const Segment& segment, std::span<ReadMention> mentions) {
    if (is_article(segment)) carried_ = {};
    std::size_t head = skip_lead(segment);
    auto opening = trigger_at(words_, head);
    if (const auto enacted = enacting_trigger(segment); enacted && !mentions.empty()) {
      opening = enacted;
      head = enacted->first;
    }
    if (mentions.empty()) {
      carry_over(segment, head, opening);
      return;
    }
    const ReadMention* before = nullptr;
    for (ReadMention& mention : mentions) {
      if (before == nullptr)
        read_first(segment, head, opening, mention);
      else
        read_next(mentions.front().relation, *before, mention);
      before = &mention;
    }
    end_effect(segment, mentions);
    carry_over(segment, head, opening);
  }

  // "Điều 3." ends the list of the article before.
  bool is_article(const Segment& segment) const {
    return segment.item && segment.first + 1 < segment.last && words_.words[segment.first].folded == "dieu" &&
           words_.words[segment.first + 1].number;
  }

  // "Điều 2.", "1.", "a)", "V/v", "Về việc", "Nay" before the sentence proper.
  std::size_t skip_lead(const Segment& segment) const {
    static constexpr auto kLeads = std::to_array<std::string_view>(
        {"veviec", "ve", "vv", "nay", "quyetdinh", "nghiquyet", "thongtu", "luat", "quydinh", "nghidinh", "congvan"});
    std::size_t at = segment.first;
    while (at < segment.last) {
      const text::Word& word = words_.words[at];
      if (word.folded == "dieu" && at + 1 < segment.last && words_.words[at + 1].number) {
        at += 2;
      } else if (word.number || (word.folded.size() == 1 && !word.capital)) {
        ++at;
      } else if (trigger_at(words_, at)) {
        break;
      } else if (const std::size_t lead = text::match_any(words_, at, kLeads);
                 lead > 0 && at + lead < segment.last && at + lead < segment.first + kItemHead &&
                 (trigger_at(words_, at + lead) || text::match_any(words_, at + lead, kLeads) > 0)) {
        at += lead;
      } else {
        break;
      }
    }
    return at;
  }

  void read_first(const Segment& segment, std::size_t head, const std::optional<Trigger>& opening,
                  ReadMention& mention) const {
    if (opening && opening->last <= mention.first && reaches(*opening, mention)) {
      set(mention, opening->relation, opening->last);
      return;
    }
    if (const auto trigger = last_trigger(words_, head, mention.first)) {
      if (is_near(*trigger, mention) && speaks_of_itself(segment, *trigger, mention)) {
        set(mention, trigger->relation, trigger->last);
        return;
      }
    }
    if (carried_.relation == Relation::kMentions || opening) return;
    if (mention.first <= head + kItemHead || has_passive(words_, head, mention.first))
      mention.relation = carried_.relation;
  }

  // A trigger at the head of the sentence governs its first number, unless the number is only a rule that it follows.
  bool reaches(const Trigger& trigger, const ReadMention& mention) const {
    const std::size_t distance = mention.first - trigger.last;
    if (distance > kHeadReach) return false;
    // "Căn cứ quy định nêu trên, ..." has named its ground.
    for (std::size_t at = trigger.last; at < mention.first; ++at)
      if (text::match_phrase(words_, at, "neutren") > 0 || text::match_phrase(words_, at, "trenday") > 0) return false;
    // "Bãi bỏ các quy định trước đây trái với Quyết định số ..."
    static constexpr auto kOthers = std::to_array<std::string_view>({"traivoi", "phuhopvoi", "cancu", "theoquydinh"});
    if (is_effect(trigger.relation))
      for (std::size_t at = trigger.last; at < mention.first; ++at)
        if (text::match_any(words_, at, kOthers) > 0) return false;
    if (trigger.relation != Relation::kCarriesOut && trigger.relation != Relation::kAnswers) return true;
    for (std::size_t at = trigger.last; at < mention.first; ++at)
      if (text::match_phrase(words_, at, "theoquydinh") > 0 || text::match_phrase(words_, at, "quydinhtai") > 0)
        return false;
    return distance <= kPartReach;
  }

  bool is_near(const Trigger& trigger, const ReadMention& mention) const {
    const std::size_t distance = mention.first - trigger.last;
    if (distance > (is_effect(trigger.relation) ? kPartReach : kReach)) return false;
    bool part = false;
    for (std::size_t at = trigger.last; at < mention.first; ++at) {
      const std::string_view word = words_.words[at].exact;
      if (word == "khoản" || word == "điều" || word == "điểm" || word == "lục" || word == "quy" || word == "mục")
        part = true;
      if (!part && (word == "theo" || word == "tại" || word == "bởi")) return false;
      if (words_.text.substr(words_.words[at].end, 1) == "," && !part && !contains(kManners, word)) return false;
    }
    return part || distance <= kReach;
  }

  // Whether the deed is this paper's own. Inside a sentence that needs its "Quyết định này", and a guide or a ground
  // there is somebody else's.
  bool speaks_of_itself(const Segment& segment, const Trigger& trigger, const ReadMention& mention) const {
    if (trigger.relation == Relation::kCarriesOut) return mention.first - trigger.last <= kReach && !is_noun(trigger);
    if (trigger.relation == Relation::kAnswers) return true;
    for (std::size_t at = segment.first; at < trigger.first; ++at) {
      if (words_.words[at].exact == "này") return trigger.relation != Relation::kBasis;
      if (is_effect(trigger.relation) && text::match_phrase(words_, at, "cohieuluc") > 0) return true;
    }
    return false;
  }

  // "khó khăn trong việc triển khai", "tình hình thực hiện": spoken of, not done.
  bool is_noun(const Trigger& trigger) const {
    if (trigger.first == 0) return false;
    const std::string_view before = words_.words[trigger.first - 1].exact;
    return before == "việc" || before == "trong" || before == "hình" || before == "khi";
  }

  // `base`: the relation of the first number in the sentence.
  void read_next(Relation base, const ReadMention& before, ReadMention& mention) const {
    const std::size_t from = std::min(before.behind, mention.first);
    if (is_sibling(before, from, mention)) {
      mention.relation = before.relation;
      mention.partial = before.partial;
      return;
    }
    if (is_next_part(words_, from, mention.first)) {
      set(mention, before.relation, from);
      return;
    }
    if (is_changed_by(words_, from, mention.first)) {
      if (base == Relation::kBasis) mention.relation = Relation::kBasis;
      return;
    }
    if (has_passive(words_, from, mention.first)) return;
    const auto trigger = last_trigger(words_, from, mention.first);
    if (!trigger || !is_near(*trigger, mention)) return;
    const bool goes_on = trigger->first > from && words_.words[trigger->first - 1].exact == "và";
    const bool itself = std::any_of(words_.words.begin() + static_cast<std::ptrdiff_t>(from),
                                    words_.words.begin() + static_cast<std::ptrdiff_t>(trigger->first),
                                    [](const text::Word& word) { return word.exact == "này"; });
    const bool effect = is_effect(trigger->relation) && (itself || (goes_on && is_effect(before.relation)));
    const bool next_ground = trigger->relation == Relation::kBasis && before.relation == Relation::kBasis;
    const bool carries = trigger->relation == Relation::kCarriesOut && before.relation != Relation::kBasis &&
                         mention.first - trigger->last <= 2 && !is_noun(*trigger) &&
                         words_.words[trigger->first - 1].exact != "về";
    if (effect || next_ground || carries) set(mention, trigger->relation, trigger->last);
  }

  // "Nghị định A ngày ... và Nghị định B", also where the title of A stands between: "... A về phí và Nghị định B".
  bool is_sibling(const ReadMention& before, std::size_t from, const ReadMention& mention) const {
    if (std::all_of(words_.words.begin() + static_cast<std::ptrdiff_t>(from),
                    words_.words.begin() + static_cast<std::ptrdiff_t>(mention.first),
                    [](const text::Word& word) { return contains(kConnectives, word.exact); }))
      return true;
    if (mention.first == 0 || mention.first <= before.last) return true;
    // No title stands between: a new paper begins.
    if (words_.words[from].exact == "và" && from + 1 < mention.first && words_.words[from + 1].capital) return true;
    if (is_next_place(words_, from, mention.first)) return true;
    // What follows a comma or "và" with a type word of its own stands beside the paper before, not inside its title.
    const text::Word& left = words_.words[mention.first - 1];
    const std::uint32_t begin = words_.words[mention.first].begin;
    const bool comma = words_.text.substr(left.end, begin - left.end).find(',') != std::string_view::npos;
    return (comma || left.exact == "và") && words_.words[mention.first].capital;
  }

  // "... hết hiệu lực kể từ ngày Quyết định này có hiệu lực", also behind a list with semicolons. Where the subject is
  // something published "tại" these papers, only that part of them ends.
  void end_effect(const Segment& segment, std::span<ReadMention> mentions) {
    if (!goes_on_) listed_ = mentions.data();
    goes_on_ = segment.ends_in_semicolon;
    if (!ends_effect(segment, mentions)) return;
    const bool part = listed_->first > 0 && follows_place(listed_->first);
    for (ReadMention* mention = listed_; mention <= &mentions.back(); ++mention) {
      if (is_effect(mention->relation) || mention->relation == Relation::kBasis) continue;
      mention->relation = Relation::kRepeals;
      mention->partial = part;
    }
  }

  bool follows_place(std::size_t first) const {
    for (std::size_t back = 1; back <= 3 && back <= first; ++back) {
      const std::string_view word = words_.words[first - back].exact;
      if (word == "tại" || word == "theo") return true;
    }
    return false;
  }

  bool ends_effect(const Segment& segment, std::span<const ReadMention> mentions) const {
    bool ended = false;
    bool itself = false;
    for (std::size_t at = segment.first; at < segment.last; ++at) {
      if (at >= mentions.back().last && text::match_phrase(words_, at, "hethieuluc") > 0) ended = true;
      if (words_.words[at].exact == "này") itself = true;
    }
    return ended && itself;
  }

  // "Bộ trưởng Bộ Tài chính ban hành Thông tư bãi bỏ ...": the paper's own title.
  std::optional<Trigger> enacting_trigger(const Segment& segment) const {
    static constexpr auto kPapers =
        std::to_array<std::string_view>({"luat", "boluat", "phaplenh", "nghidinh", "nghiquyet", "nghiquyetlientich",
                                         "quyetdinh", "thongtu", "thongtulientich", "chithi"});
    for (std::size_t at = segment.first; at < segment.last; ++at) {
      const std::size_t enacted = text::match_phrase(words_, at, "banhanh");
      if (enacted == 0) continue;
      const std::size_t paper = text::match_any(words_, at + enacted, kPapers);
      if (paper > 0)
        if (const auto trigger = trigger_at(words_, at + enacted + paper)) return trigger;
    }
    return std::nullopt;
  }

  void carry_over(const Segment& segment, std::size_t head, const std::optional<Trigger>& opening) {
    if (segment.ends_in_colon) {
      const bool grounds = opening && opening->relation == Relation::kBasis;
      carried_ = {.relation = grounds ? Relation::kBasis : listed_relation(segment, head), .list = true};
    } else if (opening && opening->relation == Relation::kBasis) {
      carried_ = {.relation = segment.ends_in_semicolon ? Relation::kBasis : Relation::kMentions, .list = false};
    } else if (carried_.list ? !segment.item && !segment.ends_in_semicolon : !segment.ends_in_semicolon) {
      carried_ = {};
    }
  }

  // What a sentence that ends in a colon says of the items below: "Bãi bỏ các văn bản sau:".
  Relation listed_relation(const Segment& segment, std::size_t head) const {
    bool ended = false;
    for (std::size_t at = segment.first; at < segment.last; ++at)
      if (text::match_phrase(words_, at, "hethieuluc") > 0) ended = true;
    if (ended) return Relation::kRepeals;
    const auto trigger = last_trigger(words_, head, segment.last);
    if (!trigger || segment.last - trigger->last > kItemHead) return Relation::kMentions;
    bool papers = false;
    for (std::size_t at = trigger->last; at < segment.last; ++at) {
      const std::string_view word = words_.words[at].folded;
      if (word == "ban" || word == "quyet" || word == "thong" || word == "nghi") papers = true;
      if (word == "dieu" || word == "khoan" || word == "diem") return Relation::kMentions;
    }
    return papers && is_effect(trigger->relation) ? trigger->relation : Relation::kMentions;
  }

  // `from`: behind the trigger. What is named between is the part that it concerns.
  void set(ReadMention& mention, Relation relation, std::size_t from) const {
    mention.relation = relation;
    if (!is_effect(relation)) return;
    mention.partial = names_part(words_, from, mention.first, relation);
  }

  const text::Words& words_;
  std::vector<ReadMention>& mentions_;
  Carried carried_;
  ReadMention* listed_ = nullptr;  // first of the sentence, over its semicolons
  bool goes_on_ = false;
};

}  // namespace

void read_relations(const text::Words& words, std::vector<ReadMention>& mentions) {
  if (!mentions.empty()) Clauses(words, mentions).read();
}

}  // namespace vankho::citation
