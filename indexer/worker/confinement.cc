// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/worker/confinement.h"

#include <fcntl.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <initializer_list>
#include <memory>
#include <system_error>

#include "indexer/reading/owned_file.h"

namespace vankho::indexing {
namespace {

[[noreturn]] void fail(int error, const char* what) {
  throw std::system_error(error, std::generic_category(), what);
}

void limit(decltype(RLIMIT_CPU) resource, rlim_t most, rlim_t hard) {
  const rlimit both{.rlim_cur = most, .rlim_max = hard};
  if (::setrlimit(resource, &both) != 0) fail(errno, "setrlimit");
}

struct Release {
  void operator()(void* filter) const { ::seccomp_release(filter); }
};

class Filter {
 public:
  Filter() : filter_(::seccomp_init(SCMP_ACT_ALLOW)) {
    if (filter_ == nullptr) fail(ENOMEM, "seccomp_init");
  }
  void refuse(std::initializer_list<int> calls) { refuse_with(EPERM, calls); }
  void refuse_with(int error, std::initializer_list<int> calls) {
    // A call that this machine does not have needs no rule.
    for (const int call : calls) check(::seccomp_rule_add(filter_.get(), SCMP_ACT_ERRNO(error), call, 0));
  }
  // Where argument `place` has one of these bits.
  void refuse_bits(int call, unsigned place, std::uint64_t bits) {
    for (std::uint64_t bit = 1; bit <= bits; bit <<= 1)
      if ((bits & bit) != 0)
        check(::seccomp_rule_add(filter_.get(), SCMP_ACT_ERRNO(EPERM), call, 1,
                                 SCMP_CMP(place, SCMP_CMP_MASKED_EQ, bit, bit)));
  }
  // Where argument `place` has none of these bits.
  void refuse_without(int call, unsigned place, std::uint64_t bits) {
    check(::seccomp_rule_add(filter_.get(), SCMP_ACT_ERRNO(EPERM), call, 1,
                             SCMP_CMP(place, SCMP_CMP_MASKED_EQ, bits, 0)));
  }
  std::vector<sock_filter> program() const {
    const OwnedFile file(::memfd_create("filter", MFD_CLOEXEC));
    if (!file) fail(errno, "memfd_create");
    check(::seccomp_export_bpf(filter_.get(), file.get()));
    std::vector<sock_filter> program(static_cast<std::size_t>(::lseek(file.get(), 0, SEEK_END)) / sizeof(sock_filter));
    const std::size_t bytes = program.size() * sizeof(sock_filter);
    if (::pread(file.get(), program.data(), bytes, 0) != static_cast<ssize_t>(bytes)) fail(EIO, "pread");
    return program;
  }

 private:
  static void check(int result) {
    if (result < 0 && result != -EDOM) fail(-result, "seccomp");
  }
  std::unique_ptr<void, Release> filter_;
};

// Threads may be made: OCR has some. A process may not.
std::vector<sock_filter> filter_of_calls() {
  Filter filter;
  filter.refuse({SCMP_SYS(socket), SCMP_SYS(socketpair), SCMP_SYS(connect), SCMP_SYS(bind), SCMP_SYS(listen),
                 SCMP_SYS(accept), SCMP_SYS(accept4), SCMP_SYS(sendto), SCMP_SYS(sendmsg), SCMP_SYS(sendmmsg)});
  filter.refuse({SCMP_SYS(execve), SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork), SCMP_SYS(ptrace),
                 SCMP_SYS(process_vm_readv), SCMP_SYS(process_vm_writev), SCMP_SYS(kill), SCMP_SYS(pidfd_send_signal),
                 SCMP_SYS(pidfd_getfd)});
  filter.refuse({SCMP_SYS(mount), SCMP_SYS(umount2), SCMP_SYS(pivot_root), SCMP_SYS(chroot), SCMP_SYS(unshare),
                 SCMP_SYS(setns), SCMP_SYS(bpf), SCMP_SYS(perf_event_open), SCMP_SYS(add_key), SCMP_SYS(keyctl),
                 SCMP_SYS(request_key), SCMP_SYS(userfaultfd), SCMP_SYS(io_uring_setup)});
  filter.refuse({SCMP_SYS(creat),     SCMP_SYS(unlink),   SCMP_SYS(unlinkat),  SCMP_SYS(rename),   SCMP_SYS(renameat),
                 SCMP_SYS(renameat2), SCMP_SYS(mkdir),    SCMP_SYS(mkdirat),   SCMP_SYS(rmdir),    SCMP_SYS(link),
                 SCMP_SYS(linkat),    SCMP_SYS(symlink),  SCMP_SYS(symlinkat), SCMP_SYS(mknod),    SCMP_SYS(mknodat),
                 SCMP_SYS(chmod),     SCMP_SYS(fchmod),   SCMP_SYS(fchmodat),  SCMP_SYS(chown),    SCMP_SYS(fchown),
                 SCMP_SYS(lchown),    SCMP_SYS(fchownat), SCMP_SYS(truncate),  SCMP_SYS(utimensat)});
  constexpr std::uint64_t kWriting = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
  filter.refuse_bits(SCMP_SYS(open), 1, kWriting);
  filter.refuse_bits(SCMP_SYS(openat), 2, kWriting);
  // Their flags lie in memory, where a filter cannot look. The C library then uses the older calls.
  filter.refuse_with(ENOSYS, {SCMP_SYS(openat2), SCMP_SYS(clone3)});
  filter.refuse_without(SCMP_SYS(clone), 0, CLONE_THREAD);
  return filter.program();
}

}  // namespace

Confinement::Confinement() : filter_(filter_of_calls()) {}

void Confinement::take_hold(unsigned cpu_seconds, std::uint64_t memory_bytes) const {
  if (::prctl(PR_SET_PDEATHSIG, SIGKILL) != 0) fail(errno, "prctl");
  // What a bad file did stays out of core files.
  limit(RLIMIT_CORE, 0, 0);
  limit(RLIMIT_CPU, cpu_seconds, cpu_seconds + 1);
  limit(RLIMIT_FSIZE, 0, 0);
  if (!kSanitized) limit(RLIMIT_AS, memory_bytes, memory_bytes);
  const sock_fprog program{.len = static_cast<unsigned short>(filter_.size()),
                           .filter = const_cast<sock_filter*>(filter_.data())};
  if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0 || ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
    fail(errno, "seccomp");
}

}  // namespace vankho::indexing
