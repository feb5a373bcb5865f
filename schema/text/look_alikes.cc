// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/look_alikes.h"

#include <algorithm>
#include <array>

namespace vankho::text {
namespace {

struct LookAlike {
  char32_t seen;
  char32_t read;
};

consteval auto make_look_alikes() {
  auto rows = std::to_array<LookAlike>({
      // Greek capitals
      {U'Α', U'a'},
      {U'Β', U'b'},
      {U'Ε', U'e'},
      {U'Ζ', U'z'},
      {U'Η', U'h'},
      {U'Ι', U'i'},
      {U'Κ', U'k'},
      {U'Μ', U'm'},
      {U'Ν', U'n'},
      {U'Ο', U'o'},
      {U'Ρ', U'p'},
      {U'Τ', U't'},
      {U'Υ', U'y'},
      {U'Χ', U'x'},
      // like Г below; without it the lower case of a word would be read where the word is not
      {U'Γ', U'r'},
      // Greek small letters
      {U'α', U'a'},
      {U'γ', U'y'},
      {U'ι', U'i'},
      {U'κ', U'k'},
      {U'ν', U'v'},
      {U'ο', U'o'},
      {U'ρ', U'p'},
      {U'τ', U't'},
      {U'υ', U'u'},
      {U'χ', U'x'},
      // Cyrillic; П for N and Г for R are what the sharing sites use
      {U'А', U'a'},
      {U'В', U'b'},
      {U'Е', U'e'},
      {U'К', U'k'},
      {U'М', U'm'},
      {U'Н', U'h'},
      {U'О', U'o'},
      {U'Р', U'p'},
      {U'С', U'c'},
      {U'Т', U't'},
      {U'У', U'y'},
      {U'Х', U'x'},
      {U'П', U'n'},
      {U'Г', U'r'},
      {U'а', U'a'},
      {U'в', U'b'},
      {U'е', U'e'},
      {U'к', U'k'},
      {U'м', U'm'},
      {U'н', U'h'},
      {U'о', U'o'},
      {U'р', U'p'},
      {U'с', U'c'},
      {U'т', U't'},
      {U'у', U'y'},
      {U'х', U'x'},
      {U'п', U'n'},
      {U'г', U'r'},
      {U'І', U'i'},
      {U'і', U'i'},
      {U'Ј', U'j'},
      {U'ј', U'j'},
      {U'Ѕ', U's'},
      {U'ѕ', U's'},
      {U'Һ', U'h'},
      {U'һ', U'h'},
      {U'Ѵ', U'v'},
      {U'ѵ', U'v'},
      {U'Ү', U'y'},
      {U'ү', U'y'},
      {U'Ӏ', U'l'},
      {U'ӏ', U'l'},
      {U'Ԁ', U'd'},
      {U'ԁ', U'd'},
      {U'Ԍ', U'g'},
      {U'Ԛ', U'q'},
      {U'ԛ', U'q'},
      {U'Ԝ', U'w'},
      {U'ԝ', U'w'},
      // Lao vowel sign e
      {U'ເ', U'c'},
  });
  std::ranges::sort(rows, {}, &LookAlike::seen);
  return rows;
}
constexpr auto kLookAlikes = make_look_alikes();

}  // namespace

char32_t look_alike(char32_t c) {
  const auto row = std::ranges::lower_bound(kLookAlikes, c, {}, &LookAlike::seen);
  return row == kLookAlikes.end() || row->seen != c ? 0 : row->read;
}

}  // namespace vankho::text
