// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/index_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <ctime>

#include "indexer/failure.h"
#include "indexer/index/generations.h"
#include "schema/index_layout.h"

namespace vankho::indexing {
namespace {

// "pid 123, since 2016-11-15T08:00:00Z", as written by the holder; made printable because any file may lie there.
std::string words_in(int file) {
  std::array<char, 128> buffer{};
  const ssize_t size = ::pread(file, buffer.data(), buffer.size(), 0);
  std::string words(buffer.data(), size > 0 ? static_cast<std::size_t>(size) : 0);
  words.resize(std::min(words.size(), words.find('\n')));
  for (char& byte : words)
    if (byte < ' ' || byte > '~') byte = '?';
  return words;
}

std::string words_of_this_run() {
  const std::time_t now = std::time(nullptr);
  std::tm day{};
  ::gmtime_r(&now, &day);
  std::array<char, 32> start{};
  std::strftime(start.data(), start.size(), "%Y-%m-%dT%H:%M:%SZ", &day);
  return fmt::format("pid {}, since {}\n", ::getpid(), start.data());
}

}  // namespace

LockState lock_state(std::string_view index_dir) {
  const OwnedFile file(::open(schema::lock_path(index_dir).c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!file) return {};
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  const bool is_held = ::fcntl(file.get(), F_OFD_GETLK, &whole) == 0 && whole.l_type != F_UNLCK;
  return {is_held, words_in(file.get())};
}

IndexLock::IndexLock(std::string_view index_dir) {
  const std::string path = schema::lock_path(index_dir);
  file_ = OwnedFile(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0644));
  if (!file_) throw cannot_write(path, errno);
  struct flock whole {};
  whole.l_type = F_WRLCK;
  whole.l_whence = SEEK_SET;
  if (::fcntl(file_.get(), F_OFD_SETLK, &whole) != 0) {
    const std::string holder = words_in(file_.get());
    throw Failure(
        ExitCode::kLocked,
        fmt::format("The index is being written by another run ({}). Wait until it ends, then run again.", holder),
        fmt::format("Chỉ mục đang được một lần chạy khác ghi ({}). Hãy đợi nó xong rồi chạy lại.", holder));
  }
  cut_off_ = !words_in(file_.get()).empty();
  const std::string words = words_of_this_run();
  if (::ftruncate(file_.get(), 0) != 0 || ::pwrite(file_.get(), words.data(), words.size(), 0) < 0)
    throw Failure(ExitCode::kTryAgain, fmt::format("Cannot write the lock {}: {}.", path, std::strerror(errno)),
                  fmt::format("Không ghi được tệp khóa {}: {}.", path, std::strerror(errno)));
}

void IndexLock::clean_end() {
  // A lock that keeps its words only costs the next run a check of the index.
  if (::ftruncate(file_.get(), 0) != 0) cut_off_ = true;
}

}  // namespace vankho::indexing
