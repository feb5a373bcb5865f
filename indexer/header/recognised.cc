// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/header/recognised.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <span>
#include <string>
#include <string_view>

#include "indexer/header/person_name.h"
#include "indexer/header/vocabulary.h"
#include "schema/authority/document_types.h"
#include "schema/text/fold.h"
#include "schema/text/letters.h"
#include "schema/text/syllable.h"

namespace vankho::indexing {
namespace {

// Of a field whose words are not as they were read.
constexpr unsigned kMended = 70;
// Pieces above and below "Nơi nhận" among which a signer's name may stand.
constexpr std::size_t kPiecesBefore = 14;
constexpr std::size_t kPiecesBehind = 60;
constexpr std::size_t kMostCountDigits = 5;
constexpr std::size_t kLeastSyllables = 3;
constexpr std::size_t kMostSyllables = 5;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Where the digits stand by themselves in the head of the body, or npos.
std::size_t find_digits(std::string_view body, std::string_view digits) {
  body = body.substr(0, kRecognisedHeadBytes);
  for (std::size_t at = body.find(digits); at != std::string_view::npos; at = body.find(digits, at + 1)) {
    const std::size_t end = at + digits.size();
    if ((at == 0 || !is_digit(body[at - 1])) && (end == body.size() || !is_digit(body[end]))) return at;
  }
  return std::string_view::npos;
}

// The least sure word of the cell around `at`, in per cent.
unsigned surety_of_cell(std::string_view body, std::size_t at, const std::vector<schema::Doubt>& doubts) {
  const std::size_t before = body.find_last_of("\n\t\f", at);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(body.find_first_of("\n\t\f", at), body.size());
  unsigned least = 100;
  for (const schema::Doubt& doubt : doubts)
    if (doubt.begin < end && doubt.end > begin) least = std::min(least, doubt.confidence);
  return least;
}

unsigned surety_of(const schema::Record& record, std::string_view field) {
  std::string digits;
  if (field == "number")
    digits = record.number.substr(
        0, static_cast<std::size_t>(std::ranges::find_if_not(record.number, is_digit) - record.number.begin()));
  else if (field == "date")
    digits = std::to_string(record.date / 10'000);
  if (digits.empty()) return 100;
  const std::size_t at = find_digits(record.body, digits);
  return at == std::string_view::npos ? 100 : surety_of_cell(record.body, at, record.source.doubts);
}

bool is_vietnamese(std::string_view word) {
  std::array<text::TonedLetter, text::kMaxSyllable> letters{};
  std::size_t size = 0;
  for (std::size_t at = 0; at < word.size(); ++size) {
    char32_t letter = 0;
    U8_NEXT_UNSAFE(word.data(), at, letter);
    if (size == letters.size()) return false;
    letters[size] = text::letter_of(letter);
    if (letters[size].letter == text::kNoLetter) return false;
  }
  return size != 0 && text::is_syllable(std::span(letters).first(size));
}

// A name with its family name, and no position. Of two syllables it is rather the rest of one that a stamp covers, of
// six it is a line of a list; one that is no syllable of the language was misread ("Glang").
bool is_whole_name(const Layout& layout, std::size_t first, std::size_t last) {
  if (last - first < kLeastSyllables || last - first > kMostSyllables) return false;
  const auto words = std::span(layout.words).subspan(first, last - first);
  return begins_with_family_name(layout, first) && match_position(layout, first) == 0 &&
         std::ranges::all_of(words, [](const auto& word) { return is_vietnamese(word.exact); });
}

// Whether a text is such a name as a whole.
bool is_whole_name(std::string_view text) {
  const Layout layout = lay_out(text);
  return is_whole_name(layout, 0, layout.words.size());
}

// Without its folders and extension.
std::string_view stem_of(std::string_view path) {
  path.remove_prefix(path.rfind('/') == path.npos ? 0 : path.rfind('/') + 1);
  return path.substr(0, path.rfind('.'));
}

// The words of a name of a file: runs of letters and of digits.
std::vector<std::string> words_of_name(std::string_view path) {
  std::vector<std::string> words;
  bool after_digit = false;
  for (const char c : text::fold_key(stem_of(path))) {
    const bool letter = (c >= 'a' && c <= 'z') || is_digit(c);
    if (!letter) {
      if (!words.empty() && !words.back().empty()) words.emplace_back();
      continue;
    }
    if (words.empty() || (!words.back().empty() && after_digit != is_digit(c))) words.emplace_back();
    words.back() += c;
    after_digit = is_digit(c);
  }
  return words;
}

}  // namespace

void lower_confidence(schema::Record& record, const std::vector<std::string_view>& mended) {
  if (record.source.recognised == 0) return;
  for (schema::Evidence& evidence : record.evidence) {
    if (evidence.origin == schema::Origin::kGiven || evidence.origin == schema::Origin::kFileName) continue;
    evidence.confidence = std::min({evidence.confidence, record.source.recognised, surety_of(record, evidence.field)});
    if (std::ranges::find(mended, std::string_view(evidence.field)) != mended.end())
      evidence.confidence = std::min(evidence.confidence, kMended);
  }
}

bool find_recognised_signer(const Layout& layout, SignatureBlock& signature) {
  if (!is_whole_name(signature.signer)) signature.signer.clear();
  if (!signature.signer.empty()) return false;
  const auto lead =
      std::ranges::find_if(layout.pieces, [&](const Piece& piece) { return is_recipients_lead(layout, piece); });
  if (lead == layout.pieces.end()) return false;
  const auto index = static_cast<std::size_t>(lead - layout.pieces.begin());
  const std::size_t last = std::min(layout.pieces.size(), index + kPiecesBehind);
  std::set<std::string> names;
  for (std::size_t i = index - std::min(index, kPiecesBefore); i < last; ++i) {
    const Piece& piece = layout.pieces[i];
    if (piece.bullet || !is_whole_name(layout, piece.first, piece.last)) continue;
    if (std::string name = read_person_name(layout, piece.first, piece.last); !name.empty())
      names.insert(std::move(name));
  }
  if (names.size() != 1) return false;
  signature.signer = *names.begin();
  return true;
}

std::optional<text::DocumentNumber> number_by_file_name(const Letterhead& head, std::string_view path) {
  const auto& printed = head.number ? head.number : head.blank;
  if (!printed) return std::nullopt;
  const std::vector<std::string> words = words_of_name(path);
  const std::vector<std::string> codes = printed->folded_codes();
  if (words.empty() || !is_digit(words.front().front()) || words.front().size() > kMostCountDigits) return std::nullopt;
  std::size_t at = 1;
  // "02_2010_tt_btc"
  if (printed->year != 0 && at < words.size() && words[at] == std::to_string(printed->year)) ++at;
  for (std::size_t i = 0; i < codes.size(); ++i, ++at) {
    const std::string code = text::fold_key(codes[i]);
    const bool is_last = i + 1 == codes.size();
    if (at >= words.size()) return std::nullopt;
    if (words[at] != code && !(is_last && i > 0 && words[at].size() > 1 && code.starts_with(words[at])))
      return std::nullopt;
  }
  text::DocumentNumber number = *printed;
  number.padding = words.front().substr(0, std::min(words.front().find_first_not_of('0'), words.front().size()));
  std::from_chars(words.front().data(), words.front().data() + words.front().size(), number.count);
  return number.count == 0 ? std::nullopt : std::optional(number);
}

std::optional<text::DocumentNumber> number_in_file_name(std::string_view path) {
  const std::string_view stem = stem_of(path);
  const auto found = text::find_document_numbers(stem);
  if (found.size() != 1) return std::nullopt;
  std::string before = text::fold_key(stem.substr(0, found.front().begin));
  if (before == "so" || before.ends_with(" so")) before.resize(before.size() - std::min<std::size_t>(before.size(), 3));
  if (!before.empty() && authority::find_document_type(before) == nullptr) return std::nullopt;
  const text::DocumentNumber& number = found.front().number;
  const std::string type = number.type_id();
  // Any code may be that of an agency that wrote a công văn: "21_THONG_TU" is no such number.
  const bool tells_type = !type.empty() && (type != "cong-van" || number.folded_codes().front() == "CV");
  return tells_type ? std::optional(number) : std::nullopt;
}

}  // namespace vankho::indexing
