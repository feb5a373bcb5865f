// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <string_view>
#include <system_error>

namespace vankho::indexing {

// The bytes of an open regular file, without a copy. A file that is cut while it is mapped ends the process that reads
// on: only for processes that may end so. Throws std::system_error.
class MappedFile {
 public:
  explicit MappedFile(int file) {
    struct stat status {};
    if (::fstat(file, &status) != 0) throw std::system_error(errno, std::generic_category(), "fstat");
    size_ = static_cast<std::size_t>(status.st_size);
    if (size_ == 0) return;
    bytes_ = ::mmap(nullptr, size_, PROT_READ, MAP_PRIVATE, file, 0);
    if (bytes_ == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "mmap");
  }
  ~MappedFile() {
    if (size_ != 0) ::munmap(bytes_, size_);
  }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  std::string_view bytes() const { return {static_cast<const char*>(bytes_), size_}; }

 private:
  void* bytes_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace vankho::indexing
