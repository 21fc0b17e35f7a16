// The filter of system calls for a confined sandbox, as the program that the kernel takes (struct sock_filter[], x86-64).
// A list of what a JVM with V8 needs once it runs: threads but no processes, local sockets but no network. What is not
// on the list fails as if this kernel did not have it, so that the C library falls back to older calls.

const ALLOWED = {
  memory: { mmap: 9, mprotect: 10, munmap: 11, brk: 12, mremap: 25, msync: 26, mincore: 27, madvise: 28 },
  memoryKeys: { pkey_mprotect: 329, pkey_alloc: 330, pkey_free: 331 },
  numa: { get_mempolicy: 239 },
  files: {
    ...{
      read: 0,
      write: 1,
      open: 2,
      close: 3,
      stat: 4,
      fstat: 5,
      lstat: 6,
      lseek: 8,
      pread64: 17,
      pwrite64: 18,
    },
    ...{
      readv: 19,
      writev: 20,
      access: 21,
      dup: 32,
      dup2: 33,
      dup3: 292,
      fcntl: 72,
      fsync: 74,
      fdatasync: 75,
    },
    ...{
      ftruncate: 77,
      getcwd: 79,
      chdir: 80,
      rename: 82,
      mkdir: 83,
      rmdir: 84,
      unlink: 87,
      readlink: 89,
      chmod: 90,
    },
    ...{ fchmod: 91, umask: 95, statfs: 137, fstatfs: 138, getdents64: 217, fadvise64: 221, openat: 257 },
    ...{
      newfstatat: 262,
      unlinkat: 263,
      readlinkat: 267,
      faccessat: 269,
      statx: 332,
      faccessat2: 439,
      close_range: 436,
    },
    ...{ ioctl: 16 },
  },
  waiting: {
    ...{
      poll: 7,
      select: 23,
      pipe: 22,
      pipe2: 293,
      ppoll: 271,
      pselect6: 270,
      epoll_wait: 232,
      epoll_ctl: 233,
    },
    ...{
      epoll_pwait: 281,
      epoll_create1: 291,
      eventfd2: 290,
      nanosleep: 35,
      clock_nanosleep: 230,
      restart_syscall: 219,
    },
  },
  sockets: {
    ...{ connect: 42, sendto: 44, recvfrom: 45, sendmsg: 46, recvmsg: 47, shutdown: 48, getsockname: 51 },
    ...{ getpeername: 52, socketpair: 53, setsockopt: 54, getsockopt: 55 },
  },
  threads: {
    ...{
      futex: 202,
      set_robust_list: 273,
      set_tid_address: 218,
      rseq: 334,
      gettid: 186,
      membarrier: 324,
      exit: 60,
    },
    ...{ sched_yield: 24, sched_getaffinity: 204, sched_getparam: 143, sched_getscheduler: 145, getcpu: 309 },
    ...{ getpriority: 140, arch_prctl: 158, prctl: 157 },
  },
  signals: {
    rt_sigaction: 13,
    rt_sigprocmask: 14,
    rt_sigreturn: 15,
    sigaltstack: 131,
    kill: 62,
    tgkill: 234,
  },
  process: {
    ...{
      execve: 59,
      exit_group: 231,
      getpid: 39,
      getppid: 110,
      getpgrp: 111,
      getuid: 102,
      getgid: 104,
      geteuid: 107,
    },
    ...{ getegid: 108, getgroups: 115, getrlimit: 97, prlimit64: 302, getrusage: 98, times: 100 },
  },
  system: { uname: 63, sysinfo: 99, gettimeofday: 96, clock_gettime: 228, clock_getres: 229, getrandom: 318 },
};

const SOCKET = 41;
const CLONE = 56;
const AF_UNIX = 1;
const CLONE_THREAD = 0x10000;

const EPERM = 1;
const ENOSYS = 38;
const EAFNOSUPPORT = 97;
const ARCHITECTURE_X86_64 = 0xc000003e;
const FIRST_CALL_OF_X32 = 0x40000000;

const ALLOW = 0x7fff0000;
const KILL_PROCESS = 0x80000000;
const error = (number) => 0x00050000 | number;

const NUMBER_AT = 0;
const ARCHITECTURE_AT = 4;
const FIRST_ARGUMENT_AT = 16;

const load = (offset) => [0x20, 0, 0, offset];
const result = (value) => [0x06, 0, 0, value];
const unlessEqual = (value, skip) => [0x15, 0, skip, value];
const unlessAtLeast = (value, skip) => [0x35, 0, skip, value];
const unlessAnyBit = (bits, skip) => [0x45, 0, skip, bits];

/** The filter's bytes. */
export function seccompFilter() {
  const program = [
    load(ARCHITECTURE_AT),
    [0x15, 1, 0, ARCHITECTURE_X86_64],
    result(KILL_PROCESS),
    load(NUMBER_AT),
    unlessAtLeast(FIRST_CALL_OF_X32, 1),
    result(KILL_PROCESS),
    ...Object.values(ALLOWED)
      .flatMap((group) => Object.values(group))
      .flatMap((number) => [unlessEqual(number, 1), result(ALLOW)]),
    ...whenFirstArgument(SOCKET, unlessEqual(AF_UNIX, 1), EAFNOSUPPORT),
    ...whenFirstArgument(CLONE, unlessAnyBit(CLONE_THREAD, 1), EPERM),
    result(error(ENOSYS)),
  ];
  const bytes = Buffer.alloc(8 * program.length);
  program.forEach(([code, ifTrue, ifFalse, value], index) => {
    bytes.writeUInt16LE(code, 8 * index);
    bytes.writeUInt8(ifTrue, 8 * index + 2);
    bytes.writeUInt8(ifFalse, 8 * index + 3);
    bytes.writeUInt32LE(value, 8 * index + 4);
  });
  return bytes;
}

/** Allows a call whose first argument passes the test, and refuses it otherwise. */
function whenFirstArgument(number, test, refusal) {
  return [unlessEqual(number, 4), load(FIRST_ARGUMENT_AT), test, result(ALLOW), result(error(refusal))];
}
