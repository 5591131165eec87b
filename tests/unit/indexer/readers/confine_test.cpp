// What a document that takes over the program nachlese-pdf can still do.
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <string>
#include <string_view>

#include "programs/nachlese-pdf/confine.hpp"
#include "tests/catch.hpp"
#include "tests/temp_folder.hpp"

using namespace nachlese::test;

namespace {

struct Call {
  long number;
  std::string_view name;
};

// All with arguments of nothing, so that none does harm where it is not refused.
constexpr Call kHarmful[] = {
    {SYS_socket, "socket"},
    {SYS_socketpair, "socketpair"},
    {SYS_connect, "connect"},
    {SYS_bind, "bind"},
    {SYS_listen, "listen"},
    {SYS_sendto, "sendto"},
    {SYS_sendmsg, "sendmsg"},
    {SYS_execve, "execve"},
    {SYS_execveat, "execveat"},
    {SYS_clone3, "clone3"},
    {SYS_ptrace, "ptrace"},
    {SYS_kill, "kill"},
    {SYS_tkill, "tkill"},
    {SYS_tgkill, "tgkill"},
    {SYS_rt_sigqueueinfo, "rt_sigqueueinfo"},
    {SYS_pidfd_open, "pidfd_open"},
    {SYS_pidfd_send_signal, "pidfd_send_signal"},
    {SYS_pidfd_getfd, "pidfd_getfd"},
    {SYS_setpriority, "setpriority"},
    {SYS_prlimit64, "prlimit64"},
    {SYS_unlinkat, "unlinkat"},
    {SYS_renameat2, "renameat2"},
    {SYS_mkdirat, "mkdirat"},
    {SYS_mknodat, "mknodat"},
    {SYS_linkat, "linkat"},
    {SYS_symlinkat, "symlinkat"},
    {SYS_fchmod, "fchmod"},
    {SYS_fchmodat, "fchmodat"},
    {SYS_fchown, "fchown"},
    {SYS_fchownat, "fchownat"},
    {SYS_truncate, "truncate"},
    {SYS_ftruncate, "ftruncate"},
    {SYS_fallocate, "fallocate"},
    {SYS_utimensat, "utimensat"},
    {SYS_setxattr, "setxattr"},
    {SYS_lsetxattr, "lsetxattr"},
    {SYS_fsetxattr, "fsetxattr"},
    {SYS_removexattr, "removexattr"},
    {SYS_lremovexattr, "lremovexattr"},
    {SYS_fremovexattr, "fremovexattr"},
    {SYS_flock, "flock"},
    {SYS_copy_file_range, "copy_file_range"},
    {SYS_sendfile, "sendfile"},
    {SYS_splice, "splice"},
    {SYS_ioctl, "ioctl"},
    {SYS_mount, "mount"},
    {SYS_umount2, "umount2"},
    {SYS_chroot, "chroot"},
    {SYS_setns, "setns"},
    {SYS_unshare, "unshare"},
    {SYS_bpf, "bpf"},
    {SYS_keyctl, "keyctl"},
    {SYS_add_key, "add_key"},
    {SYS_perf_event_open, "perf_event_open"},
    {SYS_process_vm_readv, "process_vm_readv"},
    {SYS_process_vm_writev, "process_vm_writev"},
    {SYS_io_uring_setup, "io_uring_setup"},
    {SYS_userfaultfd, "userfaultfd"},
    {SYS_memfd_create, "memfd_create"},
    {SYS_shmget, "shmget"},
    {SYS_msgget, "msgget"},
    {SYS_mq_open, "mq_open"},
    {SYS_inotify_init1, "inotify_init1"},
    {SYS_openat2, "openat2"},
#ifdef SYS_open
    {SYS_open, "open"},
    {SYS_creat, "creat"},
    {SYS_unlink, "unlink"},
    {SYS_rename, "rename"},
    {SYS_renameat, "renameat"},
    {SYS_mkdir, "mkdir"},
    {SYS_mknod, "mknod"},
    {SYS_rmdir, "rmdir"},
    {SYS_link, "link"},
    {SYS_symlink, "symlink"},
    {SYS_chmod, "chmod"},
    {SYS_chown, "chown"},
    {SYS_lchown, "lchown"},
    {SYS_utime, "utime"},
    {SYS_utimes, "utimes"},
    {SYS_futimesat, "futimesat"},
#endif
};

bool refused(long result) { return result == -1 && (errno == ENOSYS || errno == EPERM); }

// What the child could do that it should not, or could not do that it must; read from its output.
std::string said_by_confined_child(const std::string& file) {
  int ends[2] = {-1, -1};
  REQUIRE(::pipe(ends) == 0);
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    nachlese::programs::confine_process();
    const auto say = [&](std::string_view text) {
      const std::string line = std::string(text) + " ";
      (void)!::write(ends[1], line.data(), line.size());
    };
    for (const Call& call : kHarmful) {
      errno = 0;
      if (!refused(::syscall(call.number, -1L, -1L, -1L, -1L, -1L, -1L))) say(call.name);
    }
    for (const int flags : {O_WRONLY, O_RDWR, O_RDONLY | O_TRUNC, O_WRONLY | O_APPEND}) {
      if (!refused(::openat(AT_FDCWD, file.c_str(), flags))) say("openat to write");
    }
    if (!refused(::openat(AT_FDCWD, (file + "2").c_str(), O_RDONLY | O_CREAT, 0600)))
      say("O_CREAT");
    if (!refused(::fcntl(ends[1], F_SETOWN, ::getpid()))) say("fcntl");
    char byte = 0;
    const int opened = ::openat(AT_FDCWD, file.c_str(), O_RDONLY | O_CLOEXEC);
    if (opened < 0 || ::read(opened, &byte, 1) != 1 || byte != 'x') say("cannot read");
    say("end");
    ::_exit(0);
  }
  ::close(ends[1]);
  std::string said;
  char piece[4096];
  for (ssize_t count = 0; (count = ::read(ends[0], piece, sizeof piece)) > 0;)
    said.append(piece, static_cast<std::size_t>(count));
  ::close(ends[0]);
  ::waitpid(child, nullptr, 0);
  return said;
}

}  // namespace

TEST_CASE("a confined process reads files and does nothing else", "[pdf]") {
  const TempFolder folder;
  CHECK(said_by_confined_child(folder.write("file", "x")) == "end ");
}
