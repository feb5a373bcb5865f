// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/eval/eval_legacy.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "indexer/extract/extract.h"
#include "indexer/extract/legacy/legacy_text.h"
#include "indexer/failure.h"
#include "schema/text/fold.h"
#include "schema/text/letters.h"
#include "schema/text/utf8.h"

namespace vankho::indexing {
namespace {

namespace fs = std::filesystem;

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Failure(ExitCode::kUsage, "cannot read " + path.string(), "không đọc được " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

using Words = std::map<std::string, std::size_t>;

// Letters are those of Vietnamese and of other alphabets; all of ASCII and Latin-1 that is none parts words.
Words words_of(const std::string& text) {
  constexpr std::size_t decimals = 4;
  const std::string lower = text::to_lower(text);
  Words words;
  std::string word;
  char parted_by = ' ';
  bool number_before = false;
  for (std::size_t at = 0; at <= lower.size();) {
    const text::CodePoint c = at < lower.size() ? text::decode(lower, at) : text::CodePoint{U' ', 1, true};
    const bool letter =
        text::letter_of(c.value).letter != text::kNoLetter || (c.value >= 0xDF && c.value != 0xF7 && c.value < 0x2000);
    if (letter) {
      word.append(lower, at, c.size);
    } else {
      const bool number = !word.empty() && std::ranges::all_of(word, is_digit);
      if (number && number_before && parted_by != ' ') word.resize(std::min(word.size(), decimals));
      if (!word.empty()) ++words[word];
      number_before = number;
      parted_by = c.value == U'.' || c.value == U',' ? '.' : ' ';
      word.clear();
    }
    at += c.size;
  }
  return words;
}

std::size_t letters_in(const std::string& word) {
  return static_cast<std::size_t>(
      std::ranges::count_if(word, [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string list_of(const std::vector<ConvertedLetters>& converted) {
  std::string list;
  for (const ConvertedLetters& one : converted)
    list += fmt::format("{}{} {}", list.empty() ? "" : ", ", one.encoding, one.letters);
  return list.empty() ? "Unicode" : list;
}

LegacyScore score(const fs::path& file, const fs::path& transcript) {
  LegacyScore result;
  result.file = file.filename().string();
  const Words wanted = words_of(bytes_of(transcript));
  for (const auto& [word, count] : wanted) result.letters += letters_in(word) * count;
  try {
    const ExtractedText text = extract(bytes_of(file), result.file);
    result.read = true;
    result.encodings = list_of(text.converted);
    for (const auto& [word, count] : words_of(text.text)) {
      const auto same = wanted.find(word);
      const std::size_t both = same == wanted.end() ? 0 : std::min(same->second, count);
      result.right += letters_in(word) * both;
      result.foreign += letters_in(word) * (count - both);
    }
  } catch (const ExtractError& error) {
    result.encodings = error.what();
  }
  return result;
}

void check_unicode(const std::string& text, const std::string& where, UnicodeScores& scores) {
  ++scores.texts;
  scores.bytes += text.size();
  const ConvertedText converted = to_unicode({.text = text, .runs = {}});
  if (!converted.converted.empty()) scores.converted.push_back(where + ": " + list_of(converted.converted));
}

void check_file(const fs::path& path, UnicodeScores& scores) {
  const std::string extension = path.extension().string();
  if (extension == ".jsonl" || extension == ".tsv" || extension == ".json" || extension == ".md") {
    std::ifstream lines(path, std::ios::binary);
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);)
      check_unicode(text::to_valid_utf8(line), fmt::format("{}:{}", path.string(), ++number), scores);
    return;
  }
  try {
    const std::string bytes = bytes_of(path);
    const ExtractedText text = extract(bytes, path.filename().string());
    ++scores.texts;
    scores.bytes += text.text.size();
    if (!text.converted.empty()) scores.converted.push_back(path.string() + ": " + list_of(text.converted));
  } catch (const ExtractError&) {
    ++scores.unread;
  }
}

}  // namespace

std::vector<LegacyScore> score_legacy(const std::string& dir) {
  if (!fs::is_directory(fs::path(dir) / "files"))
    throw Failure(ExitCode::kUsage, "no folder files in " + dir, "không có thư mục files trong " + dir);
  std::vector<LegacyScore> scores;
  for (const fs::directory_entry& entry : fs::directory_iterator(fs::path(dir) / "files")) {
    const fs::path transcript = fs::path(dir) / "transcripts" / (entry.path().stem().string() + ".txt");
    if (entry.is_regular_file() && fs::exists(transcript)) scores.push_back(score(entry.path(), transcript));
  }
  std::ranges::sort(scores, {}, [](const LegacyScore& one) { return std::pair(one.percent(), one.file); });
  return scores;
}

std::string table_of(const std::vector<LegacyScore>& scores) {
  std::string table = " right  letters  foreign  file, letters converted\n";
  LegacyScore all;
  std::size_t good = 0;
  std::size_t unread = 0;
  for (const LegacyScore& one : scores) {
    table += fmt::format("{:6.2f}{:9}{:9}  {}: {}\n", one.percent(), one.letters, one.foreign, one.file, one.encodings);
    if (!one.read) {
      ++unread;
      continue;
    }
    all.letters += one.letters;
    all.right += one.right;
    all.foreign += one.foreign;
    good += one.percent() >= 98 ? 1 : 0;
  }
  table += fmt::format("{:6.2f}{:9}{:9}  {} files read, {} of them at least 98 % right; {} not read\n", all.percent(),
                       all.letters, all.foreign, scores.size() - unread, good, unread);
  return table;
}

UnicodeScores score_unicode(const std::vector<std::string>& paths) {
  UnicodeScores scores;
  for (const std::string& path : paths) {
    if (!fs::is_directory(path)) {
      check_file(path, scores);
      continue;
    }
    for (const fs::directory_entry& entry : fs::recursive_directory_iterator(path))
      if (entry.is_regular_file()) check_file(entry.path(), scores);
  }
  return scores;
}

std::string table_of(const UnicodeScores& scores) {
  std::string table;
  for (const std::string& one : scores.converted) table += one + '\n';
  return table + fmt::format("{} texts, {:.1f} MB, {} falsely converted; {} files not read\n", scores.texts,
                             static_cast<double>(scores.bytes) / 1e6, scores.converted.size(), scores.unread);
}

}  // namespace vankho::indexing
