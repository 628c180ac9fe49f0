#define _GNU_SOURCE
#include "CSQLite.h"
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>
#include <time.h>
#include <unistd.h>

static int keep_pages(void *context, sqlite3 *database, const char *name, int pages) {
  (void)database, (void)name;
  *(int *)context = pages;
  return SQLITE_OK;
}

// SQLite's own automatic checkpoint is such a hook itself: setting either takes the other away, also
// setting the automatic one to 0.
int yidi_count_wal_pages(sqlite3 *database, int *pages) {
  sqlite3_wal_hook(database, keep_pages, pages);
  return SQLITE_OK;
}

long yidi_file_system(const char *folder) {
  struct statfs system;
  return statfs(folder, &system) == 0 ? (long)(unsigned)system.f_type : -1;
}

// "ID PARENT MAJOR:MINOR ROOT POINT OPTIONS … - TYPE SOURCE OPTIONS": the last ones are the file system's.
bool yidi_is_read_only(const char *folder) {
  struct stat status;
  if (stat(folder, &status) != 0) return false;
  FILE *mounts = fopen("/proc/self/mountinfo", "re");
  if (!mounts) return false;
  char *line = NULL, options[4];
  size_t room = 0;
  bool found = false;
  while (!found && getline(&line, &room, mounts) >= 0) {
    unsigned major, minor;
    const char *end = strstr(line, " - ");
    found = end && sscanf(line, "%*d %*d %u:%u", &major, &minor) == 2 &&
            makedev(major, minor) == status.st_dev &&
            sscanf(end, " - %*s %*s %3s", options) == 1;
  }
  free(line);
  fclose(mounts);
  return found && (strcmp(options, "ro") == 0 || strcmp(options, "ro,") == 0);
}

static void wake(int number) { (void)number; }

static long milliseconds_now(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

// flock(2) knows no end of waiting, and asking again and again would let the quickest go first. So a
// timer interrupts it, by a signal of no other use to this thread alone; again and again, since one that
// comes just before the call would be missed.
int yidi_lock_within(int file, int milliseconds) {
  if (flock(file, LOCK_EX | LOCK_NB) == 0) return 0;
  if (errno != EWOULDBLOCK && errno != EINTR) return errno;
  long end = milliseconds_now() + milliseconds;
  // Without SA_RESTART: the call is to come back.
  struct sigaction action = {.sa_handler = wake};
  struct sigevent event = {.sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGRTMIN};
  event._sigev_un._tid = gettid();
  sigset_t signals, before;
  sigemptyset(&signals);
  sigaddset(&signals, SIGRTMIN);
  timer_t timer;
  if (sigaction(SIGRTMIN, &action, 0) != 0 || timer_create(CLOCK_MONOTONIC, &event, &timer) != 0)
    return errno;
  pthread_sigmask(SIG_UNBLOCK, &signals, &before);
  struct itimerspec times = {.it_interval = {.tv_nsec = 20000000}};
  times.it_value = (struct timespec){milliseconds / 1000, milliseconds % 1000 * 1000000L + 1};
  timer_settime(timer, 0, &times, 0);
  int result;
  do {
    result = flock(file, LOCK_EX) == 0 ? 0 : errno;
  } while (result == EINTR && milliseconds_now() < end);
  timer_delete(timer);
  pthread_sigmask(SIG_SETMASK, &before, 0);
  return result == EINTR ? ETIMEDOUT : result;
}
