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

// Calls that only harm has a use for. Those that the machine does not have are not listed.
constexpr unsigned kForbidden[] = {
    SYS_socket,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_execve,
    SYS_execveat,
    SYS_clone,
    SYS_clone3,
    SYS_ptrace,
    SYS_kill,
    SYS_unlinkat,
    SYS_renameat2,
    SYS_mkdirat,
    SYS_linkat,
    SYS_symlinkat,
    SYS_fchmodat,
    SYS_fchownat,
    SYS_truncate,
    SYS_mount,
    SYS_setns,
    SYS_unshare,
    SYS_bpf,
    SYS_keyctl,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_io_uring_setup,
    SYS_userfaultfd,
    SYS_openat2,
#ifdef SYS_open
    SYS_open,
    SYS_creat,
    SYS_fork,
    SYS_vfork,
    SYS_unlink,
    SYS_rename,
    SYS_mkdir,
    SYS_rmdir,
    SYS_link,
    SYS_symlink,
    SYS_chmod,
    SYS_chown,
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

void forbid_calls() {
  if (kArchitecture == 0) return;
  constexpr unsigned kLoad = BPF_LD | BPF_W | BPF_ABS;
  constexpr unsigned kEqual = BPF_JMP | BPF_JEQ | BPF_K;
  constexpr unsigned kAtLeast = BPF_JMP | BPF_JGE | BPF_K;
  constexpr unsigned kAnyBit = BPF_JMP | BPF_JSET | BPF_K;
  constexpr unsigned kRefuse = SECCOMP_RET_ERRNO | EPERM;
  constexpr unsigned kWriting = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC;
  // Another architecture's calls have other numbers, and so have those of x32.
  std::vector<sock_filter> program = {
      statement(kLoad, offsetof(seccomp_data, arch)),
      {kEqual, 1, 0, kArchitecture},
      statement(BPF_RET | BPF_K, kRefuse),
      statement(kLoad, offsetof(seccomp_data, nr)),
      {kAtLeast, 0, 1, kBehindCalls},
      statement(BPF_RET | BPF_K, kRefuse),
      statement(kLoad, offsetof(seccomp_data, nr)),
      // Files may be opened for reading: fonts and tables of characters.
      {kEqual, 0, 3, SYS_openat},
      statement(kLoad, offsetof(seccomp_data, args[2])),
      {kAnyBit, 0, 1, kWriting},
      statement(BPF_RET | BPF_K, kRefuse),
      statement(kLoad, offsetof(seccomp_data, nr)),
  };
  for (const unsigned call : kForbidden) {
    program.push_back({kEqual, 0, 1, call});
    program.push_back(statement(BPF_RET | BPF_K, kRefuse));
  }
  program.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
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
  forbid_calls();
}

}  // namespace nachlese::programs
