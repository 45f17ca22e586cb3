#include "corpus/child_walls.h"

#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>

namespace casebook {
namespace {

// All that the first version of Landlock knows; a newer kernel takes it too.
constexpr std::uint64_t kAllAccess = (1ULL << 13U) - 1;
constexpr std::uint64_t kReading =
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;

void allow(int rules, const char* path, std::uint64_t access) {
  const int place = ::open(path, O_PATH | O_CLOEXEC);
  if (place < 0) return;
  struct landlock_path_beneath_attr rule {};
  rule.allowed_access = access;
  rule.parent_fd = place;
  ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  ::close(place);
}

#if defined(__x86_64__)
constexpr std::uint32_t kMachine = AUDIT_ARCH_X86_64;
constexpr const char* kLoader = "/lib64/ld-linux-x86-64.so.2";
#elif defined(__aarch64__)
constexpr std::uint32_t kMachine = AUDIT_ARCH_AARCH64;
constexpr const char* kLoader = "/lib/ld-linux-aarch64.so.1";
#else
constexpr std::uint32_t kMachine = 0;  // no filter
constexpr const char* kLoader = "/lib/ld.so";
#endif

// Threads are processes to the kernel: a child that cannot clone has none.
constexpr std::array kForbidden = {
    SYS_socket,
    SYS_socketpair,
    SYS_connect,
    SYS_bind,
    SYS_listen,
    SYS_accept4,
    SYS_sendto,
    SYS_sendmsg,
    SYS_ptrace,
    SYS_clone,
    SYS_clone3,
    SYS_process_vm_readv,
    SYS_process_vm_writev,
    SYS_kill,
    SYS_tkill,
    SYS_mount,
    SYS_unshare,
    SYS_setns,
    SYS_bpf,
    SYS_perf_event_open,
    SYS_io_uring_setup,
    SYS_userfaultfd,
    SYS_keyctl,
    SYS_add_key,
    SYS_init_module,
    SYS_finit_module,
    SYS_kexec_load,
    SYS_execveat,
    SYS_memfd_create,
    SYS_pidfd_getfd,
#if defined(__x86_64__)
    SYS_fork,
    SYS_vfork,
#endif
};

struct Filter {
  static constexpr std::size_t kSize = 5 + 2 * kForbidden.size() + 1;
  std::array<struct sock_filter, kSize> steps{};
};

constexpr struct sock_filter statement(std::uint16_t code,
                                       std::uint32_t value) {
  return {code, 0, 0, value};
}

constexpr struct sock_filter jump_if(std::uint16_t code, std::uint32_t value,
                                     std::uint8_t otherwise) {
  return {code, 0, otherwise, value};
}

constexpr Filter make_filter() {
  constexpr std::uint16_t kLoad = BPF_LD | BPF_W | BPF_ABS;
  constexpr std::uint16_t kEqual = BPF_JMP | BPF_JEQ | BPF_K;
  constexpr std::uint16_t kLess = BPF_JMP | BPF_JGE | BPF_K;
  constexpr std::uint16_t kReturn = BPF_RET | BPF_K;
  constexpr std::uint32_t kDenied = SECCOMP_RET_ERRNO | EPERM;
  Filter filter;
  std::size_t at = 0;
  filter.steps[at++] = statement(kLoad, offsetof(struct seccomp_data, arch));
  // Another machine's numbers, or x32's, would mean other calls.
  filter.steps[at++] = {kEqual, 1, 0, kMachine};
  filter.steps[at++] = statement(kReturn, SECCOMP_RET_KILL_PROCESS);
  filter.steps[at++] = statement(kLoad, offsetof(struct seccomp_data, nr));
  filter.steps[at++] = {
      kLess,
      static_cast<std::uint8_t>(
          2 * kForbidden.size() > 255 ? 255 : 2 * kForbidden.size() - 1),
      0, 0x40000000U};
  for (const long call : kForbidden) {
    filter.steps[at++] = jump_if(kEqual, static_cast<std::uint32_t>(call), 1);
    filter.steps[at++] = statement(kReturn, kDenied);
  }
  filter.steps[at++] = statement(kReturn, SECCOMP_RET_ALLOW);
  return filter;
}

constexpr Filter kFilter = make_filter();

}  // namespace

bool ChildWalls::has_landlock() {
  return ::syscall(SYS_landlock_create_ruleset, nullptr, 0,
                   LANDLOCK_CREATE_RULESET_VERSION) > 0;
}

ChildWalls::ChildWalls(const std::string& program) {
  struct landlock_ruleset_attr all {};
  all.handled_access_fs = kAllAccess;
  rules_ = static_cast<int>(
      ::syscall(SYS_landlock_create_ruleset, &all, sizeof all, 0));
  if (rules_ < 0) return;
  for (const char* folder : {"/usr", "/lib", "/lib64"}) {
    allow(rules_, folder, kReading);
  }
  for (const char* file : {"/etc/ld.so.cache", "/etc/fonts"}) {
    allow(rules_, file, LANDLOCK_ACCESS_FS_READ_FILE);
  }
  constexpr std::uint64_t kRunning =
      LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_READ_FILE;
  allow(rules_, program.c_str(), kRunning);
  allow(rules_, kLoader, kRunning);
}

ChildWalls::~ChildWalls() {
  if (rules_ >= 0) ::close(rules_);
}

void ChildWalls::raise() const {
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  if (rules_ >= 0) ::syscall(SYS_landlock_restrict_self, rules_, 0);
  if (kMachine == 0) return;
  struct sock_fprog program {};
  program.len = static_cast<unsigned short>(kFilter.steps.size());
  program.filter = const_cast<struct sock_filter*>(kFilter.steps.data());
  ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

}  // namespace casebook
