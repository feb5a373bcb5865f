// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/syllable.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace vankho::text {
namespace {

// Onsets of one letter after which an open i or y is written so; qu and th beside them.
constexpr std::string_view kOpenWithY = "hklmst";
constexpr std::string_view kOpenWithI = "bnvx";

// Up to four letters as one number.
using Key = std::uint32_t;

// Rimes by the place of the letter that carries the tone, old school. The glide rimes need it apart from the onset
// "qu", whose u is no part of the rime.
constexpr std::u32string_view kRimes[] = {
    U"a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng eo ep et "
    U"ê êch êm ên êng ênh êp êt êu i ia ich im in inh ip it iu o oc oi om on ong op ot ô ôc ôi ôm ôn ông ôp ôt "
    U"ơ ơi ơm ơn ơp ơt u ua uc ui um un ung up ut ư ưa ưc ưi ưm ưn ưng ưt ưu y ya oa oe uy",
    U"iêc iêm iên iêng iêp iêt iêu yêm yên yêng yêt yêu ooc oong uôc uôi uôm uôn uông uôt "
    U"ươc ươi ươm ươn ương ươp ươt ươu oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oen oeo oet "
    U"uâ uân uâng uât uây uê uêch uên uênh uêu uơ uya uych uyn uynh uyp uyt uyu",
    U"uyên uyêt",
};
// What stands after "qu" beside the rimes above: quýt, quỳnh.
constexpr std::u32string_view kRimesAfterQu = U"ych yn ynh yt";

constexpr std::u32string_view kOnsets = U"b c ch d đ g gh h k kh l m n ng ngh nh p ph r s t th tr v x";

constexpr std::size_t kSlots = 1024;
struct Entry {
  Key key = 0;
  std::uint8_t place = 0;
};
using Table = std::array<Entry, kSlots>;

constexpr std::size_t slot_of(Key key) {
  return key * 0x9E3779B1U >> 22;
}

template <typename Visit>
constexpr void for_each_word(std::u32string_view words, Visit visit) {
  while (!words.empty()) {
    const std::size_t size = std::min(words.find(U' '), words.size());
    Key key = 0;
    for (const char32_t c : words.substr(0, size)) key = key << 8 | letter_of(c).letter;
    visit(key);
    words.remove_prefix(std::min(size + 1, words.size()));
  }
}

constexpr void insert(Table& table, Key key, std::size_t place) {
  std::size_t slot = slot_of(key);
  while (table[slot].key != 0) slot = (slot + 1) % kSlots;
  table[slot] = {key, static_cast<std::uint8_t>(place)};
}

consteval Table make_rimes() {
  Table table{};
  for (std::size_t place = 0; place < std::size(kRimes); ++place)
    for_each_word(kRimes[place], [&](Key key) { insert(table, key, place); });
  return table;
}

consteval Table make_rimes_after_qu() {
  Table table = make_rimes();
  for_each_word(kRimesAfterQu, [&](Key key) { insert(table, key, 0); });
  return table;
}

consteval Table make_onsets() {
  Table table{};
  for_each_word(kOnsets, [&](Key key) { insert(table, key, 0); });
  return table;
}

constexpr Table kRimeTable = make_rimes();
constexpr Table kRimeTableAfterQu = make_rimes_after_qu();
constexpr Table kOnsetTable = make_onsets();

const Entry* find(const Table& table, Key key) {
  for (std::size_t slot = slot_of(key); table[slot].key != 0; slot = (slot + 1) % kSlots)
    if (table[slot].key == key) return &table[slot];
  return nullptr;
}

const Entry* find_rime(const Table& table, std::span<const TonedLetter> rime) {
  if (rime.empty() || rime.size() > 4) return nullptr;
  Key key = 0;
  for (const TonedLetter& letter : rime) key = key << 8 | letter.letter;
  return find(table, key);
}

// Which letter carries the tone, or nothing when this is no syllable.
std::optional<std::size_t> tone_place(std::span<const TonedLetter> letters) {
  std::size_t vowel = 0;
  Key onset = 0;
  while (vowel < letters.size() && !is_vowel(letters[vowel].letter)) {
    if (vowel == 3) return std::nullopt;
    onset = onset << 8 | letters[vowel++].letter;
  }
  if (vowel == letters.size()) return std::nullopt;
  if (onset == 'q') {
    if (letters[1].letter != 'u') return std::nullopt;
    const Entry* rime = find_rime(kRimeTableAfterQu, letters.subspan(2));
    return rime == nullptr ? std::nullopt : std::optional<std::size_t>(2 + rime->place);
  }
  if (onset != 0 && find(kOnsetTable, onset) == nullptr) return std::nullopt;
  // gi + a vowel: the i belongs to the onset (già), but not in gì, gìn, and giêng fits either way.
  if (onset == 'g' && letters[1].letter == 'i' && letters.size() > 2 && is_vowel(letters[2].letter))
    if (const Entry* rime = find_rime(kRimeTable, letters.subspan(2))) return 2 + rime->place;
  const Entry* rime = find_rime(kRimeTable, letters.subspan(vowel));
  return rime == nullptr ? std::nullopt : std::optional<std::size_t>(vowel + rime->place);
}

// "giặt gịa" is g + ịa, "giạ" is gi + ạ: two words, so this one mark stays where it was typed.
bool is_gia_with_dot(std::span<const TonedLetter> letters, Tone tone) {
  return tone == kDotBelow && letters.size() == 3 && letters[0] == TonedLetter{'g', kNoTone} &&
         letters[1].letter == 'i' && letters[2].letter == 'a';
}

void move_tone(std::span<TonedLetter> letters) {
  Tone tone = kNoTone;
  std::size_t vowels = 0;
  std::size_t marked_vowels = 0;
  std::size_t marked_consonants = 0;
  for (const TonedLetter& letter : letters) {
    const bool vowel = is_vowel(letter.letter);
    vowels += vowel ? 1U : 0U;
    if (letter.tone == kNoTone) continue;
    ++(vowel ? marked_vowels : marked_consonants);
    // The mark of the vowel once more on a consonant ("việṭ") says nothing new; two different marks, or one on two
    // vowels, are not understood.
    if ((tone != kNoTone && letter.tone != tone) || marked_vowels > 1) return;
    tone = letter.tone;
  }
  const bool home_already = marked_vowels == vowels && marked_consonants == 0;
  if (tone == kNoTone || home_already || is_gia_with_dot(letters, tone)) return;
  const std::optional<std::size_t> home = tone_place(letters);
  if (!home) return;
  for (TonedLetter& letter : letters) letter.tone = kNoTone;
  letters[*home].tone = tone;
}

// Of two or three letters.
void unify_i_and_y(std::span<TonedLetter> letters) {
  const std::size_t size = letters.size();
  Letter& last = letters[size - 1].letter;
  if (last != 'i' && last != 'y') return;
  const Letter first = letters[0].letter;
  if (size == 3) {
    // Without marks, so that "qưi", which is no word, still meets its own folded form.
    const char second = plain(letters[1].letter);
    if (first == 'q' && second == 'u') last = 'y';
    if (first == 't' && second == 'h') last = 'i';
  } else if (kOpenWithY.find(static_cast<char>(first)) != std::string_view::npos) {
    last = 'y';
  } else if (kOpenWithI.find(static_cast<char>(first)) != std::string_view::npos) {
    last = 'i';
  }
}

}  // namespace

bool is_syllable(std::span<const TonedLetter> letters) {
  if (letters.empty() || letters.size() > kMaxSyllable) return false;
  Tone tone = kNoTone;
  for (const TonedLetter& letter : letters) {
    if (letter.letter == kNoLetter) return false;
    if (letter.tone == kNoTone) continue;
    if (tone != kNoTone || !is_vowel(letter.letter)) return false;
    tone = letter.tone;
  }
  // tone_place() reads the letter behind the onset.
  if (letters.size() == 1 ? !is_vowel(letters[0].letter) : !tone_place(letters)) return false;
  const Letter last = letters.back().letter;
  const bool stopped = last == 'c' || last == 'p' || last == 't' ||
                       (last == 'h' && letters.size() > 1 && letters[letters.size() - 2].letter == 'c');
  return !stopped || tone == kAcute || tone == kDotBelow;
}

void unify_spelling(std::span<TonedLetter> letters) {
  if (letters.size() < 2 || letters.size() > kMaxSyllable) return;
  move_tone(letters);
  if (letters.size() <= 3) unify_i_and_y(letters);
}

}  // namespace vankho::text
