// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/paper_reader.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <exception>
#include <optional>
#include <system_error>

#include "indexer/extract/extract.h"
#include "indexer/header/read_paper.h"
#include "indexer/header/recognised.h"
#include "indexer/reading/digest.h"
#include "indexer/reading/mapped_file.h"
#include "indexer/sources/json_paper.h"
#include "indexer/sources/paper_id.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

std::string error_text(int error) {
  return text::to_valid_utf8(std::strerror(error));
}

FileStat stat_of(const struct stat& status) {
  const auto nanoseconds = [](const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
  };
  return {static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim), nanoseconds(status.st_ctim),
          status.st_ino};
}

// What the owner gave wins; a person should know that the text says something else.
void warn_of_contradictions(ReadPaper& paper) {
  for (const schema::Contradiction& found : paper.record.contradictions)
    paper.warnings.push_back(
        {ReasonCode::kContradiction, found.field + ": \"" + found.given + "\" ≠ \"" + found.read + '"'});
}

// "TCVN3 1234, VNI 5": letters of each encoding.
std::string shown_conversions(const std::vector<ConvertedLetters>& converted) {
  std::string shown;
  for (const auto& [encoding, letters] : converted)
    shown += fmt::format("{}{} {}", shown.empty() ? "" : ", ", encoding, letters);
  return shown;
}

std::uint64_t size_of(int opened) {
  struct stat status {};
  if (::fstat(opened, &status) != 0) throw std::system_error(errno, std::generic_category(), "fstat");
  return static_cast<std::uint64_t>(status.st_size);
}

// "91 %; issuer 70 %": the text as a whole, and what may well be wrong of the fields that tell papers apart.
std::string shown_surety(const schema::Record& record) {
  constexpr unsigned kDoubtful = 75;
  std::string shown = fmt::format("{} %", record.source.recognised);
  for (const schema::Evidence& evidence : record.evidence)
    for (const std::string_view field : {"number", "type", "issuer", "date", "signer"})
      if (evidence.field == field && evidence.confidence < kDoubtful)
        shown += fmt::format("{} {} {} %", shown.ends_with('%') && shown.find(';') == shown.npos ? ";" : ",", field,
                             evidence.confidence);
  return shown;
}

// The fields of a paper that is a file, and the row of a register that belongs to it.
ReadPaper read_item(Item item, const FoundFile& file, const Registers& registers) {
  ReadPaper paper;
  paper.record = read_paper(item);
  paper.read_as = Registers::read_as(paper.record);
  paper.row = registers.row_of_file(file.register_name.empty() ? file.relative : file.register_name);
  if (paper.row == nullptr) paper.row = registers.row_of_paper(paper.read_as);
  if (paper.row != nullptr) {
    item.given = paper.row->given;
    paper.record = read_paper(item);
  }
  warn_of_contradictions(paper);
  if (item.source.recognised > 0) paper.warnings.push_back({ReasonCode::kRecognisedText, shown_surety(paper.record)});
  return paper;
}

ReadPaper read_text(const FoundFile& file, int opened, ExtractedText extracted, const std::string& sha256,
                    const Registers& registers) {
  std::erase_if(extracted.doubts, [](const schema::Doubt& doubt) { return doubt.begin >= kRecognisedHeadBytes; });
  Item item;
  item.text = std::move(extracted.text);
  item.source = {.path = text::to_valid_utf8(file.relative),
                 .sha256 = sha256,
                 .media_type = std::move(extracted.media_type),
                 .size = size_of(opened),
                 .recognised = extracted.recognised,
                 .doubts = std::move(extracted.doubts)};
  ReadPaper paper = read_item(std::move(item), file, registers);
  if (!extracted.converted.empty())
    paper.warnings.push_back({ReasonCode::kConvertedText, shown_conversions(extracted.converted)});
  if (!extracted.note.empty()) paper.warnings.push_back({ReasonCode::kRepairedText, std::move(extracted.note)});
  return paper;
}

// A scan has no text yet, and is a paper all the same: what its name and its register say of it can be found.
ExtractedText extract_text_or_nothing(int opened, const std::string& name, const ExtractFile& extract_file,
                                      std::optional<Reason>& unread) {
  try {
    return extract_file(opened, name);
  } catch (const ExtractError& error) {
    if (error.reason.code != ReasonCode::kNoTextLayer) throw;
    unread = error.reason;
    std::array<char, 4> head{};
    const ssize_t size = ::pread(opened, head.data(), head.size(), 0);
    const std::string_view bytes(head.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
    return {.text = {}, .media_type = std::string(media_type_of_scan(bytes)), .note = {}};
  }
}

}  // namespace

ExtractedText extract_here(int file, const std::string& name) {
  return extract(MappedFile(file).bytes(), name);
}

std::variant<OpenedFile, Reason> open_found_file(const FoundFile& file) {
  // Not blocking and no terminal: between the scan and now a FIFO may have taken the file's place.
  OwnedFile opened(
      ::openat(file.folder->get(), file.name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
  struct stat status {};
  if (!opened || ::fstat(opened.get(), &status) != 0 || !S_ISREG(status.st_mode)) {
    const int error = !opened || S_ISREG(status.st_mode) ? errno : ENODEV;
    return Reason{ReasonCode::kUnreadable, error_text(error)};
  }
  if (static_cast<std::uint64_t>(status.st_size) > kMostFileBytes)
    return Reason{ReasonCode::kTooLarge, fmt::format("{} MB", kMostFileBytes >> 20)};
  return OpenedFile{.file = std::move(opened), .stat = stat_of(status)};
}

bool is_unchanged(const OpenedFile& opened) {
  struct stat after {};
  return ::fstat(opened.file.get(), &after) == 0 && stat_of(after) == opened.stat;
}

FileReading read_open_file(const FoundFile& file, int opened, const KnownBytes* known, const Registers& registers,
                           const ExtractFile& extract_file) {
  FileReading reading{.result = SameBytes{}, .stat = file.stat, .sha256 = {}};
  try {
    reading.sha256 = sha256_hex_of_file(opened);
    if (known != nullptr && known->contains(reading.sha256)) return reading;
    std::optional<Reason> unread;
    ExtractedText extracted = extract_text_or_nothing(opened, file.name, extract_file, unread);
    const bool partial = extracted.partial;
    ReadPaper paper = read_text(file, opened, std::move(extracted), reading.sha256, registers);
    if (unread) paper.warnings.push_back(*std::move(unread));
    if (partial) paper.warnings.push_back({ReasonCode::kPartialText, fmt::format("{} MB", kMaxTextBytes >> 20)});
    reading.result = std::move(paper);
  } catch (const ExtractError& error) {
    reading.result = error.reason;
  } catch (const std::system_error& error) {
    reading.result = Reason{ReasonCode::kUnreadable, text::to_valid_utf8(error.what())};
  } catch (const std::exception& error) {
    reading.result = Reason{ReasonCode::kReadingFailed, text::to_valid_utf8(error.what())};
  }
  return reading;
}

FileReading read_found_file(const FoundFile& file, const KnownBytes* known, const Registers& registers,
                            const ExtractFile& extract_file) {
  auto opening = open_found_file(file);
  if (auto* reason = std::get_if<Reason>(&opening))
    return {.result = std::move(*reason), .stat = file.stat, .sha256 = {}};
  const auto& opened = std::get<OpenedFile>(opening);
  FileReading reading = read_open_file(file, opened.file.get(), known, registers, extract_file);
  reading.stat = opened.stat;
  if (!is_unchanged(opened)) reading.result = Reason{ReasonCode::kChangedWhileRead, {}};
  return reading;
}

ReadPaper read_again(const FoundFile& file, schema::Record known, const Registers& registers) {
  Item item;
  item.text = std::move(known.body);
  item.source = std::move(known.source);
  item.source.path = text::to_valid_utf8(file.relative);
  item.source.other_paths.clear();
  return read_item(std::move(item), file, registers);
}

std::variant<ReadPaper, Reason> read_found_line(const FoundLine& line) {
  try {
    auto read = read_json_paper(line.text);
    if (auto* reason = std::get_if<Reason>(&read)) return std::move(*reason);
    auto& given = std::get<JsonPaper>(read);
    given.item.source = {.path = text::to_valid_utf8(line.source->relative),
                         .sha256 = line.sha256,
                         .media_type = "application/json",
                         .size = line.text.size()};
    ReadPaper paper;
    if (given.given_id) paper.given_id = id_of_given(*given.given_id);
    paper.record = read_paper(given.item);
    if (given.repaired) paper.warnings.push_back({ReasonCode::kRepairedText, "bytes that were not UTF-8"});
    warn_of_contradictions(paper);
    paper.unknown_fields = std::move(given.unknown_fields);
    return paper;
  } catch (const std::exception& error) {
    return Reason{ReasonCode::kReadingFailed, text::to_valid_utf8(error.what())};
  }
}

ReadPaper read_register_row(const RegisterRow& row, const std::string& register_path) {
  Item item;
  item.given = row.given;
  item.source = {.path = text::to_valid_utf8(register_path + "#" + std::to_string(row.line)),
                 .sha256 = row.digest,
                 .media_type = {},
                 .size = 0};
  ReadPaper paper;
  paper.given_id = row.id;
  paper.record = read_paper(item);
  return paper;
}

std::string secrecy_stamp(std::string_view secrecy) {
  if (secrecy == "mat") return "MẬT";
  if (secrecy == "toi-mat") return "TỐI MẬT";
  if (secrecy == "tuyet-mat") return "TUYỆT MẬT";
  return text::to_valid_utf8(secrecy);
}

}  // namespace vankho::indexing
