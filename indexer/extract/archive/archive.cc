// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/extract/archive/archive.h"

#include <archive.h>
#include <archive_entry.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <clocale>
#include <memory>
#include <new>
#include <string>

#include "indexer/extract/archive/rar_headers.h"
#include "indexer/extract/extract.h"
#include "indexer/extract/office/office.h"
#include "indexer/extract/office/zip_parts.h"
#include "indexer/sources/file_names.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

constexpr std::size_t kPiece = 65'536;

using Archive = std::unique_ptr<archive, decltype(&archive_read_free)>;

enum class Way {
  kByDirectory,  // where an archive has one
  kInOrder,      // ZIP alone: from the front, whatever its directory says
};

Archive made(Way way) {
  Archive opened(archive_read_new(), &archive_read_free);
  if (opened == nullptr) throw std::bad_alloc();
  if (way == Way::kInOrder) {
    archive_read_support_format_zip_streamable(opened.get());
    return opened;
  }
  for (const auto support :
       {archive_read_support_format_zip, archive_read_support_format_rar, archive_read_support_format_rar5,
        archive_read_support_format_7zip, archive_read_support_format_tar, archive_read_support_filter_gzip,
        archive_read_support_filter_bzip2, archive_read_support_filter_xz})
    support(opened.get());
  return opened;
}

bool says(std::string_view message, std::initializer_list<std::string_view> words) {
  const std::string lower = text::to_lower(message);
  return std::ranges::any_of(words, [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

std::string message_of(archive* opened) {
  const char* error = archive_error_string(opened);
  return text::to_valid_utf8(error == nullptr ? "archive" : error);
}

// Why libarchive gave up on an archive that it knows. It has no codes for this, only sentences.
Reason failure_of(archive* opened) {
  if (archive_errno(opened) == ENOMEM) throw std::bad_alloc();
  std::string message = message_of(opened);
  // "Crypto codec not supported yet", "Reading encrypted data is not currently supported".
  if (archive_read_has_encrypted_entries(opened) > 0 || says(message, {"encrypt", "crypto", "password"}))
    return {ReasonCode::kEncrypted, {}};
  if (says(message, {"support", "unavailable", "codec id"})) return {ReasonCode::kPackedOtherwise, std::move(message)};
  return {ReasonCode::kDamagedFile, std::move(message)};
}

// Formats that are ZIP archives and neither papers nor bundles of them.
std::optional<Reason> other_format(std::string_view bytes) {
  try {
    ZipParts parts(bytes);
    if (parts.has("mimetype") && parts.read("mimetype").starts_with("application/epub+zip"))
      return Reason{ReasonCode::kOtherFormat, ".epub"};
    if (parts.has("AndroidManifest.xml")) return Reason{ReasonCode::kOtherFormat, ".apk"};
    if (parts.has("META-INF/MANIFEST.MF")) return Reason{ReasonCode::kOtherFormat, ".jar"};
  } catch (const ExtractError&) {
    // Too many parts, or damaged: what can be read of it, the archive's reader finds.
  }
  return std::nullopt;
}

bool is_office_file(std::string_view bytes) {
  try {
    return office_format(bytes).kind != OfficeKind::kNone;
  } catch (const ExtractError&) {
    return false;
  }
}

// What is no regular file with bytes of its own; nothing for one that is.
std::optional<Reason> unread_kind(archive_entry* entry) {
  if (archive_entry_symlink(entry) != nullptr) return Reason{ReasonCode::kSymbolicLink, {}};
  if (archive_entry_hardlink(entry) != nullptr) return Reason{ReasonCode::kNotAFile, "hard link"};
  const mode_t type = archive_entry_filetype(entry);
  if (type != AE_IFREG && type != 0) return Reason{ReasonCode::kNotAFile, kind_name(type)};
  return std::nullopt;
}

class Unpacking {
 public:
  Unpacking(std::string_view bytes, MemberSink& sink, Way way = Way::kByDirectory)
      : bytes_(bytes), archive_(made(way)), rar_(read_rar_headers(bytes)), sink_(sink) {}

  Unpacked run(std::uint64_t first) {
    if (rar_.is_volume) return {.reason = Reason{ReasonCode::kArchiveVolume, {}}};
    // libarchive would give the locked bytes of RAR 5 as if they were those of the files.
    if (rar_.is_locked) return {.reason = Reason{ReasonCode::kEncrypted, {}}};
    // Of what has no format at all, nothing else may be asked: 3.6.2 crashes.
    if (archive_read_open_memory(archive_.get(), bytes_.data(), bytes_.size()) != ARCHIVE_OK)
      return {.reason = Reason{ReasonCode::kDamagedFile, message_of(archive_.get())}};
    for (std::uint64_t index = 0;;) {
      archive_entry* entry = nullptr;
      const int result = archive_read_next_header(archive_.get(), &entry);
      if (result == ARCHIVE_EOF) return {};
      if (result == ARCHIVE_FATAL || result == ARCHIVE_RETRY) return {.reason = failure_of(archive_.get())};
      if (archive_entry_filetype(entry) == AE_IFDIR) continue;
      found_any_ = true;
      if (index++ < first) continue;
      const char* name = archive_entry_pathname(entry);
      // Where the name cannot be written in this locale, its form in Unicode is left.
      if (name == nullptr) name = archive_entry_pathname_utf8(entry);
      const std::string held(name == nullptr ? "" : name);
      sink_.begin(held);
      sink_.end(take(entry, held));
    }
  }

  bool found_any() const { return found_any_; }

 private:
  std::optional<Reason> take(archive_entry* entry, const std::string& name) {
    if (auto reason = unread_kind(entry)) return reason;
    if (auto reason = unread_member(name)) return reason;
    if (archive_entry_is_encrypted(entry) != 0) return Reason{ReasonCode::kEncrypted, {}};
    std::uint64_t size = 0;
    while (true) {
      const la_ssize_t read = archive_read_data(archive_.get(), block_.data(), block_.size());
      if (read == ARCHIVE_RETRY) continue;
      if (read < 0) return failure_of(archive_.get());
      if (read == 0) break;
      sink_.add({block_.data(), static_cast<std::size_t>(read)});
      size += static_cast<std::uint64_t>(read);
    }
    // Some damage ends a member early and says nothing.
    if (archive_entry_size_is_set(entry) != 0 && static_cast<std::uint64_t>(archive_entry_size(entry)) != size)
      return Reason{ReasonCode::kDamagedFile, "size"};
    return std::nullopt;
  }

  const std::string_view bytes_;
  Archive archive_;
  const RarHeaders rar_;
  MemberSink& sink_;
  bool found_any_ = false;
  std::array<char, kPiece> block_{};
};

}  // namespace

Unpacked unpack_archive(std::string_view bytes, std::uint64_t first, MemberSink& sink) {
  if (bytes.empty()) return {.reason = Reason{ReasonCode::kEmpty, {}}};
  if (bytes.starts_with("PK")) {
    if (is_office_file(bytes)) return {.is_paper = true};
    if (auto reason = other_format(bytes)) return {.reason = std::move(reason)};
  }
  std::setlocale(LC_CTYPE, "C.UTF-8");
  Unpacking unpacking(bytes, sink);
  Unpacked unpacked = unpacking.run(first);
  const bool has_bad_directory = unpacked.reason && unpacked.reason->code == ReasonCode::kDamagedFile;
  if (has_bad_directory && !unpacking.found_any() && bytes.starts_with("PK\x03\x04"))
    Unpacking(bytes, sink, Way::kInOrder).run(first);
  return unpacked;
}

}  // namespace vankho::indexing
