// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/index/generations.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/statvfs.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "indexer/failure.h"
#include "indexer/reading/owned_file.h"
#include "schema/index_layout.h"

namespace vankho::indexing {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void refuse(const std::string& path, int error) {
  throw cannot_write(path, error);
}

bool lasts(int error) {
  return error == EACCES || error == EPERM || error == EROFS || error == ENOTDIR || error == ENOENT ||
         error == ENAMETOOLONG || error == ELOOP;
}

}  // namespace

Failure cannot_write(const std::string& path, int error) {
  const char* const why = std::strerror(error);
  if (lasts(error))
    return {
        ExitCode::kBadConfiguration,
        fmt::format("{} cannot be written: {}. Name a folder with --index that this user may write to.", path, why),
        fmt::format("Không ghi được {}: {}. Hãy chọn với --index một thư mục mà người dùng này ghi được.", path, why)};
  return {ExitCode::kTryAgain,
          fmt::format("Writing {} failed: {}. What was committed is kept; run the same command again.", path, why),
          fmt::format("Ghi {} không được: {}. Phần đã ghi xong vẫn còn; hãy chạy lại lệnh này.", path, why)};
}

void sync_directory(const std::string& path) {
  const OwnedFile dir(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!dir || ::fsync(dir.get()) != 0) refuse(path, errno);
}

void make_index_directory(const std::string& index_dir) {
  std::error_code error;
  fs::path wanted = fs::absolute(index_dir, error).lexically_normal();
  if (!wanted.has_filename()) wanted = wanted.parent_path();
  fs::path existing = wanted;
  while (existing.has_relative_path() && !fs::exists(existing, error)) existing = existing.parent_path();
  fs::create_directories(wanted, error);
  if (error) refuse(index_dir, error.value());
  for (fs::path made = wanted; made != existing && made.has_relative_path(); made = made.parent_path())
    sync_directory(made.parent_path().string());
}

void remove_unpublished_generations(const std::string& index_dir) {
  const auto current = schema::current_generation_number(index_dir);
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(index_dir, error)) {
    const auto number = schema::generation_number(entry.path().filename().string());
    // Numbers below the published one are earlier generations, kept to go back to.
    if (!number || (current && *number <= *current)) continue;
    fs::remove_all(entry.path(), error);
    if (error) refuse(entry.path().string(), error.value());
  }
  if (error) refuse(index_dir, error.value());
}

void publish_generation(const std::string& index_dir, std::uint64_t number) {
  const std::string pointer = schema::pointer_path(index_dir);
  const std::string fresh = pointer + ".new";
  const std::string line = schema::generation_name(number) + "\n";
  {
    const OwnedFile file(::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0644));
    if (!file) refuse(fresh, errno);
    if (::write(file.get(), line.data(), line.size()) != static_cast<ssize_t>(line.size())) refuse(fresh, errno);
    if (::fsync(file.get()) != 0) refuse(fresh, errno);
  }
  if (std::rename(fresh.c_str(), pointer.c_str()) != 0) refuse(pointer, errno);
  sync_directory(index_dir);
}

void require_free_space(const std::string& path, std::uint64_t bytes) {
  struct statvfs space {};
  if (::statvfs(path.c_str(), &space) != 0) refuse(path, errno);
  const std::uint64_t free = std::uint64_t{space.f_bavail} * space.f_frsize;
  if (free >= bytes) return;
  const std::uint64_t have = free >> 20;
  const std::uint64_t need = bytes >> 20;
  throw Failure(ExitCode::kTryAgain,
                fmt::format("Only {} MB are free at {}, {} MB are needed. What was committed is kept; make room and "
                            "run the same command again (--keep-free changes the reserve).",
                            have, path, need),
                fmt::format("Ổ đĩa ở {1} chỉ còn trống {0} MB, cần {2} MB. Phần đã ghi xong vẫn còn; hãy dọn chỗ rồi "
                            "chạy lại lệnh này (--keep-free đổi mức dự trữ).",
                            have, path, need));
}

}  // namespace vankho::indexing
