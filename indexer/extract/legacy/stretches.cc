// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/legacy/stretches.h"

#include <algorithm>
#include <array>
#include <limits>

namespace vankho::indexing {
namespace {

// Bytes. A line of fewer is taken together with the next one: a word alone proves nothing.
constexpr std::size_t kShort = 48;
constexpr std::size_t kLong = 400;
constexpr std::size_t kLongest = 4096;

// What it costs to read on in another way than before, in points of evidence.
constexpr std::int32_t kToAsItIs = 4;
constexpr std::int32_t kToEncodingOfFont = 3;
constexpr std::int32_t kToOther = 16;

// What the font adds for its encoding in a stretch with marked words, by what all text in such fonts says.
constexpr std::int32_t kFontIsRight = 8;
constexpr std::int32_t kFontSaysSo = 3;
constexpr std::int32_t kFontOfUnicode = 4;

constexpr std::size_t kHints = static_cast<std::size_t>(FontHint::kViscii) + 1;

std::vector<Stretch> cut(const RunText& runs) {
  const std::string_view text = runs.text;
  std::vector<Stretch> stretches;
  std::size_t run = 0;
  FontHint hint = FontHint::kUnknown;
  std::size_t next_run = runs.runs.empty() ? text.size() : std::min(runs.runs[0].begin, text.size());
  Stretch open{.begin = 0, .end = 0, .hint = hint, .reading = kAsItIs};
  const auto close = [&](std::size_t end) {
    if (end > open.begin) {
      open.end = end;
      stretches.push_back(open);
    }
    open = {.begin = end, .end = end, .hint = hint, .reading = kAsItIs};
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    while (at >= next_run && run < runs.runs.size()) {
      const FontHint of_run = hint_of(runs.runs[run].font);
      ++run;
      next_run = run < runs.runs.size() ? runs.runs[run].begin : text.size();
      if (of_run == hint) continue;
      hint = of_run;
      close(at);
    }
    const std::size_t size = at - open.begin;
    const char c = text[at];
    const bool continues = (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
    if ((c == '\n' && size >= kShort) || (c == ' ' && size >= kLong))
      close(at + 1);
    else if (size >= kLongest && !continues)
      close(at);
  }
  close(text.size());
  return stretches;
}

LetterCase case_of(FontHint hint) {
  return hint == FontHint::kTcvn3Capitals ? LetterCase::kCapitals : LetterCase::kWritten;
}

Evidence evidence_of_stretch(std::string_view text, const Stretch& stretch) {
  Evidence sum{};
  if (stretch.hint == FontHint::kSymbols) return sum;
  for_each_word(text.substr(stretch.begin, stretch.end - stretch.begin),
                [&](std::size_t, std::size_t, std::span<const Unit> units) {
                  const Evidence word = evidence_of(units, case_of(stretch.hint));
                  for (std::size_t i = 0; i < kReadings; ++i) sum[i] += word[i];
                });
  return sum;
}

// What the fonts of each hint are worth, from the evidence of all text in them.
std::array<Evidence, kHints> worth_of_fonts(const std::vector<Stretch>& stretches,
                                            const std::vector<Evidence>& evidence) {
  std::array<std::array<std::int64_t, kReadings>, kHints> sums{};
  for (std::size_t i = 0; i < stretches.size(); ++i)
    for (std::size_t reading = 0; reading < kReadings; ++reading)
      sums[static_cast<std::size_t>(stretches[i].hint)][reading] += evidence[i][reading];
  std::array<Evidence, kHints> worth{};
  for (std::size_t hint = 0; hint < kHints; ++hint) {
    const auto& sum = sums[hint];
    if (const auto encoding = encoding_of(static_cast<FontHint>(hint))) {
      const std::size_t reading = reading_of(*encoding);
      const std::int64_t lead = sum[reading] - *std::ranges::max_element(sum);
      worth[hint][reading] = lead == 0 && sum[reading] > sum[kAsItIs] ? kFontIsRight
                             : sum[reading] >= sum[kAsItIs]           ? kFontSaysSo
                                                                      : 0;
    } else if (static_cast<FontHint>(hint) == FontHint::kOther && sum[kAsItIs] > 0 &&
               sum[kAsItIs] == *std::ranges::max_element(sum)) {
      worth[hint][kAsItIs] = kFontOfUnicode;
    }
  }
  return worth;
}

std::int32_t cost_of(std::size_t reading, FontHint hint) {
  if (reading == kAsItIs) return kToAsItIs;
  const auto encoding = encoding_of(hint);
  return encoding && reading_of(*encoding) == reading ? kToEncodingOfFont : kToOther;
}

}  // namespace

std::vector<Stretch> read_stretches(const RunText& text) {
  std::vector<Stretch> stretches = cut(text);
  std::vector<Evidence> evidence;
  evidence.reserve(stretches.size());
  for (const Stretch& stretch : stretches) evidence.push_back(evidence_of_stretch(text.text, stretch));
  const auto worth = worth_of_fonts(stretches, evidence);

  // The best path (Viterbi): `best[r]` is the best sum of all ways that end in reading r, `from` the way there.
  using From = std::array<std::uint8_t, kReadings>;
  std::vector<From> from(stretches.size());
  std::array<std::int64_t, kReadings> best{};
  for (std::size_t i = 0; i < stretches.size(); ++i) {
    const FontHint hint = stretches[i].hint;
    const bool says_something = evidence[i] != Evidence{};
    const auto before = best;
    const auto top = static_cast<std::size_t>(std::ranges::max_element(before) - before.begin());
    for (std::size_t reading = 0; reading < kReadings; ++reading) {
      // At the start only what neither stands there nor is said by the font costs something.
      const std::int32_t cost = cost_of(reading, hint);
      const std::int64_t changed = i == 0 ? (cost == kToOther ? -kToOther : 0) : before[top] - cost;
      const bool stays = i > 0 && before[reading] >= changed;
      from[i][reading] = static_cast<std::uint8_t>(stays ? reading : top);
      best[reading] = (stays ? before[reading] : changed) + evidence[i][reading];
      if (says_something) best[reading] += worth[static_cast<std::size_t>(hint)][reading];
    }
  }
  auto reading = static_cast<std::uint8_t>(std::ranges::max_element(best) - best.begin());
  for (std::size_t i = stretches.size(); i-- > 0;) {
    stretches[i].reading = reading;
    reading = from[i][reading];
  }
  return stretches;
}

}  // namespace vankho::indexing
