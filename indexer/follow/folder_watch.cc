// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/follow/folder_watch.h"

#include <dirent.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/inotify.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <memory>
#include <utility>

#include "indexer/failure.h"

namespace vankho::indexing {
namespace {

constexpr std::uint32_t kEvents = IN_CREATE | IN_MODIFY | IN_CLOSE_WRITE | IN_ATTRIB | IN_MOVED_FROM | IN_MOVED_TO |
                                  IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW |
                                  IN_EXCL_UNLINK;

// Who writes on without a pause, or keeps a file open for ever, is waited for so long.
constexpr std::chrono::minutes kMostPatience{10};

// The longest wait for silence, in times of settling.
constexpr int kMostSettles = 10;
// More changes at once are met by a scan of everything.
constexpr std::size_t kMostWaiting = 50'000;

// Names of folders in a folder; those of hidden ones left out, as a scan does.
std::vector<std::string> folders_in(const std::string& folder) {
  std::vector<std::string> names;
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(folder.c_str()), ::closedir);
  if (!entries) return names;
  while (const dirent* entry = ::readdir(entries.get())) {
    if (entry->d_name[0] == '.') continue;
    struct stat status {};
    const bool is_unknown = entry->d_type == DT_UNKNOWN;
    if (is_unknown && ::fstatat(::dirfd(entries.get()), entry->d_name, &status, AT_SYMLINK_NOFOLLOW) != 0) continue;
    if (is_unknown ? S_ISDIR(status.st_mode) : entry->d_type == DT_DIR) names.emplace_back(entry->d_name);
  }
  return names;
}

std::string joined(const std::string& folder, std::string_view name) {
  std::string path = folder == "/" ? std::string() : folder;
  return path.append(1, '/').append(name);
}

// `remove` takes an element of an ordered map whose key is beneath the folder, and gives the next one.
template <typename Container, typename Remove>
void for_each_beneath(Container& container, const std::string& folder, Remove remove) {
  const std::string beneath = folder + "/";
  for (auto at = container.lower_bound(beneath); at != container.end() && at->first.starts_with(beneath);)
    at = remove(at);
}

}  // namespace

FolderWatch::FolderWatch(WatchLimits limits, std::string index_dir)
    : limits_(limits), index_dir_(std::move(index_dir)), inotify_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
  if (inotify_) return;
  const char* why = std::strerror(errno);
  throw Failure(ExitCode::kTryAgain,
                fmt::format("Cannot follow folders ({}). Raise fs.inotify.max_user_instances, or run "
                            "vankho-indexer index by a timer.",
                            why),
                fmt::format("Không theo dõi được thư mục ({}). Hãy tăng fs.inotify.max_user_instances, hoặc chạy "
                            "vankho-indexer index theo giờ.",
                            why));
}

void FolderWatch::add_source(const std::string& folder) {
  is_partial_ = false;
  add(folder);
}

void FolderWatch::add(const std::string& folder) {
  std::vector<std::string> left{folder};
  while (!left.empty() && !is_partial_) {
    const std::string path = std::move(left.back());
    left.pop_back();
    if (path == index_dir_) continue;
    if (folders_.size() >= limits_.most_watches && !watches_.contains(path)) {
      is_partial_ = true;
      return;
    }
    // The watch comes before the look: what is made in between is met by one or the other.
    const int watch = ::inotify_add_watch(inotify_.get(), path.c_str(), kEvents);
    if (watch < 0) {
      is_partial_ = is_partial_ || errno == ENOSPC || errno == ENOMEM;
      continue;  // gone again, or not readable: a scan says so
    }
    if (const auto former = folders_.find(watch); former != folders_.end()) watches_.erase(former->second);
    folders_[watch] = path;
    watches_[path] = watch;
    for (const std::string& name : folders_in(path)) left.push_back(joined(path, name));
  }
}

void FolderWatch::read_events() {
  alignas(inotify_event) std::array<char, std::size_t{64} * 1024> buffer;
  while (true) {
    const ssize_t size = ::read(inotify_.get(), buffer.data(), buffer.size());
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return;
    now_ = Clock::now();
    for (std::size_t at = 0; at < static_cast<std::size_t>(size);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof event);
      const std::string_view name =
          event.len == 0 ? std::string_view() : std::string_view(buffer.data() + at + sizeof event);
      at += sizeof event + event.len;
      if ((event.mask & IN_Q_OVERFLOW) != 0) {
        overflow_ = true;
        continue;
      }
      const auto folder = folders_.find(event.wd);
      if (folder == folders_.end()) continue;
      happened({name.empty() ? folder->second : joined(folder->second, name),
                name.empty() ? event.mask | IN_ISDIR : event.mask});
    }
  }
}

void FolderWatch::happened(const Event& event) {
  // Programs that write a paper make hidden files beside it all the time; a scan says that they are there.
  if (event.path[event.path.rfind('/') + 1] == '.') return;
  if ((event.mask & IN_ISDIR) != 0)
    happened_to_folder(event);
  else
    happened_to_file(event);
}

void FolderWatch::happened_to_folder(const Event& event) {
  if (event.path == index_dir_) return;
  if ((event.mask & (IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF)) != 0) forget_folder(event.path);
  if ((event.mask & (IN_CREATE | IN_MOVED_TO)) != 0) {
    // The path may have been that of another folder a moment ago: its watches would tell of the wrong place.
    forget_folder(event.path);
    add(event.path);
    changed(event.path);
  }
}

void FolderWatch::happened_to_file(const Event& event) {
  const bool is_gone = (event.mask & (IN_MOVED_FROM | IN_DELETE)) != 0;
  const bool is_whole = (event.mask & (IN_CLOSE_WRITE | IN_MOVED_TO)) != 0;
  if (is_gone || is_whole) written_.erase(event.path);
  if ((event.mask & IN_MODIFY) != 0) {
    // A file that somebody writes is read when it is closed.
    written_[event.path] = now_;
    waiting_.erase(event.path);
    return;
  }
  if ((event.mask & IN_CREATE) != 0) {
    struct stat status {};
    // A new name of a whole file, or a link, gets no further event; a new file is being written.
    const bool is_new_file = ::lstat(event.path.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
                             status.st_nlink == 1 && status.st_size == 0;
    if (is_new_file) {
      written_[event.path] = now_;
      return;
    }
  }
  if (!written_.contains(event.path)) changed(event.path);
}

void FolderWatch::changed(const std::string& path) {
  if (waiting_.empty()) first_waiting_ = now_;
  waiting_[path] = now_;
  if (waiting_.size() <= kMostWaiting) return;
  forget_waiting();
  overflow_ = true;
}

void FolderWatch::forget_folder(const std::string& folder) {
  const auto known = watches_.find(folder);
  if (known == watches_.end()) return;
  const auto forget = [&](auto at) {
    ::inotify_rm_watch(inotify_.get(), at->second);
    folders_.erase(at->second);
    return watches_.erase(at);
  };
  forget(known);
  for_each_beneath(watches_, folder, forget);
  for_each_beneath(waiting_, folder, [&](auto at) { return waiting_.erase(at); });
  for_each_beneath(written_, folder, [&](auto at) { return written_.erase(at); });
  gone_folders_.insert(folder);
  changed(folder);
}

std::optional<FolderWatch::Clock::time_point> FolderWatch::next_quiet() const {
  if (waiting_.empty()) return std::nullopt;
  // Where there is always something going on nobody waits for silence.
  return std::min(now_ + limits_.settle, first_waiting_ + kMostSettles * limits_.settle);
}

Changes FolderWatch::take_quiet(Clock::time_point now) {
  for (auto at = written_.begin(); at != written_.end();) {
    const bool is_left_open = now - at->second > kMostPatience;
    if (is_left_open) changed(at->first);
    at = is_left_open ? written_.erase(at) : std::next(at);
  }
  Changes changes;
  const auto due = next_quiet();
  if (!due || *due > now) return changes;
  for (auto at = waiting_.begin(); at != waiting_.end();) {
    if (at->second + limits_.settle > now) {
      ++at;
      continue;
    }
    // What a folder holds is looked at with it.
    const bool is_within = !changes.paths.empty() && at->first.starts_with(changes.paths.back() + "/");
    if (!is_within) changes.paths.push_back(at->first);
    if (gone_folders_.erase(at->first) != 0) changes.gone_folders.push_back(at->first);
    at = waiting_.erase(at);
  }
  first_waiting_ = now;
  return changes;
}

std::set<std::string> FolderWatch::being_written() const {
  std::set<std::string> paths;
  for (const auto& [path, when] : written_) paths.insert(path);
  return paths;
}

void FolderWatch::forget_waiting() {
  waiting_.clear();
  gone_folders_.clear();
}

bool FolderWatch::take_overflow() {
  return std::exchange(overflow_, false);
}

}  // namespace vankho::indexing
