#include "programs/nachlese-pdf/confine.hpp"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>

#include <cerrno>
#include <cstddef>
#include <vector>

namespace nachlese::programs {
namespace {

constexpr rlim_t kMemory = rlim_t{448} << 20U;
constexpr rlim_t kProcessorSeconds = 120;

void limit(int what, rlim_t value) {
  const rlimit bound{value, value};
  ::setrlimit(static_cast<__rlimit_resource>(what), &bound);
}

// What reading a document needs: its file, fonts and tables of characters, memory, and where to
// write the words. Everything else is as if the kernel did not have it, also what later kernels
// bring.
constexpr unsigned kAllowed[] = {
    SYS_read,
    SYS_readv,
    SYS_pread64,
    SYS_lseek,
    SYS_write,
    SYS_writev,
    SYS_close,
    SYS_fstat,
    SYS_newfstatat,
    SYS_statx,
    SYS_statfs,
    SYS_fstatfs,
    SYS_faccessat,
    SYS_faccessat2,
    SYS_readlinkat,
    SYS_getdents64,
    SYS_getcwd,
    SYS_fadvise64,
    SYS_brk,
    SYS_mmap,
    SYS_munmap,
    SYS_mprotect,
    SYS_mremap,
    SYS_madvise,
    SYS_futex,
    SYS_sched_yield,
    SYS_sched_getaffinity,
    SYS_clock_gettime,
    SYS_clock_nanosleep,
    SYS_gettimeofday,
    SYS_getrandom,
    SYS_getpid,
    SYS_gettid,
    SYS_getuid,
    SYS_geteuid,
    SYS_getgid,
    SYS_getegid,
    SYS_uname,
    SYS_sysinfo,
    SYS_rt_sigaction,
    SYS_rt_sigprocmask,
    SYS_rt_sigreturn,
    SYS_sigaltstack,
    SYS_restart_syscall,
    SYS_exit,
    SYS_exit_group,
#ifdef SYS_stat
    SYS_stat,
    SYS_lstat,
    SYS_access,
    SYS_readlink,
#endif
};

#if defined(__x86_64__)
constexpr unsigned kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr unsigned kArchitecture = AUDIT_ARCH_AARCH64;
#elif defined(__riscv) && __riscv_xlen == 64
constexpr unsigned kArchitecture = AUDIT_ARCH_RISCV64;
#else
constexpr unsigned kArchitecture = 0;  // no filter; the limits remain
#endif
constexpr unsigned kBehindCalls = 1U << 30U;  // where x32 begins

constexpr sock_filter statement(unsigned code, unsigned value) {
  return {static_cast<unsigned short>(code), 0, 0, value};
}

void filter_calls() {
  if (kArchitecture == 0) return;
  constexpr unsigned kLoad = BPF_LD | BPF_W | BPF_ABS;
  constexpr unsigned kEqual = BPF_JMP | BPF_JEQ | BPF_K;
  constexpr unsigned kAtLeast = BPF_JMP | BPF_JGE | BPF_K;
  constexpr unsigned kAnyBit = BPF_JMP | BPF_JSET | BPF_K;
  constexpr unsigned kReturn = BPF_RET | BPF_K;
  constexpr unsigned kUnknown = SECCOMP_RET_ERRNO | ENOSYS;  // libraries do without
  constexpr unsigned kRefuse = SECCOMP_RET_ERRNO | EPERM;
  constexpr unsigned kWriting = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
  // Another architecture's calls have other numbers, and so have those of x32.
  std::vector<sock_filter> program = {
      statement(kLoad, offsetof(seccomp_data, arch)),
      {kEqual, 1, 0, kArchitecture},
      statement(kReturn, kUnknown),
      statement(kLoad, offsetof(seccomp_data, nr)),
      {kAtLeast, 0, 1, kBehindCalls},
      statement(kReturn, kUnknown),
      // Files may be opened for reading only.
      {kEqual, 0, 4, SYS_openat},
      statement(kLoad, offsetof(seccomp_data, args[2])),
      {kAnyBit, 0, 1, kWriting},
      statement(kReturn, kRefuse),
      statement(kReturn, SECCOMP_RET_ALLOW),
      // Of descriptors, the flags may be asked for, and whether programs inherit them.
      {kEqual, 0, 4, SYS_fcntl},
      statement(kLoad, offsetof(seccomp_data, args[1])),
      {kAtLeast, 0, 1, F_SETFL},
      statement(kReturn, kRefuse),
      statement(kReturn, SECCOMP_RET_ALLOW),
  };
  for (const unsigned call : kAllowed) {
    program.push_back({kEqual, 0, 1, call});
    program.push_back(statement(kReturn, SECCOMP_RET_ALLOW));
  }
  program.push_back(statement(kReturn, kUnknown));
  const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  // Where the kernel has no filters the limits remain.
  ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter);
}

}  // namespace

void confine_process() {
#ifndef NACHLESE_SANITIZED  // which reserves more addresses than there is memory
  limit(RLIMIT_AS, kMemory);
#endif
  limit(RLIMIT_CPU, kProcessorSeconds);
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_NOFILE, 64);
  filter_calls();
}

}  // namespace nachlese::programs
