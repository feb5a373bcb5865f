// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/reading/member_reader.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <new>
#include <optional>
#include <system_error>
#include <utility>

#include "indexer/extract/archive/member_names.h"
#include "indexer/reading/mapped_file.h"
#include "schema/member_path.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr std::uint64_t kMostMembers = 2'000;
constexpr std::uint64_t kMostMembersInAll = 10'000;
constexpr std::uint64_t kMostBytes = 100u << 20;
constexpr std::uint64_t kMostTimesOnDisk = 8;
constexpr std::uint64_t kMostRatio = 200;
// A little file may well be two hundred times smaller packed; it harms nobody.
constexpr std::uint64_t kHarmless = 1u << 20;
constexpr std::uint64_t kMostMemberBytes = 100u << 20;

// A limit is reached, or nobody takes any more.
struct Enough {
  Reason why;
  bool everywhere = false;  // also for the file around this one
};

std::system_error last_error(const char* what) {
  return {errno, std::generic_category(), what};
}

// The bytes of a member, in memory, as a file.
class MemoryFile {
 public:
  void begin() {
    if (!file_) file_ = OwnedFile(::memfd_create("member", MFD_CLOEXEC));
    if (!file_ || ::ftruncate(file_.get(), 0) != 0 || ::lseek(file_.get(), 0, SEEK_SET) != 0)
      throw last_error("memfd_create");
  }
  void add(std::string_view bytes) const {
    while (!bytes.empty()) {
      const ssize_t written = ::write(file_.get(), bytes.data(), bytes.size());
      if (written < 0 && errno == EINTR) continue;
      if (written < 0) throw last_error("write");
      bytes.remove_prefix(static_cast<std::size_t>(written));
    }
  }
  // Only to be read: what reads it must not change it.
  OwnedFile opened() const {
    OwnedFile reading(::open(fmt::format("/proc/self/fd/{}", file_.get()).c_str(), O_RDONLY | O_CLOEXEC));
    if (!reading) throw last_error("open");
    return reading;
  }

 private:
  OwnedFile file_;
};

// What all members of one file on disk share.
struct Whole {
  const KnownBytes* known;
  const Registers& registers;
  const FileReaders& readers;
  const TakeMember& take;
  const std::map<std::string, std::string>& only;
  std::uint64_t most_bytes = 0;
  std::uint64_t bytes = 0;
  std::uint64_t members = 0;

  // Itself, or something in it.
  bool is_asked(const std::string& relative) const {
    if (only.empty() || only.contains(relative)) return true;
    const auto next = only.lower_bound(relative + std::string(schema::kMemberMark));
    return next != only.end() && next->first.starts_with(relative + std::string(schema::kMemberMark));
  }
};

class Members : public MemberSink {
 public:
  // `file`: the one that holds them, of so many bytes.
  Members(Whole& whole, const FoundFile& file, std::uint64_t bytes, unsigned around)
      : whole_(whole), file_(file), most_by_ratio_(std::max(kHarmless, bytes * kMostRatio)), around_(around) {}

  void begin(std::string_view name) override {
    if (around_ == kMostAround) throw Enough{{ReasonCode::kArchivesTooDeep, std::to_string(kMostAround)}};
    if (++members_ > kMostMembers) throw Enough{too_large(fmt::format("> {} files", kMostMembers))};
    if (++whole_.members > kMostMembersInAll)
      throw Enough{too_large(fmt::format("> {} files", kMostMembersInAll)), true};
    const std::string given = std::string(schema::kMemberMark) + names_.next(name);
    member_ = {.folder = nullptr,
               .name = given.substr(given.rfind('/') + 1),
               .path = file_.path + given,
               .relative = file_.relative + given,
               .stat = file_.stat};
    size_ = 0;
    is_asked_ = whole_.is_asked(member_.relative);
    if (is_asked_) bytes_of_member_.begin();
  }

  void add(std::string_view bytes) override {
    size_ += bytes.size();
    bytes_ += bytes.size();
    whole_.bytes += bytes.size();
    if (bytes_ > most_by_ratio_) throw Enough{too_large(fmt::format("> {} : 1", kMostRatio))};
    if (whole_.bytes > whole_.most_bytes)
      throw Enough{too_large(fmt::format("> {} MB", whole_.most_bytes >> 20)), true};
    if (is_asked_ && size_ <= kMostMemberBytes) bytes_of_member_.add(bytes);
  }

  void end(const std::optional<Reason>& why) override {
    if (!is_asked_) return;
    if (why) return give({.result = *why, .stat = file_.stat, .sha256 = {}});
    if (size_ > kMostMemberBytes)
      return give({.result = Reason{ReasonCode::kTooLarge, fmt::format("{} MB", kMostMemberBytes >> 20)},
                   .stat = file_.stat,
                   .sha256 = {}});
    if (const auto given = whole_.only.find(member_.relative); given != whole_.only.end())
      member_.register_name = given->second;
    const OwnedFile opened = bytes_of_member_.opened();
    give(read_member(opened.get()));
    if (ended_) throw Enough(*std::exchange(ended_, std::nullopt));
  }

  bool is_empty() const { return members_ == 0; }
  // The reading of the file that holds the members, and after them: `opened` is that file, of so many bytes.
  static FileReading read(Whole& whole, const FoundFile& file, int opened, std::uint64_t bytes, unsigned around,
                          std::optional<Enough>& ended);

 private:
  static Reason too_large(std::string detail) { return {ReasonCode::kUnpacksTooLarge, std::move(detail)}; }

  FileReading read_member(int opened) {
    if (may_hold_members(member_.name)) return read(whole_, member_, opened, size_, around_ + 1, ended_);
    return read_open_file(member_, opened, whole_.known, whole_.registers, whole_.readers.extract_file);
  }

  void give(FileReading reading) {
    if (std::holds_alternative<NotAsked>(reading.result)) return;
    reading.stat = file_.stat;
    if (!whole_.take(std::move(member_), std::move(reading))) throw Enough{{ReasonCode::kChangedWhileRead, {}}, true};
  }

  Whole& whole_;
  const FoundFile& file_;
  const std::uint64_t most_by_ratio_;
  const unsigned around_;
  MemberNames names_;
  MemoryFile bytes_of_member_;
  FoundFile member_ = {};
  std::optional<Enough> ended_;  // in a member that holds others: what ends all of it
  std::uint64_t members_ = 0;
  std::uint64_t bytes_ = 0;
  std::uint64_t size_ = 0;  // of the member
  bool is_asked_ = false;
};

FileReading Members::read(Whole& whole, const FoundFile& file, int opened, std::uint64_t bytes, unsigned around,
                          std::optional<Enough>& ended) {
  FileReading reading{.result = OnlyMembers{}, .stat = file.stat, .sha256 = {}};
  Unpacked unpacked;
  Members members(whole, file, bytes, around);
  try {
    unpacked = whole.readers.unpack_file(opened, file.name, around, members);
  } catch (const Enough& enough) {
    unpacked = {.is_paper = is_message_name(file.name), .reason = enough.why};
    if (enough.everywhere) ended = enough;
  }
  if (!whole.only.empty() && !whole.only.contains(file.relative)) {
    reading.result = NotAsked{};
  } else if (unpacked.is_paper) {
    // What was left out stands with the paper, so it must be read.
    reading = read_open_file(file, opened, unpacked.reason ? nullptr : whole.known, whole.registers,
                             whole.readers.extract_file);
    if (auto* paper = std::get_if<ReadPaper>(&reading.result); paper != nullptr && unpacked.reason)
      paper->warnings.push_back(*std::move(unpacked.reason));
  } else if (unpacked.reason) {
    reading.result = *std::move(unpacked.reason);
  } else if (members.is_empty()) {
    reading.result = Reason{ReasonCode::kEmpty, {}};
  }
  return reading;
}

}  // namespace

Unpacked unpack_here(int file, const std::string& name, unsigned, MemberSink& sink) {
  try {
    return unpack(MappedFile(file).bytes(), name, 0, sink);
  } catch (const std::bad_alloc&) {
    return {.reason = Reason{ReasonCode::kTookTooMuchMemory, "?"}};
  }
}

FileReading read_with_members(const FoundFile& file, const KnownBytes* known, const Registers& registers,
                              const FileReaders& readers, const TakeMember& take) {
  if (!may_hold_members(file.name)) return read_found_file(file, known, registers, readers.extract_file);
  FileReading reading{.result = SameBytes{}, .stat = file.stat, .sha256 = {}};
  try {
    auto opening = open_found_file(file);
    if (auto* reason = std::get_if<Reason>(&opening)) {
      reading.result = std::move(*reason);
      return reading;
    }
    const auto& opened = std::get<OpenedFile>(opening);
    FoundFile holder = file;
    holder.stat = opened.stat;
    Whole whole{.known = known,
                .registers = registers,
                .readers = readers,
                .take = take,
                .only = file.only,
                .most_bytes = std::max(kMostBytes, opened.stat.size * kMostTimesOnDisk)};
    std::optional<Enough> ended;
    reading = Members::read(whole, holder, opened.file.get(), opened.stat.size, 0, ended);
    reading.stat = opened.stat;
    if (!is_unchanged(opened)) reading.result = Reason{ReasonCode::kChangedWhileRead, {}};
  } catch (const std::system_error& error) {
    reading.result = Reason{ReasonCode::kUnreadable, text::to_valid_utf8(error.what())};
  } catch (const std::exception& error) {
    reading.result = Reason{ReasonCode::kReadingFailed, text::to_valid_utf8(error.what())};
  }
  return reading;
}

}  // namespace vankho::indexing
