// The C library's calls, found here first by everything in the process: SQLite, Swift's Glibc, ours.
#define _GNU_SOURCE
#include "CPowerCut.h"
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[PATH_MAX], disk[PATH_MAX];
static int changes_left = -1;

void yidi_power_cut(const char *from, const char *to) {
  snprintf(disk, sizeof disk, "%s", to);
  snprintf(folder, sizeof folder, "%s", from);
}

void yidi_power_cut_before(int change) { changes_left = change; }

/// Where that file is on the disk; 0 where it does not lie in the folder.
static int on_disk(const char *path, char *result, size_t size) {
  size_t length = strlen(folder);
  if (length == 0 || strncmp(path, folder, length) != 0 || path[length] != '/') return 0;
  return snprintf(result, size, "%s%s", disk, path + length) < (int)size;
}

/// Ends the process if the change of this name is the one before which the power goes.
static void change(const char *path) {
  char there[PATH_MAX + 8];
  if (changes_left < 0 || !on_disk(path, there, sizeof there)) return;
  if (changes_left-- == 0) kill(getpid(), SIGKILL);
}

/// Copies an open file onto the disk, whole or not at all.
static void keep(int file) {
  char link[64], path[PATH_MAX], target[PATH_MAX + 8], fresh[PATH_MAX + 16];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  struct stat status;
  if (length <= 0 || fstat(file, &status) != 0 || !S_ISREG(status.st_mode)) return;
  path[length] = 0;
  if (!on_disk(path, target, sizeof target)) return;
  snprintf(fresh, sizeof fresh, "%s.part", target);
  // Opened once more, since it may have been opened only to be written.
  int source = open(link, O_RDONLY | O_CLOEXEC);
  int copy = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (source < 0 || copy < 0) return;
  char buffer[1 << 16];
  ssize_t count;
  for (off_t done = 0; (count = pread(source, buffer, sizeof buffer, done)) > 0; done += count)
    if (write(copy, buffer, (size_t)count) != count) break;
  close(source);
  close(copy);
  static int (*next)(const char *, const char *);
  if (!next) next = (int (*)(const char *, const char *))dlsym(RTLD_NEXT, "rename");
  next(fresh, target);
}

// All of it changes at once: with half a path the files of another test would fail.
static pthread_mutex_t changing = PTHREAD_MUTEX_INITIALIZER;
static char failing[PATH_MAX];
static atomic_int calls_left, has_failed;
static int failure, lasts;

void yidi_disk_fails(const char *path, int call, int error, int lasting) {
  pthread_mutex_lock(&changing);
  snprintf(failing, sizeof failing, "%s/", path);
  (failure = error), (lasts = lasting);
  atomic_store(&has_failed, 0);
  atomic_store(&calls_left, call);
  pthread_mutex_unlock(&changing);
}

int yidi_disk_has_failed(void) { return atomic_load(&has_failed); }

/// The error of the call on the file of that path, if it is one that the disk refuses, else 0.
static int refusal(const char *path) {
  // The folder itself is synced too, and has no slash behind it.
  size_t whole = strlen(failing);
  if (strncmp(path, failing, whole) != 0 && strncmp(path, failing, whole - 1) != 0) return 0;
  if (calls_left == 0) return 0;
  if (calls_left > 1) {
    calls_left--;
    return 0;
  }
  if (!lasts) calls_left = 0;
  has_failed = 1;
  return failure;
}

/// Whether this call on that file is one that the disk refuses.
static int refuses(int file) {
  if (atomic_load(&calls_left) == 0) return 0;
  int before = errno;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  ssize_t length = readlink(link, path, sizeof path - 1);
  errno = before;
  if (length <= 0) return 0;
  path[length] = 0;
  pthread_mutex_lock(&changing);
  int error = refusal(path);
  pthread_mutex_unlock(&changing);
  if (error) errno = error;
  return error != 0;
}

#define NEXT(name, ...) \
  static int (*next)(__VA_ARGS__); \
  if (!next) next = (int (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

int fsync(int file) {
  NEXT("fsync", int);
  if (refuses(file)) return -1;
  int result = next(file);
  if (result == 0) keep(file);
  return result;
}

int fdatasync(int file) {
  NEXT("fdatasync", int);
  if (refuses(file)) return -1;
  int result = next(file);
  if (result == 0) keep(file);
  return result;
}

int unlink(const char *path) {
  NEXT("unlink", const char *);
  char there[PATH_MAX + 8];
  if (access(path, F_OK) == 0) change(path);
  int result = next(path);
  if (result == 0 && on_disk(path, there, sizeof there)) next(there);
  return result;
}

int rmdir(const char *path) {
  NEXT("rmdir", const char *);
  char there[PATH_MAX + 8];
  if (access(path, F_OK) == 0) change(path);
  int result = next(path);
  if (result == 0 && on_disk(path, there, sizeof there)) next(there);
  return result;
}

int mkdir(const char *path, mode_t mode) {
  NEXT("mkdir", const char *, mode_t);
  char there[PATH_MAX + 8];
  change(path);
  int result = next(path, mode);
  if (result == 0 && on_disk(path, there, sizeof there)) next(there, mode);
  return result;
}

int rename(const char *from, const char *to) {
  NEXT("rename", const char *, const char *);
  char before[PATH_MAX + 8], after[PATH_MAX + 8];
  change(to);
  int result = next(from, to);
  if (result == 0 && on_disk(from, before, sizeof before) && on_disk(to, after, sizeof after))
    next(before, after);
  return result;
}

int link(const char *from, const char *to) {
  NEXT("link", const char *, const char *);
  char before[PATH_MAX + 8], after[PATH_MAX + 8];
  change(to);
  int result = next(from, to);
  if (result == 0 && on_disk(from, before, sizeof before) && on_disk(to, after, sizeof after))
    next(before, after);
  return result;
}

ssize_t write(int file, const void *bytes, size_t count) {
  static ssize_t (*next)(int, const void *, size_t);
  if (!next) next = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  return refuses(file) ? -1 : next(file, bytes, count);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t at) {
  static ssize_t (*next)(int, const void *, size_t, off64_t);
  if (!next) next = (ssize_t (*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
  return refuses(file) ? -1 : next(file, bytes, count, at);
}

int ftruncate64(int file, off64_t length) {
  NEXT("ftruncate64", int, off64_t);
  return refuses(file) ? -1 : next(file, length);
}
