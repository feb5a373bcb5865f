// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/citation/segments.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vankho::citation {
namespace {

// Words that begin a line of their own, also where the line before has no full stop.
constexpr auto kLineHeads = std::to_array<std::string_view>(
    {"cancu", "xet", "theodenghi", "thuchien", "veviec", "vv", "sua", "suadoi", "baibo", "huybo", "thaythe", "huongdan",
     "quydinhchitiet", "traloi", "phucdap", "kinhgui", "noinhan"});

class Cutter {
 public:
  explicit Cutter(const text::Words& words) : words_(words) {}

  std::vector<Segment> cut() {
    for (std::size_t at = 1; at < words_.words.size(); ++at) look_between(at);
    close(words_.words.size());
    return std::move(segments_);
  }

 private:
  std::string_view gap_before(std::size_t at) const {
    const std::size_t begin = words_.words[at - 1].end;
    return words_.text.substr(begin, words_.words[at].begin - begin);
  }

  void close(std::size_t at) {
    if (at == current_.first) return;
    current_.last = at;
    segments_.push_back(current_);
    current_ = Segment{.first = at};
  }

  void look_between(std::size_t at) {
    const std::string_view gap = gap_before(at);
    const text::Word& next = words_.words[at];
    const std::size_t line = gap.find('\n');
    const bool new_line = line != std::string_view::npos;
    const std::string_view indent = new_line ? gap.substr(line) : std::string_view();
    const bool bullet = indent.find_first_of("-+*") != std::string_view::npos ||
                        indent.find("\xE2\x80\x93") != std::string_view::npos ||
                        indent.find("\xE2\x80\xA2") != std::string_view::npos;
    const bool starts = next.capital || next.number;
    const bool semicolon = gap.find(';') != std::string_view::npos;
    const bool colon = new_line && gap.find(':') < line;
    if (semicolon || colon) {
      current_.ends_in_semicolon = semicolon;
      current_.ends_in_colon = colon && !semicolon;
    } else if (!ends_sentence(at, gap, starts, new_line) && !(new_line && (bullet || begins_line(at, gap)))) {
      return;
    }
    close(at);
    current_.item = new_line && (bullet || is_marker(at));
  }

  // A full stop before a capital. Not one behind a number or an abbreviation inside a line ("TP. Huế", "1. Giao").
  bool ends_sentence(std::size_t at, std::string_view gap, bool starts, bool new_line) const {
    if (!starts) return false;
    const std::size_t stop = gap.find_first_of(".!?");
    if (stop == std::string_view::npos || stop + 1 >= gap.size()) return false;
    const text::Word& before = words_.words[at - 1];
    if (new_line) return true;
    return !(before.upper && before.folded.size() <= 2) && !(before.number && at - 1 == current_.first);
  }

  bool begins_line(std::size_t at, std::string_view gap) const {
    const text::Word& next = words_.words[at];
    if (is_marker(at)) return true;
    if (!next.capital) return false;
    // A blank line divides, but for text in which every line is followed by one.
    const bool blank = gap.find('\n') != gap.rfind('\n');
    const text::Word& before = words_.words[at - 1];
    if (blank && (next.upper != before.upper || gap.find(',') == std::string_view::npos)) return true;
    return text::match_any(words_, at, kLineHeads) > 0 || (next.upper != before.upper && next.folded.size() > 1);
  }

  // "a)", "1.", "Điều 5" at the begin of a line.
  bool is_marker(std::size_t at) const {
    const text::Word& word = words_.words[at];
    // In "căn cứ khoản 2 / Điều 18 Luật ..." the line only happens to begin with it.
    if (word.folded == "dieu" && word.capital && at + 1 < words_.words.size() && words_.words[at + 1].number) {
      const std::size_t behind = words_.text.find_first_not_of(' ', words_.words[at + 1].end);
      return behind == std::string_view::npos ||
             std::string_view(".:\n").find(words_.text[behind]) != std::string_view::npos;
    }
    if (!word.number && word.folded.size() > 1) return false;
    const char behind = word.end < words_.text.size() ? words_.text[word.end] : ' ';
    return (behind == ')' || behind == '.') && word.folded.size() <= 2;
  }

  const text::Words& words_;
  std::vector<Segment> segments_;
  Segment current_;
};

}  // namespace

std::vector<bool> quoted_words(const text::Words& words) {
  std::vector<bool> quoted(words.words.size());
  std::vector<std::size_t> open;  // first words of quotations that are not closed yet
  for (std::size_t at = 0; at <= words.words.size(); ++at) {
    const std::size_t begin = at == 0 ? 0 : words.words[at - 1].end;
    const std::size_t end = at == words.words.size() ? words.text.size() : words.words[at].begin;
    const std::string_view gap = words.text.substr(begin, end - begin);
    if (gap.find("\xE2\x80\x9D") != std::string_view::npos && !open.empty()) {
      const std::size_t first = open.back();
      open.pop_back();
      if (open.empty() && at - first <= kMaxQuoted)
        std::fill(quoted.begin() + static_cast<std::ptrdiff_t>(first), quoted.begin() + static_cast<std::ptrdiff_t>(at),
                  true);
    }
    if (gap.find("\xE2\x80\x9C") != std::string_view::npos) {
      // One that was forgotten does not swallow the rest.
      if (!open.empty() && at - open.front() > kMaxQuoted) open.clear();
      open.push_back(at);
    }
  }
  return quoted;
}

std::vector<Segment> find_segments(const text::Words& words) {
  return Cutter(words).cut();
}

}  // namespace vankho::citation
