// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/eval/eval_ocr.h"

#include <fcntl.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "indexer/eval/fitted_line.h"
#include "indexer/failure.h"
#include "indexer/header/evidence.h"
#include "indexer/header/read_paper.h"
#include "indexer/ocr/limits.h"
#include "indexer/reading/owned_file.h"
#include "indexer/worker/extractor.h"

namespace vankho::indexing {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::ifstream open(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw Failure(ExitCode::kUsage, "cannot read " + path.string(), "không đọc được " + path.string());
  return file;
}

class Scorer {
 public:
  explicit Scorer(const EvalOcrOptions& options)
      : options_(options),
        extractor_({.command = options.worker,
                    .limits = {.cpu_seconds = kOcrSeconds, .memory_bytes = kOcrMemory},
                    .wait = std::chrono::seconds(2 * kOcrSeconds)}) {}

  void score(const nlohmann::json& truth) {
    const std::string file = truth.at("file");
    OcrScores::Scan& scan = scores_.scans.emplace_back();
    scan.file = file;
    const fs::path path = fs::path(options_.dir) / "files" / file;
    const OwnedFile opened(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
    if (!opened) open(path);  // throws
    ExtractedText text;
    const auto start = Clock::now();
    try {
      text = extractor_.extract(opened.get(), file);
    } catch (const ExtractError& error) {
      scan.failure = error.what();
    }
    scan.seconds = std::chrono::duration<double>(Clock::now() - start).count();
    scan.pages = 1 + static_cast<std::size_t>(std::ranges::count(text.text, '\f'));
    const std::string transcript = fs::path(file).stem().string() + ".txt";
    if (!options_.texts_dir.empty()) {
      fs::create_directories(options_.texts_dir);
      std::ofstream(fs::path(options_.texts_dir) / transcript, std::ios::binary) << text.text;
    }
    compare(scan, fs::path(options_.dir) / "transcripts" / transcript, text.text);
    Item item;
    item.text = std::move(text.text);
    item.source = {.path = file,
                   .sha256 = {},
                   .media_type = {},
                   .size = 0,
                   .recognised = text.recognised,
                   .doubts = std::move(text.doubts)};
    judge(truth, file, read_paper(item));
  }

  OcrScores take() { return std::move(scores_); }

 private:
  void compare(OcrScores::Scan& scan, const fs::path& transcript, const std::string& text) {
    if (!fs::exists(transcript)) return;
    std::ifstream lines = open(transcript);
    for (std::string line; std::getline(lines, line);) {
      const FittedLine fitted = fit_line(line, text);
      scan.letters += fitted.letters;
      scan.right_letters += fitted.right_letters;
      scan.words += fitted.words;
      scan.right_words += fitted.right_words;
      if (fitted.right_letters < fitted.letters)
        scores_.misses.push_back(fmt::format("{} line: {} | {}", scan.file, fitted.found, line));
    }
  }

  void judge(const nlohmann::json& truth, const std::string& file, const schema::Record& record) {
    const bool by_hand = truth.value("by_hand", false);
    for (std::size_t i = 0; i < kJudgedFields.size(); ++i) {
      const std::string field(kJudgedFields[i]);
      if (!truth.contains(field)) continue;
      const std::string wanted = truth[field].is_string() ? truth[field].get<std::string>() : std::string();
      const JudgedField judged = judge_field(field, record, wanted);
      const bool found = !judged.read.empty();
      const bool right = found && judged.right && !wanted.empty();
      const schema::Evidence* evidence = evidence_of(record, field);
      const unsigned said = evidence == nullptr ? 0 : evidence->confidence;
      RecognisedFields& fields =
          by_hand && (field == "number" || field == "date") ? scores_.by_hand : scores_.fields[i];
      for (RecognisedFields* sum : {&fields, &scores_.said[i][std::min(said, 100u) / 10]}) {
        sum->known += wanted.empty() ? 0 : 1;
        sum->found += found ? 1 : 0;
        sum->right += right ? 1 : 0;
      }
      if (found != right || (!found && !wanted.empty()))
        scores_.misses.push_back(fmt::format("{} {}: {} ({} %) | {}", file, field, judged.read, said, wanted));
    }
  }

  const EvalOcrOptions& options_;
  Extractor extractor_;
  OcrScores scores_;
};

double percent(std::size_t part, std::size_t whole) {
  return whole == 0 ? 100 : 100.0 * static_cast<double>(part) / static_cast<double>(whole);
}

std::string row_of(std::string_view name, const RecognisedFields& fields) {
  return fmt::format("{:<10}{:>6}{:>7}{:>7}{:>7}{:>12.1f}{:>10.1f}\n", name, fields.known, fields.found, fields.right,
                     fields.found - fields.right, percent(fields.right, fields.found),
                     percent(fields.right, fields.known));
}

}  // namespace

OcrScores score_ocr(const EvalOcrOptions& options) {
  const fs::path truth_file = fs::path(options.dir) / "truth.jsonl";
  std::ifstream truths = open(truth_file);
  Scorer scorer(options);
  std::size_t number = 0;
  for (std::string line; std::getline(truths, line);) {
    ++number;
    if (line.empty()) continue;
    try {
      scorer.score(nlohmann::json::parse(line));
    } catch (const nlohmann::json::exception& error) {
      const std::string place = fmt::format("{}:{}: {}", truth_file.string(), number, error.what());
      throw Failure(ExitCode::kUsage, place, place);
    }
  }
  return scorer.take();
}

std::string table_of(const OcrScores& scores, bool misses) {
  std::string table = "letters %  words %  s a page  pages  file\n";
  OcrScores::Scan all;
  std::size_t failed = 0;
  const auto add_row = [&](const OcrScores::Scan& scan, const std::string& name) {
    table += fmt::format("{:>9.2f}{:>9.2f}{:>10.2f}{:>7}  {}\n", percent(scan.right_letters, scan.letters),
                         percent(scan.right_words, scan.words), scan.seconds / static_cast<double>(scan.pages),
                         scan.pages, name);
  };
  for (const OcrScores::Scan& scan : scores.scans) {
    add_row(scan, scan.failure.empty() ? scan.file : scan.file + ": " + scan.failure);
    failed += scan.failure.empty() ? 0 : 1;
    all.pages += scan.pages;
    all.seconds += scan.seconds;
    all.letters += scan.letters;
    all.right_letters += scan.right_letters;
    all.words += scan.words;
    all.right_words += scan.right_words;
  }
  all.pages = std::max<std::size_t>(all.pages, 1);
  add_row(all, fmt::format("{} scans, {} not read", scores.scans.size(), failed));
  table += "\nfield      known  found  right  wrong  precision %  recall %\n";
  for (std::size_t i = 0; i < kJudgedFields.size(); ++i) table += row_of(kJudgedFields[i], scores.fields[i]);
  table += row_of("by hand", scores.by_hand);
  table += "\nfield      said  right\n";
  for (std::size_t i = 0; i < kJudgedFields.size(); ++i)
    for (std::size_t ten = scores.said[i].size(); ten-- > 0;)
      if (const RecognisedFields& fields = scores.said[i][ten]; fields.found > 0)
        table += fmt::format("{:<10}{:>3}+ %{:>5} of {:<5}{:>6.1f} %\n", kJudgedFields[i], ten * 10, fields.right,
                             fields.found, percent(fields.right, fields.found));
  if (misses)
    for (const std::string& miss : scores.misses) table += miss + '\n';
  return table;
}

}  // namespace vankho::indexing
