// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a process may no longer do once it reads a stranger's file.
#pragma once

#include <linux/filter.h>

#include <cstdint>
#include <vector>

namespace vankho::indexing {

// The sanitizers map terabytes of address space that they never touch, so there is no limit to memory then; and they
// read /proc.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool kSanitized = true;
#else
inline constexpr bool kSanitized = false;
#endif

class Confinement {
 public:
  // Prepares it: the filter of system calls takes as long to make as a short paper to read.
  Confinement();

  // For the rest of its life this process has no more than so much time and memory, and cannot: open a socket, write,
  // make, rename or remove a file, start a program or a process, send a signal to others, trace, mount, or make
  // namespaces. Such calls fail with EPERM; more time ends it with SIGXCPU. It dies with its parent. The files that it
  // can still read are those that the container around it has (extractor.h). Throws std::system_error when the kernel
  // refuses.
  void take_hold(unsigned cpu_seconds, std::uint64_t memory_bytes) const;

 private:
  std::vector<sock_filter> filter_;
};

}  // namespace vankho::indexing
