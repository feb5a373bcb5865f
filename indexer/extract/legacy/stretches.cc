// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/legacy/stretches.h"

#include <algorithm>
#include <array>
#include <limits>

namespace vankho::indexing {
namespace {

// Bytes. A line of fewer is taken together with the next one: a word alone proves nothing.
constexpr std::size_t kShort = 48;
constexpr std::size_t kShortBeforeEmptyLine = 16;
constexpr std::size_t kLong = 400;
constexpr std::size_t kLongest = 4096;

// What it costs to read on in another way than before, in points of evidence.
constexpr std::int32_t kToAsItIs = 4;
constexpr std::int32_t kToEncodingOfFont = 3;
constexpr std::int32_t kToEstablished = 6;
constexpr std::int32_t kToOther = 16;
// Points by which an encoding is established: 30 syllables.
constexpr std::int64_t kEstablished = 60;

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
    const bool empty_line = c == '\n' && size >= kShortBeforeEmptyLine && text[at - 1] == '\n';
    if (empty_line || (c == '\n' && size >= kShort) || (c == ' ' && size >= kLong))
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

struct Text {
  std::vector<Stretch> stretches;
  std::vector<Evidence> evidence;  // of each
  std::array<Evidence, kHints> worth{};
};

// Encodings that much of the text is surely in.
using Established = std::array<bool, kReadings>;

std::int32_t cost_of(std::size_t reading, FontHint hint, const Established& established) {
  if (reading == kAsItIs) return kToAsItIs;
  const auto encoding = encoding_of(hint);
  if (encoding && reading_of(*encoding) == reading) return kToEncodingOfFont;
  return established[reading] ? kToEstablished : kToOther;
}

// The best path (Viterbi): `best[r]` is the best sum of all ways that end in reading r, `from` the way there.
void choose_readings(Text& text, const Established& established) {
  using From = std::array<std::uint8_t, kReadings>;
  std::vector<From> from(text.stretches.size());
  std::array<std::int64_t, kReadings> best{};
  for (std::size_t i = 0; i < text.stretches.size(); ++i) {
    const FontHint hint = text.stretches[i].hint;
    const bool says_something = text.evidence[i] != Evidence{};
    const auto before = best;
    const auto top = static_cast<std::size_t>(std::ranges::max_element(before) - before.begin());
    for (std::size_t reading = 0; reading < kReadings; ++reading) {
      // At the start only what neither stands there nor is said by the font costs something.
      const std::int32_t cost = cost_of(reading, hint, established);
      const std::int64_t changed = i == 0 ? (cost >= kToEstablished ? -cost : 0) : before[top] - cost;
      const bool stays = i > 0 && before[reading] >= changed;
      from[i][reading] = static_cast<std::uint8_t>(stays ? reading : top);
      best[reading] = (stays ? before[reading] : changed) + text.evidence[i][reading];
      if (says_something) best[reading] += text.worth[static_cast<std::size_t>(hint)][reading];
    }
  }
  auto reading = static_cast<std::uint8_t>(std::ranges::max_element(best) - best.begin());
  for (std::size_t i = text.stretches.size(); i-- > 0;) {
    text.stretches[i].reading = reading;
    reading = from[i][reading];
  }
}

Established established_in(const Text& text) {
  std::array<std::int64_t, kReadings> sums{};
  for (std::size_t i = 0; i < text.stretches.size(); ++i) {
    const std::uint8_t reading = text.stretches[i].reading;
    sums[reading] += text.evidence[i][reading];
  }
  Established established{};
  for (std::size_t reading = 1; reading < kReadings; ++reading) established[reading] = sums[reading] >= kEstablished;
  return established;
}

}  // namespace

std::vector<Stretch> read_stretches(const RunText& runs) {
  Text text{.stretches = cut(runs), .evidence = {}, .worth = {}};
  text.evidence.reserve(text.stretches.size());
  for (const Stretch& stretch : text.stretches) text.evidence.push_back(evidence_of_stretch(runs.text, stretch));
  text.worth = worth_of_fonts(text.stretches, text.evidence);
  choose_readings(text, {});
  // Once it is known what a text is in, short pieces of it are recognised too.
  if (const Established established = established_in(text); established != Established{})
    choose_readings(text, established);
  return std::move(text.stretches);
}

}  // namespace vankho::indexing
