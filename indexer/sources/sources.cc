// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/sources.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>
#include <system_error>

#include "indexer/extract/extract.h"
#include "indexer/reading/digest.h"
#include "indexer/run/stop.h"
#include "indexer/sources/file_names.h"
#include "indexer/sources/line_reader.h"

namespace vankho::indexing {
namespace {

// Each level holds one open folder.
constexpr int kMaxDepth = 200;

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

// The names in a folder, some at a time.
class Names {
 public:
  explicit Names(int folder) {
    const int copy = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (copy < 0) {
      error_ = errno;
      return;
    }
    entries_.reset(::fdopendir(copy));
    if (!entries_) error_ = errno;
  }

  // The next kNamesAtOnce, sorted by bytes; none at the end, or when the folder cannot be read (on).
  std::vector<std::string> next() {
    std::vector<std::string> names;
    while (entries_ && names.size() < kNamesAtOnce) {
      errno = 0;
      const dirent* entry = ::readdir(entries_.get());
      if (entry == nullptr) {
        error_ = errno;
        entries_.reset();
        break;
      }
      const std::string_view name = entry->d_name;
      if (name != "." && name != "..") names.emplace_back(name);
    }
    std::ranges::sort(names);
    return names;
  }
  int error() const { return error_; }

 private:
  std::unique_ptr<DIR, int (*)(DIR*)> entries_{nullptr, ::closedir};
  int error_ = 0;
};

// The way to a folder: open, absolute, and below the source.
struct Folder {
  std::shared_ptr<const OwnedFile> file;
  std::string path;
  std::string relative;  // with '/' at its end, empty for the source itself
  int depth = 0;
};

class Scan {
 public:
  Scan(const std::string& index_dir, const FoundSink& sink) : sink_(sink) {
    struct stat status {};
    if (::stat(index_dir.c_str(), &status) == 0) index_dir_ = status;
  }

  bool folder(const Folder& in) {
    Names names(in.file->get());
    for (auto some = names.next(); !some.empty(); some = names.next())
      if (!std::ranges::all_of(some, [&](const std::string& name) { return entry(in, name); })) return false;
    return names.error() == 0 || broken(in.path, names.error());
  }

  // What is at `rest` below `in`.
  bool beneath(const Folder& in, std::string_view rest) {
    const std::size_t slash = rest.find('/');
    const std::string name(rest.substr(0, slash));
    if (name.empty() || name == "." || name == "..") return true;
    const std::string path = in.path == "/" ? in.path + name : in.path + "/" + name;
    if (slash == std::string_view::npos) {
      struct stat status {};
      if (::fstatat(in.file->get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
        return errno != ENOENT || sink_(NotThere{path});
      return entry(in, name);
    }
    if (name.front() == '.' || in.depth + 1 >= kMaxDepth) return true;
    OwnedFile opened(::openat(in.file->get(), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    struct stat status {};
    if (!opened || ::fstat(opened.get(), &status) != 0)
      return errno != ENOENT || sink_(NotThere{path + std::string(rest.substr(slash))});
    if (is_index_dir(status)) return true;
    return beneath({std::make_shared<const OwnedFile>(std::move(opened)), path, in.relative + name + "/", in.depth + 1},
                   rest.substr(slash + 1));
  }

  bool file(const Folder& in, const std::string& name, const std::string& path) {
    struct stat status {};
    if (::fstatat(in.file->get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
      return pass(path, {ReasonCode::kUnreadable, error_text(errno)});
    return regular(in, name, path, status);
  }

  bool lines(int descriptor, LineSource where) {
    const auto source = std::make_shared<const LineSource>(std::move(where));
    LineReader reader(descriptor);
    try {
      while (std::optional<LineReader::Line> line = reader.next()) {
        if (line->too_long) {
          if (!sink_(PassedOver{source->path, line->number, {ReasonCode::kLineTooLong, "32 MB"}})) return false;
          continue;
        }
        if (line->text.find_first_not_of(" \t") == std::string::npos) continue;
        std::string digest = sha256_hex(line->text);
        if (!sink_(FoundLine{source, line->number, std::move(line->text), std::move(digest)})) return false;
      }
    } catch (const std::system_error& error) {
      return pass(source->path, {ReasonCode::kUnreadable, error_text(error.code().value())});
    }
    return !stop_requested();
  }

  bool complete() const { return complete_; }

 private:
  bool pass(const std::string& path, Reason reason) { return sink_(PassedOver{path, 0, std::move(reason)}); }
  bool is_index_dir(const struct stat& status) const {
    return index_dir_ && status.st_dev == index_dir_->st_dev && status.st_ino == index_dir_->st_ino;
  }
  bool broken(const std::string& path, int error) {
    complete_ = false;
    return pass(path, {ReasonCode::kUnreadable, error_text(error)});
  }

  bool entry(const Folder& in, const std::string& name) {
    if (stop_requested()) return false;
    const std::string path = in.path == "/" ? in.path + name : in.path + "/" + name;
    if (name.front() == '.') return pass(path, {ReasonCode::kHidden, {}});
    struct stat status {};
    if (::fstatat(in.file->get(), name.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0) {
      if (errno == ENOENT) return true;  // gone since the folder was read
      return broken(path, errno);
    }
    if (S_ISLNK(status.st_mode)) return pass(path, {ReasonCode::kSymbolicLink, {}});
    if (S_ISDIR(status.st_mode)) return enter(in, name, path, status);
    if (!S_ISREG(status.st_mode)) return pass(path, {ReasonCode::kNotAFile, kind_name(status.st_mode)});
    return regular(in, name, path, status);
  }

  bool enter(const Folder& in, const std::string& name, const std::string& path, const struct stat& status) {
    if (is_index_dir(status)) return pass(path, {ReasonCode::kIndexDirectory, {}});
    if (in.depth + 1 >= kMaxDepth) {
      complete_ = false;
      return pass(path, {ReasonCode::kFoldersTooDeep, std::to_string(kMaxDepth)});
    }
    OwnedFile opened(::openat(in.file->get(), name.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    if (!opened) return broken(path, errno);
    return folder({std::make_shared<const OwnedFile>(std::move(opened)), path, in.relative + name + "/", in.depth + 1});
  }

  bool regular(const Folder& in, const std::string& name, const std::string& path, const struct stat& status) {
    if (is_json_lines(name)) {
      const OwnedFile opened(::openat(in.file->get(), name.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK));
      if (!opened) return pass(path, {ReasonCode::kUnreadable, error_text(errno)});
      return lines(opened.get(), {path, in.relative + name, false});
    }
    if (auto reason = unread_format(name)) return pass(path, std::move(*reason));
    return sink_(FoundFile{in.file, name, path, in.relative + name,
                           FileStat{static_cast<std::uint64_t>(status.st_size), nanoseconds(status.st_mtim),
                                    nanoseconds(status.st_ctim), status.st_ino}});
  }

  const FoundSink& sink_;
  std::optional<struct stat> index_dir_;
  bool complete_ = true;
};

// Adds up sizes without sorting or keeping names.
void measure(int folder, int depth, std::uint64_t& bytes) {
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(::fdopendir(folder), ::closedir);
  if (!entries || depth >= kMaxDepth) return;
  while (const dirent* entry = ::readdir(entries.get())) {
    if (stop_requested()) return;
    if (entry->d_name[0] == '.') continue;
    struct stat status {};
    if (::fstatat(folder, entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
    if (S_ISDIR(status.st_mode)) {
      const int child = ::openat(folder, entry->d_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
      if (child >= 0) measure(child, depth + 1, bytes);
    } else if (S_ISREG(status.st_mode) && (is_json_lines(entry->d_name) || !unread_format(entry->d_name))) {
      bytes += static_cast<std::uint64_t>(status.st_size);
    }
  }
}

}  // namespace

bool scan_source(const SourceRoot& root, const std::string& index_dir, const FoundSink& sink) {
  Scan scan(index_dir, sink);
  if (root.kind == SourceRoot::Kind::kStdin) return scan.lines(STDIN_FILENO, {"-", "stdin", true});
  const bool is_folder = root.kind == SourceRoot::Kind::kFolder;
  const std::size_t slash = root.path.rfind('/');
  const std::string path = is_folder || slash == 0 ? (is_folder ? root.path : "/") : root.path.substr(0, slash);
  OwnedFile opened(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened) {
    if (!sink(PassedOver{path, 0, {ReasonCode::kUnreadable, error_text(errno)}})) return false;
    return !is_folder || sink(WalkedFolder{root.path, false});
  }
  const Folder folder{std::make_shared<const OwnedFile>(std::move(opened)), path, {}, 0};
  if (!is_folder) return scan.file(folder, root.path.substr(slash + 1), root.path);
  return scan.folder(folder) && sink(WalkedFolder{root.path, scan.complete()});
}

bool scan_beneath(const SourceRoot& root, const std::string& relative, const std::string& index_dir,
                  const FoundSink& sink) {
  OwnedFile opened(::open(root.path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // A source that is not there any more is a matter for a whole scan, which says so and removes nothing.
  if (!opened) return true;
  Scan scan(index_dir, sink);
  return scan.beneath({std::make_shared<const OwnedFile>(std::move(opened)), root.path, {}, 0}, relative);
}

std::uint64_t measure_sources(const std::vector<SourceRoot>& roots) {
  std::uint64_t bytes = 0;
  for (const SourceRoot& root : roots) {
    struct stat status {};
    if (root.kind == SourceRoot::Kind::kFolder) {
      const int folder = ::open(root.path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
      if (folder >= 0) measure(folder, 0, bytes);
    } else if (root.kind != SourceRoot::Kind::kStdin && ::stat(root.path.c_str(), &status) == 0) {
      bytes += static_cast<std::uint64_t>(status.st_size);
    }
  }
  return bytes;
}

}  // namespace vankho::indexing
