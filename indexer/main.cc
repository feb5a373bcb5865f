// SPDX-License-Identifier: GPL-3.0-or-later
//
// vankho-indexer: the command line. Exit codes: failure.h.
#include <unistd.h>
#include <xapian.h>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <new>
#include <string>

#include "indexer/authorities/whois.h"
#include "indexer/eval/eval.h"
#include "indexer/eval/eval_citations.h"
#include "indexer/eval/eval_headers.h"
#include "indexer/eval/eval_legacy.h"
#include "indexer/eval/eval_ocr.h"
#include "indexer/follow/watch_run.h"
#include "indexer/inspect/dry_run.h"
#include "indexer/inspect/skipped.h"
#include "indexer/inspect/status.h"
#include "indexer/run/index_run.h"
#include "indexer/run/stop.h"
#include "indexer/worker/extractor.h"
#include "indexer/worker/serve.h"
#include "schema/index_layout.h"

namespace vankho::indexing {
namespace {

constexpr char kExitCodes[] =
    "Exit codes: 0 ok, 2 usage, 3 some inputs failed (see the report), 4 index locked, 5 index damaged or of another "
    "schema, 75 try again (disk full), 78 the index folder cannot be written or a file of settings is wrong, 130 or "
    "143 interrupted (what was whole "
    "is in the index).";

int end_with(ExitCode code) {
  return static_cast<int>(code);
}

int say(ExitCode code, const std::string& sentence) {
  std::fprintf(stderr, "vankho-indexer: %s\n", sentence.c_str());
  return end_with(code);
}

struct CommandLine {
  IndexOptions index;
  WatchOptions watch;
  SkippedOptions skipped;
  std::string status_dir;
  bool status_json = false;
  EvalOptions eval;
  std::string gold_file;
  std::string labels_file;
  std::string papers_dir;
  std::string legacy_dir;
  std::vector<std::string> unicode_paths;
  WhoisOptions whois;
  std::string authorities_file;
  bool list_misses = false;
  std::string language;
  std::vector<std::string> registers;
  std::string sheet;
  std::vector<std::string> columns;  // "number=Mã VB"
  std::uint64_t keep_free_mb = 512;
  unsigned ocr_minutes = 0;
  bool dry_run = false;
  std::string ocr_languages = "vie";
  EvalOcrOptions eval_ocr;
};

// What `index` and `watch` have in common.
void describe_sources(CLI::App* command, CommandLine& line) {
  command->add_option("--index", line.index.writer.index_dir, "Directory of the index; made when missing")->required();
  command
      ->add_option("SOURCE", line.index.sources,
                   "Folders, papers (PDF, Word, text and others), .jsonl files, or - for JSON Lines on standard input")
      ->required();
  command
      ->add_option("--register", line.registers,
                   "Spreadsheets (CSV, XLSX) that say what papers are: a row each, joined with the files")
      ->allow_extra_args(false);
  command
      ->add_option(
          "--column", line.columns,
          "Heading of a column of the registers that has an unusual name, as in number=\"Mã VB\" (columns: number, "
          "count, symbol, date, subject, type, issuer, signer, position, secrecy, urgency, recipients, province, "
          "url, file)")
      ->allow_extra_args(false)
      ->check([](const std::string& given) {
        const std::size_t split = given.find('=');
        const bool known = split != std::string::npos && find_register_column(given.substr(0, split)).has_value();
        return known ? std::string() : "not COLUMN=HEADING with a known column: " + given;
      });
  command->add_option("--sheet", line.sheet, "Sheet of the registers that are workbooks; default: the first");
  command->add_option("--authorities", line.index.authorities_file,
                      "TOML file of the archive's own bodies, spellings and communes; the index keeps what it says");
  command->add_flag("--json", line.index.json_summary, "Print the summary as JSON on standard output");
  command->add_flag("--yes", line.index.allow_removals,
                    "Remove the papers of deleted files also when they are more than 20 % of a folder");
  command->add_option("--batch", line.index.writer.batch_documents, "Papers in one commit (default 1000)")
      ->check(CLI::Range(1u, 100'000u));
  command->add_option("--keep-free", line.keep_free_mb, "Stop when fewer MB than this are free (default 512)")
      ->check(CLI::Range(std::uint64_t{0}, std::uint64_t{1} << 40));
  command->footer(kExitCodes);
}

void describe(CLI::App& app, CommandLine& line) {
  app.set_version_flag("--version", "vankho-indexer " VANKHO_VERSION);
  app.set_help_all_flag("--help-all", "Help for all subcommands");
  app.footer(kExitCodes);
  app.require_subcommand(1);
  app.add_option("--lang", line.language, "Language of messages: vi or en (default: from LC_ALL, LANG)")
      ->check(CLI::IsMember({"vi", "en"}));
  app.fallthrough();
  app.set_config("--config", {},
                 "Settings in a TOML file: the names of the options, those of a subcommand under [its name]")
      ->check(CLI::ExistingFile);
  app.allow_config_extras(CLI::config_extras_mode::error);

  CLI::App* index = app.add_subcommand("index", "Take papers into an index; what is unchanged is left alone");
  describe_sources(index, line);
  index->add_flag("--dry-run", line.dry_run, "Write nothing; list what would be converted or not taken, and why");
  index
      ->add_option("--ocr-minutes", line.ocr_minutes,
                   "After all others, read papers that are pictures with tesseract, for at most so many minutes")
      ->check(CLI::Range(1u, 100'000u));
  index->add_option("--ocr-languages", line.ocr_languages, "Of tesseract's data (default vie)");
  index->add_option("--report", line.index.report_file,
                    "Write every input that was not taken as it came, and why (JSON Lines)");

  CLI::App* watch = app.add_subcommand("watch", "The same, then follow what changes in the sources until stopped");
  describe_sources(watch, line);
  watch->add_option("--rescan", line.watch.rescan_seconds, "Seconds between whole scans (default 3600)")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{30} * 86'400));
  watch
      ->add_option("--settle", line.watch.settle_milliseconds,
                   "Milliseconds that a file must be quiet before it is read (default 1000)")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{600'000}));
  watch->add_option("--most-watches", line.watch.most_watches,
                    "Folders to watch; those beyond are left to the scans (default: as many as the system allows)");

  CLI::App* status = app.add_subcommand("status", "Say what is in an index, what is not, and what the last run did");
  status->add_option("--index", line.status_dir, "Directory of the index")->required();
  status->add_flag("--json", line.status_json, "As JSON");

  CLI::App* skipped = app.add_subcommand("skipped", "List every input that is not in the index, or not as it came");
  skipped->add_option("--index", line.skipped.index_dir, "Directory of the index")->required();
  skipped->add_option("--reason", line.skipped.reason, "Only for this reason, as in content_not_text");
  skipped->add_option("--outcome", line.skipped.outcome, "Only failed, refused, skipped, duplicate or warning");
  skipped->add_option("--under", line.skipped.under, "Only what is at this path or beneath it");
  skipped->add_flag("--json", line.skipped.json, "One JSON object a line");

  // Started by the program itself (worker/extractor.h); not for people.
  app.add_subcommand("extract-worker", "Read files for another process")->group("");

  CLI::App* eval = app.add_subcommand("eval", "Measure how well an index answers judged questions");
  eval->add_option("--index", line.eval.index_dir, "Directory of the index")->required();
  eval->add_option("--queries", line.eval.queries_file, "Lines of: id, tab, question")->required();
  eval->add_option("--qrels", line.eval.judgments_file, "Lines of: id, tab, document id, tab, 1")->required();
  eval->add_option("--searchd", line.eval.searchd, "The vankho-searchd to start (default: beside this program)");
  eval->add_option("--server", line.eval.server, "URL of a running vankho-searchd, instead of starting one");

  CLI::App* check = app.add_subcommand("check-authorities", "Check a file for --authorities");
  check->add_option("FILE", line.authorities_file, "The TOML file")->required();

  CLI::App* whois = app.add_subcommand("whois", "Say what is known of an issuing body");
  whois->add_option("NAME", line.whois.name, "Its name, as papers print it")->required();
  whois->add_option("--date", line.whois.date, "Day of the paper (default: now)");
  whois->add_option("--province", line.whois.province, "Province of the paper");
  whois->add_option("--authorities", line.whois.authorities_file, "TOML file of the archive's own names");

  CLI::App* headers = app.add_subcommand("eval-headers", "Measure how well letterheads are read");
  headers->add_option("--gold", line.gold_file, "JSON Lines: file, number, type, issuer, date, signer")->required();
  headers->add_flag("--misses", line.list_misses, "List what was read wrongly");

  CLI::App* citations = app.add_subcommand("eval-citations", "Measure how well cited numbers are found");
  citations->add_option("--labels", line.labels_file, "JSON Lines: file, windows, citations")->required();
  citations->add_option("--papers", line.papers_dir, "Folder that the labels' files lie in")->required();
  citations->add_flag("--misses", line.list_misses, "List what was read wrongly");

  CLI::App* legacy = app.add_subcommand("eval-legacy", "Measure how well text in old encodings is converted");
  legacy->add_option("DIR", line.legacy_dir, "Folder of files/ and transcripts/");
  legacy->add_option("--unicode", line.unicode_paths,
                     "Files and folders in Unicode, to count what is converted falsely");
  legacy->require_option(1, 2);

  CLI::App* ocr = app.add_subcommand("eval-ocr", "Measure how well scanned papers are read");
  ocr->add_option("DIR", line.eval_ocr.dir, "Folder of files/, transcripts/ and truth.jsonl")->required();
  ocr->add_option("--ocr-languages", line.ocr_languages, "Of tesseract's data (default vie)");
  ocr->add_option("--texts", line.eval_ocr.texts_dir, "Write what was read into this folder");
  ocr->add_flag("--misses", line.list_misses, "List fields and lines that were read wrongly");
}

int run(int argc, char** argv) {
  CLI::App app("Builds and measures indexes of Vietnamese administrative papers.", "vankho-indexer");
  CommandLine line;
  describe(app, line);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ConfigError& error) {
    return say(ExitCode::kBadConfiguration, std::string("--config: a setting is not known: ") + error.what());
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? end_with(ExitCode::kOk) : end_with(ExitCode::kUsage);
  }
  const Language language = line.language.empty() ? language_of_environment() : language_of(line.language);
  try {
    if (app.got_subcommand("extract-worker")) return serve(STDIN_FILENO, {});
    if (app.got_subcommand("eval")) {
      std::printf("%s\n", evaluate(line.eval).c_str());
      return end_with(ExitCode::kOk);
    }
    if (app.got_subcommand("check-authorities")) {
      std::fputs(check_authorities(line.authorities_file, language).c_str(), stdout);
      return end_with(ExitCode::kOk);
    }
    if (app.got_subcommand("whois")) {
      std::fputs(whois(line.whois).c_str(), stdout);
      return end_with(ExitCode::kOk);
    }
    if (app.got_subcommand("eval-headers")) {
      std::fputs(table_of(score_headers(line.gold_file), line.list_misses).c_str(), stdout);
      return end_with(ExitCode::kOk);
    }
    if (app.got_subcommand("eval-citations")) {
      std::fputs(table_of(score_citations(line.labels_file, line.papers_dir), line.list_misses).c_str(), stdout);
      return end_with(ExitCode::kOk);
    }
    if (app.got_subcommand("eval-legacy")) {
      if (!line.legacy_dir.empty()) std::fputs(table_of(score_legacy(line.legacy_dir)).c_str(), stdout);
      if (!line.unicode_paths.empty()) std::fputs(table_of(score_unicode(line.unicode_paths)).c_str(), stdout);
      return end_with(ExitCode::kOk);
    }
    if (app.got_subcommand("eval-ocr")) {
      line.eval_ocr.worker = ocr_worker(line.ocr_languages);
      std::fputs(table_of(score_ocr(line.eval_ocr), line.list_misses).c_str(), stdout);
      return end_with(ExitCode::kOk);
    }
    if (app.got_subcommand("status")) {
      const IndexStatus status = index_status(line.status_dir);
      std::fputs((line.status_json ? status_json(status) : status_text(status, language)).c_str(), stdout);
      return end_with(ExitCode::kOk);
    }
    if (app.got_subcommand("skipped")) {
      line.skipped.language = language;
      print_skipped(line.skipped, [](const std::string& text) { std::puts(text.c_str()); });
      return end_with(ExitCode::kOk);
    }
    catch_stop_signals();
    line.index.language = language;
    NamedHeadings headings;
    for (const std::string& column : line.columns) {
      const std::size_t split = column.find('=');
      headings[*find_register_column(column.substr(0, split))] = column.substr(split + 1);
    }
    for (const std::string& file : line.registers)
      line.index.registers.push_back({.file = file, .sheet = line.sheet, .headings = headings});
    line.index.worker = own_worker();
    line.index.ocr_time = std::chrono::minutes(line.ocr_minutes);
    line.index.ocr_worker = ocr_worker(line.ocr_languages);
    line.index.writer.keep_free_bytes = line.keep_free_mb << 20;
    if (line.dry_run) return end_with(dry_run(line.index, [](const std::string& text) { std::puts(text.c_str()); }));
    return end_with(app.got_subcommand("watch") ? run_watch(line.index, line.watch) : run_index(line.index));
  } catch (const Failure& failure) {
    return say(failure.code, failure.sentence(language));
  } catch (const schema::IndexLayoutError& error) {
    return say(ExitCode::kIndexUnusable, error.what());
  } catch (const Xapian::Error& error) {
    return say(ExitCode::kTryAgain, error.get_description());
  } catch (const std::exception& error) {
    return say(ExitCode::kTryAgain, error.what());
  }
}

}  // namespace
}  // namespace vankho::indexing

int main(int argc, char** argv) {
  return vankho::indexing::run(argc, argv);
}
