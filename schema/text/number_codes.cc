// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/text/number_codes.h"

#include <algorithm>
#include <array>
#include <utility>

#include "schema/authority/document_types.h"
#include "schema/authority/issuer_codes.h"
#include "schema/text/fold.h"

namespace vankho::text {
namespace {

// ĐCTUBTWMTTQVN and its kind.
constexpr std::size_t kMaxCodeLetters = 20;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
bool is_capital(char c) {
  return c >= 'A' && c <= 'Z';
}

// "CVHU" = CV + HU; two letters at least on each side, so that few words are taken for one.
bool is_type_and_issuer(std::string_view capitals) {
  for (std::size_t length = 2; length + 2 <= capitals.size() && length <= 4; ++length)
    if (authority::document_type_by_code(capitals.substr(0, length)) != nullptr &&
        authority::find_issuer_code(capitals.substr(length)) != nullptr)
      return true;
  return false;
}

// The type whose printed code is `capitals` with any marks: the code of hợp đồng (HĐ) for "HĐ", of hướng dẫn for "HD".
const authority::DocumentType* type_printed_as(std::string_view written_upper, std::string_view capitals) {
  const authority::DocumentType* usual = nullptr;
  for (const authority::DocumentType& type : authority::document_types()) {
    if (type.codes.substr(0, type.codes.find('|')) != capitals || type.shown.empty()) continue;
    if (to_upper(type.shown) == written_upper) return &type;
    if (usual == nullptr) usual = &type;
  }
  return usual;
}

}  // namespace

CodeWord code_word(std::string_view text, std::uint32_t begin, std::uint32_t end) {
  CodeWord word{.form = word_form(text.substr(begin, end - begin)), .begin = begin, .end = end};
  std::string& capitals = word.form.capitals;
  std::erase_if(capitals, [](char c) { return !is_digit(c) && !is_capital(c); });
  if (capitals.empty() || capitals.size() > kMaxCodeLetters) return word;
  if (word.form.has_tone && capitals != "TBO") return word;
  word.is_type = authority::document_type_by_code(capitals) != nullptr;
  word.is_issuer = authority::find_issuer_code(capitals) != nullptr;
  word.is_joined = !word.is_type && !word.is_issuer && is_type_and_issuer(capitals);
  return word;
}

bool looks_like_code(const CodeWord& word) {
  const std::string& capitals = word.form.capitals;
  if (capitals.empty() || capitals.size() > kMaxCodeLetters || !is_capital(capitals.front())) return false;
  if (word.form.has_tone) return capitals == "TBO";
  if (capitals.size() == 1) return word.is_type && word.is_upper();
  const auto upper = std::ranges::count_if(word.form.base, is_capital);
  if (word.is_type || word.is_issuer) {
    // "Da", "Thu": the first word of a sentence; but "Ttg" and "Byt" are written.
    const bool is_capitalised = upper == 1 && word.form.has_lower;
    return !is_capitalised || (capitals.size() >= 3 && !is_syllable(capitals));
  }
  const auto lower = std::ranges::count_if(word.form.base, [](char c) { return c >= 'a' && c <= 'z'; });
  return upper >= 2 ? lower <= 2 : upper == 1 && lower == 0;
}

bool is_syllable(std::string_view capitals) {
  constexpr auto kSyllables = std::to_array<std::string_view>({"CA", "DA", "DU", "HU", "PA", "QU", "SY", "THU", "TU"});
  return std::ranges::find(kSyllables, capitals) != kSyllables.end();
}

bool is_syllable_pair(std::string_view capitals, std::string_view next_capitals) {
  using Pair = std::pair<std::string_view, std::string_view>;
  constexpr auto kPairs = std::to_array<Pair>({
      {"CA", "NHAN"},   {"CA", "NUOC"},  {"DA", "DANG"},  {"DA", "NANG"},   {"DU", "AN"},     {"DU", "BAO"},
      {"DU", "DIEU"},   {"DU", "HOC"},   {"DU", "KIEN"},  {"DU", "LICH"},   {"DU", "LIEU"},   {"DU", "LUAN"},
      {"DU", "PHONG"},  {"DU", "THAO"},  {"DU", "THI"},   {"DU", "TOAN"},   {"DU", "TRU"},    {"HU", "HONG"},
      {"HU", "TUC"},    {"THU", "CHI"},  {"THU", "HOI"},  {"THU", "HUT"},   {"THU", "NHAP"},  {"THU", "TUC"},
      {"THU", "TUONG"}, {"THU", "THUE"}, {"THU", "VIEN"}, {"TU", "BO"},     {"TU", "CACH"},   {"TU", "CHINH"},
      {"TU", "CHU"},    {"TU", "CHUC"},  {"TU", "DAN"},   {"TU", "DO"},     {"TU", "KHI"},    {"TU", "LENH"},
      {"TU", "LIEU"},   {"TU", "NAM"},   {"TU", "NGAY"},  {"TU", "NGHIEP"}, {"TU", "NGUYEN"}, {"TU", "NHAN"},
      {"TU", "PHAP"},   {"TU", "PHE"},   {"TU", "QUAN"},  {"TU", "SUA"},    {"TU", "THANG"},  {"TU", "THIEN"},
      {"TU", "TUONG"},  {"TU", "VAN"},   {"TU", "VE"},    {"TU", "VONG"},
  });
  return std::ranges::find(kPairs, Pair{capitals, next_capitals}) != kPairs.end();
}

bool is_file_extension(std::string_view capitals) {
  constexpr auto kExtensions = std::to_array<std::string_view>(
      {"DOC", "DOCX", "HTM", "HTML", "ODT", "PDF", "PPT", "PPTX", "RTF", "TXT", "XLS", "XLSX", "ZIP"});
  return std::ranges::find(kExtensions, capitals) != kExtensions.end();
}

bool stands_alone(std::string_view capitals) {
  constexpr auto kCodes = std::to_array<std::string_view>(
      {"CP", "CTN", "HDBT", "HDCP", "HDNN", "HDNN7", "HDNN8", "TTG", "TTLB", "TTLN", "TTLT"});
  if (std::ranges::find(kCodes, capitals) != kCodes.end()) return true;
  const auto letters = capitals.find_first_of("0123456789");
  const auto code = capitals.substr(0, letters);
  return (code == "QH" && letters != std::string_view::npos) || code == "UBTVQH";
}

std::string compared_form(std::string_view capitals) {
  std::string code;
  std::ranges::copy_if(capitals, std::back_inserter(code), [](char c) { return is_digit(c) || is_capital(c); });
  if (code == "QDI" || code == "QYD" || code == "QDD") return "QD";
  // DD: a keyboard that did not turn it into Đ.
  if (code == "NDD") return "ND";
  return code;
}

std::string shown_form(std::string_view written, CodePlace place, NumberSystem system) {
  std::string letters = repaired(written);
  const WordForm form = word_form(letters);
  if (form.capitals.empty()) return letters;
  if (form.capitals == "UBND") return "UBND";
  if (form.capitals == "TU" && system == NumberSystem::kParty) return "TU";
  if (place == CodePlace::kFirst && form.capitals == "QDI") return "QĐi";
  if (place == CodePlace::kFirst && form.capitals == "NDD") return "NĐ";
  if (place == CodePlace::kFirst && form.capitals == "QDD") return "QĐ";
  const std::string upper = to_upper(letters);
  const authority::DocumentType* type = place == CodePlace::kFirst ? type_printed_as(upper, form.capitals) : nullptr;
  const authority::IssuerCode* issuer = authority::find_issuer_code(form.capitals);
  std::string known(type != nullptr ? type->shown : issuer != nullptr ? issuer->shown : std::string_view{});
  // "QH14": the row has no number of the legislature.
  if (type == nullptr && issuer != nullptr) known.append(form.capitals.substr(issuer->code.size()));
  const bool same = to_upper(known) == upper;
  return !known.empty() && (form.is_plain || same) ? known : letters;
}

}  // namespace vankho::text
