// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/authority/abbreviations.h"

#include <algorithm>
#include <array>
#include <span>
#include <utility>

#include "schema/authority/issuer_codes.h"
#include "schema/text/fold.h"

namespace vankho::authority {
namespace {

using text::Token;
using Pair = std::pair<std::string_view, std::string_view>;

// Sorted by the folded abbreviation.
constexpr auto kExpansions = std::to_array<Pair>({
    {"attp", "an toàn thực phẩm"},
    {"bbt", "Ban Bí thư"},
    {"bcd", "Ban Chỉ đạo"},
    {"bch", "Ban Chấp hành"},
    {"bhxh", "Bảo hiểm xã hội"},
    {"bql", "Ban Quản lý"},
    {"bqlda", "Ban Quản lý dự án"},
    {"btv", "Ban Thường vụ"},
    {"ccb", "Cựu chiến binh"},
    {"gddt", "Giáo dục và Đào tạo"},
    {"gtvt", "Giao thông vận tải"},
    {"hcm", "Hồ Chí Minh"},
    {"hdnd", "Hội đồng nhân dân"},
    {"htx", "Hợp tác xã"},
    {"kbnn", "Kho bạc Nhà nước"},
    {"khcn", "Khoa học và Công nghệ"},
    {"khdt", "Kế hoạch và Đầu tư"},
    {"ktnn", "Kiểm toán nhà nước"},
    {"ldld", "Liên đoàn Lao động"},
    {"ldtbxh", "Lao động - Thương binh và Xã hội"},
    {"lhpn", "Liên hiệp Phụ nữ"},
    {"mttq", "Mặt trận Tổ quốc"},
    {"mttqvn", "Mặt trận Tổ quốc"},
    {"nhnn", "Ngân hàng Nhà nước"},
    {"nnmt", "Nông nghiệp và Môi trường"},
    {"nnptnt", "Nông nghiệp và Phát triển nông thôn"},
    {"ptnt", "Phát triển nông thôn"},
    {"qlda", "Quản lý dự án"},
    {"tand", "Tòa án nhân dân"},
    {"tandtc", "Tòa án nhân dân tối cao"},
    {"thcs", "Trung học cơ sở"},
    {"thpt", "Trung học phổ thông"},
    {"tncs", "Thanh niên Cộng sản"},
    {"tnmt", "Tài nguyên và Môi trường"},
    {"tp", "thành phố"},
    {"tphcm", "thành phố Hồ Chí Minh"},
    {"tphn", "thành phố Hà Nội"},
    {"ttg", "Thủ tướng Chính phủ"},
    {"tttt", "Thông tin và Truyền thông"},
    {"tw", "Trung ương"},
    {"tx", "thị xã"},
    {"ubkt", "Ủy ban Kiểm tra"},
    {"ubmttq", "Ủy ban Mặt trận Tổ quốc"},
    {"ubmttqvn", "Ủy ban Mặt trận Tổ quốc"},
    {"ubnd", "Ủy ban nhân dân"},
    {"ubtvqh", "Ủy ban Thường vụ Quốc hội"},
    {"vhtt", "Văn hóa và Thông tin"},
    {"vhttdl", "Văn hóa, Thể thao và Du lịch"},
    {"vks", "Viện kiểm sát nhân dân"},
    {"vksnd", "Viện kiểm sát nhân dân"},
    {"vksndtc", "Viện kiểm sát nhân dân tối cao"},
    {"vp", "Văn phòng"},
});
static_assert(std::ranges::is_sorted(kExpansions, {}, &Pair::first));

// Units and committees that are abbreviations by their place only: printed in capitals, or before a full stop.
constexpr auto kUnitLetters = std::to_array<Pair>(
    {{"t", "tỉnh"}, {"h", "huyện"}, {"q", "quận"}, {"p", "phường"}, {"x", "xã"}, {"tt", "thị trấn"}});
constexpr auto kCommitteeLetters = std::to_array<Pair>(
    {{"tu", "Tỉnh ủy"}, {"hu", "Huyện ủy"}, {"qu", "Quận ủy"}, {"du", "Đảng ủy"}, {"thu", "Thành ủy"}});

// Pronounceable ones that are common in titles.
constexpr auto kSpokenAbbreviations = std::to_array<std::string_view>(
    {"asean", "covid", "eu", "iso", "oda", "tcvn", "ubtvqh", "un", "unesco", "unicef", "usd"});

constexpr auto kOnsets =
    std::to_array<std::string_view>({"ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "qu", "br", "bl",
                                     "cr",  "dr", "gr", "hr", "kl", "kr", "pl", "pr", "sr", "hl", "ml", "b",  "c",
                                     "d",   "g",  "h",  "k",  "l",  "m",  "n",  "p",  "r",  "s",  "t",  "v",  "x"});
constexpr auto kCodas =
    std::to_array<std::string_view>({"", "c", "ch", "m", "n", "ng", "nh", "p", "t", "k", "l", "r", "s", "h"});

bool is_vowel(char c) {
  return std::string_view("aeiouy").find(c) != std::string_view::npos;
}

std::size_t vowel_groups(std::string_view word) {
  std::size_t groups = 0;
  for (std::size_t i = 0; i < word.size(); ++i)
    if (is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]))) ++groups;
  return groups;
}

// Three consonants in a row and none of the clusters that a syllable may begin with.
bool has_hard_cluster(std::string_view word) {
  std::size_t run = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    run = is_vowel(word[i]) ? 0 : run + 1;
    if (run >= 3 && word.substr(i - 2, 3) != "ngh") return true;
  }
  return false;
}

std::string_view look_up(std::span<const Pair> table, std::string_view key) {
  const auto row = std::ranges::find(table, key, &Pair::first);
  return row == table.end() ? std::string_view{} : row->second;
}

class Expander {
 public:
  explicit Expander(std::string_view name) : name_(name), tokens_(text::tokenize(name)) {}

  std::vector<Token> expand() {
    if (const IssuerCode* code = whole_code()) {
      add(code->name, tokens_.front().begin, tokens_.back().end);
      return std::move(result_);
    }
    for (std::size_t i = 0; i < tokens_.size(); i = step(i)) continue;
    complete_front();
    for (std::size_t i = 0; i < result_.size(); ++i) result_[i].position = static_cast<std::uint32_t>(i + 1);
    return std::move(result_);
  }

 private:
  std::string_view gap_after(std::size_t i) const {
    const std::size_t to = i + 1 < tokens_.size() ? tokens_[i + 1].begin : name_.size();
    return name_.substr(tokens_[i].end, to - tokens_[i].end);
  }
  std::string_view original(std::size_t i) const {
    return name_.substr(tokens_[i].begin, tokens_[i].end - tokens_[i].begin);
  }
  bool in_capitals(std::size_t i) const {
    const std::string lower = text::to_lower(original(i));
    return original(i) != lower && text::to_upper(lower) == original(i);
  }

  // A name that is one code and nothing else: "VPTU".
  const IssuerCode* whole_code() const {
    if (tokens_.size() != 1 || !is_abbreviation(tokens_[0]) || !look_up(kExpansions, tokens_[0].folded).empty())
      return nullptr;
    const IssuerCode* code = find_issuer_code(text::to_upper(tokens_[0].folded));
    return code != nullptr && code->side != IssuerSide::kUnit ? code : nullptr;
  }

  // The Fatherland Front is written with and without "Việt Nam".
  void complete_front() {
    const std::vector<Token> front = text::tokenize("Mặt trận Tổ quốc Việt Nam");
    const std::size_t half = front.size() - 2;
    const auto same = [](const Token& a, const Token& b) { return a.folded == b.folded; };
    const auto found = std::search(result_.begin(), result_.end(), front.begin(), front.end() - 2, same);
    if (found == result_.end()) return;
    const auto rest = found + static_cast<std::ptrdiff_t>(half);
    if (result_.end() - rest >= 2 && std::equal(front.end() - 2, front.end(), rest, same)) return;
    const std::uint32_t end = (rest - 1)->end;
    const auto added = result_.insert(rest, front.end() - 2, front.end());
    for (auto token = added; token != added + 2; ++token) token->begin = token->end = end;
  }

  void add(std::string_view words, std::uint32_t begin, std::uint32_t end) {
    for (Token token : text::tokenize(words)) {
      token.begin = begin;
      token.end = end;
      result_.push_back(std::move(token));
    }
  }

  std::size_t step(std::size_t i) {
    // "GD&ĐT", "LĐ-TB&XH": one abbreviation with signs in it.
    std::string joined = tokens_[i].folded;
    std::size_t last = i;
    std::size_t best = i;
    std::string_view expansion = look_up(kExpansions, joined);
    while (last + 1 < tokens_.size() && last - i < 3 && tokens_[last + 1].folded.size() <= 4 &&
           gap_after(last).find_first_not_of("&- ") == std::string_view::npos &&
           gap_after(last).find_first_of("&-") != std::string_view::npos) {
      joined += tokens_[++last].folded;
      if (const std::string_view longer = look_up(kExpansions, joined); !longer.empty()) {
        expansion = longer;
        best = last;
      }
    }
    if (expansion.empty()) expansion = by_place(i);
    if (expansion.empty())
      result_.push_back(tokens_[i]);
    else
      add(expansion, tokens_[i].begin, tokens_[best].end);
    if (gap_after(best).find('&') != std::string_view::npos && best + 1 < tokens_.size())
      add("và", tokens_[best].end, tokens_[best].end);
    return best + 1;
  }

  std::string_view by_place(std::size_t i) const {
    const std::string& word = tokens_[i].folded;
    const bool last = i + 1 == tokens_.size();
    const bool stop = gap_after(i).starts_with('.');
    if (i > 0 && !last && (in_capitals(i) || stop)) return look_up(kUnitLetters, word);
    if (i == 0 && !last && stop) return look_up(kUnitLetters, word);
    if (i > 0 && last && in_capitals(i) && tokens_[i].exact.size() <= word.size() + 1)
      return look_up(kCommitteeLetters, word);
    // "UB" stood for the People's Committee until 2004.
    return i == 0 && !last && word == "ub" ? "Ủy ban nhân dân" : std::string_view{};
  }

  std::string_view name_;
  std::vector<Token> tokens_;
  std::vector<Token> result_;
};

}  // namespace

bool is_pronounceable(std::string_view folded) {
  const auto onset = std::ranges::find_if(kOnsets, [&](std::string_view head) { return folded.starts_with(head); });
  std::string_view rest = folded;
  if (onset != kOnsets.end()) rest.remove_prefix(onset->size());
  // The vowel of "gi" and "qu" may be the only one.
  if (rest.empty()) return onset != kOnsets.end() && (*onset == "gi" || *onset == "qu");
  std::size_t vowels = 0;
  while (vowels < rest.size() && is_vowel(rest[vowels])) ++vowels;
  constexpr std::size_t kMaxVowels = 3;
  const bool gi = onset != kOnsets.end() && *onset == "gi";
  if ((vowels == 0 && !gi) || vowels > kMaxVowels) return false;
  return std::ranges::find(kCodas, rest.substr(vowels)) != kCodas.end();
}

bool is_roman_number(std::string_view folded) {
  std::string_view rest = folded;
  for (int tens = 0; tens < 3 && rest.starts_with('x'); ++tens) rest.remove_prefix(1);
  constexpr auto kOnes = std::to_array<std::string_view>({"", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"});
  return !folded.empty() && std::ranges::find(kOnes, rest) != kOnes.end();
}

bool is_abbreviation(const Token& word) {
  if (std::ranges::find(kSpokenAbbreviations, word.folded) != kSpokenAbbreviations.end()) return true;
  if (word.folded.size() == 1) return !is_vowel(word.folded[0]);
  // Of the letters with marks only Đ and Ư stand in abbreviations.
  std::string bare = word.exact;
  for (const std::string_view letter : {"đ", "ư"})
    for (std::size_t at = bare.find(letter); at != std::string::npos; at = bare.find(letter))
      bare.replace(at, letter.size(), letter == "đ" ? "d" : "u");
  if (bare != word.folded || is_pronounceable(word.folded)) return false;
  return vowel_groups(word.folded) < 2 || has_hard_cluster(word.folded);
}

std::vector<Token> written_out(std::string_view name) {
  return Expander(name).expand();
}

}  // namespace vankho::authority
