// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/sources/sources.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <system_error>

#include "indexer/digest.h"
#include "indexer/extract/extract.h"
#include "indexer/sources/line_reader.h"
#include "indexer/stop.h"
#include "schema/text/fold.h"

namespace vankho::indexing {
namespace {

// Each level holds one open folder.
constexpr int kMaxDepth = 200;

std::string error_text(int error) {
  return text::to_valid_utf8(std::strerror(error));
}

bool is_json_lines(std::string_view name) {
  return name.ends_with(".jsonl") || name.ends_with(".ndjson");
}

bool is_beneath(std::string_view path, std::string_view folder) {
  if (folder == "/") return true;
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

std::string kind_name(mode_t mode) {
  if (S_ISFIFO(mode)) return "FIFO";
  if (S_ISSOCK(mode)) return "socket";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "device";
  return "unknown";
}

std::int64_t nanoseconds(const timespec& time) {
  return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
}

// The names in a folder, sorted by bytes; nothing when it cannot be read (errno says why).
std::optional<std::vector<std::string>> names_in(int folder) {
  const int copy = ::openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (copy < 0) return std::nullopt;
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(::fdopendir(copy), ::closedir);
  if (!entries) return std::nullopt;
  std::vector<std::string> names;
  errno = 0;
  while (const dirent* entry = ::readdir(entries.get())) {
    const std::string_view name = entry->d_name;
    if (name != "." && name != "..") names.emplace_back(name);
  }
  if (errno != 0) return std::nullopt;
  std::ranges::sort(names);
  return names;
}

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
    const auto names = names_in(in.file->get());
    if (!names) return broken(in.path, errno);
    return std::ranges::all_of(*names, [&](const std::string& name) { return entry(in, name); });
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
    if (index_dir_ && status.st_dev == index_dir_->st_dev && status.st_ino == index_dir_->st_ino)
      return pass(path, {ReasonCode::kIndexDirectory, {}});
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

ResolvedSources resolve_sources(const std::vector<std::string>& given) {
  ResolvedSources result;
  std::vector<SourceRoot> all;
  for (const std::string& source : given) {
    if (source == "-") {
      all.push_back({SourceRoot::Kind::kStdin, source});
      continue;
    }
    struct stat status {};
    const std::unique_ptr<char, void (*)(void*)> path(::realpath(source.c_str(), nullptr), std::free);
    if (!path || ::stat(path.get(), &status) != 0) {
      const bool absent = errno == ENOENT || errno == ENOTDIR;
      result.passed_over.push_back(
          {source, 0,
           absent ? Reason{ReasonCode::kNoSuchSource, {}} : Reason{ReasonCode::kUnreadable, error_text(errno)}});
    } else if (S_ISDIR(status.st_mode)) {
      all.push_back({SourceRoot::Kind::kFolder, path.get()});
    } else if (!S_ISREG(status.st_mode)) {
      result.passed_over.push_back({source, 0, {ReasonCode::kNotRegular, kind_name(status.st_mode)}});
    } else if (is_json_lines(path.get())) {
      all.push_back({SourceRoot::Kind::kJsonLines, path.get()});
    } else if (auto reason = unread_format(path.get())) {
      // Named on purpose, so it was meant to be a paper.
      result.passed_over.push_back({source, 0, {ReasonCode::kFormatNotRead, reason->detail}});
    } else {
      all.push_back({SourceRoot::Kind::kFile, path.get()});
    }
  }
  for (std::size_t i = 0; i < all.size(); ++i) {
    const auto covers = [&](const SourceRoot& other) {
      if (&other == &all[i]) return false;
      if (other.path == all[i].path) return &other < &all[i];
      return other.kind == SourceRoot::Kind::kFolder && is_beneath(all[i].path, other.path);
    };
    if (const auto other = std::ranges::find_if(all, covers); other != all.end())
      result.passed_over.push_back({all[i].path, 0, {ReasonCode::kCoveredSource, text::to_valid_utf8(other->path)}});
    else
      result.roots.push_back(all[i]);
  }
  return result;
}

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
