// What happens when the system interrupts us: only calls that are safe in a signal handler.
#include "CCurses.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const int caught[] = {SIGWINCH, SIGCHLD, SIGTERM, SIGHUP, SIGTSTP, SIGCONT};
static const int ignored[] = {SIGINT, SIGQUIT, SIGTTIN, SIGTTOU, SIGPIPE};
static const int traps[] = {SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE};

static struct sigaction before_caught[COUNT(caught)];
static struct sigaction before_ignored[COUNT(ignored)];
static struct sigaction before_traps[COUNT(traps)];

static int ends[2] = {-1, -1};

static volatile sig_atomic_t continued;

static void tell(int number) {
  if (number == SIGCONT) continued = 1;
  const int error = errno;
  const unsigned char byte = (unsigned char)number;
  // A full pipe means that the reader has been told often enough.
  (void)!write(ends[1], &byte, 1);
  errno = error;
}

int yidi_signals_open(void) {
  if (ends[0] >= 0) return ends[0];
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  struct sigaction action = {.sa_handler = tell, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < COUNT(caught); i++) sigaction(caught[i], &action, &before_caught[i]);
  action.sa_handler = SIG_IGN;
  for (size_t i = 0; i < COUNT(ignored); i++) sigaction(ignored[i], &action, &before_ignored[i]);
  return ends[0];
}

void yidi_signals_close(void) {
  if (ends[0] < 0) return;
  for (size_t i = 0; i < COUNT(caught); i++) sigaction(caught[i], &before_caught[i], NULL);
  for (size_t i = 0; i < COUNT(ignored); i++) sigaction(ignored[i], &before_ignored[i], NULL);
  close(ends[0]);
  close(ends[1]);
  ends[0] = ends[1] = -1;
}

int yidi_stop(void) {
  sigset_t stop, before;
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  // Held back until it is pending, two of them stop us once.
  pthread_sigmask(SIG_BLOCK, &stop, &before);
  const struct sigaction plain = {.sa_handler = SIG_DFL};
  struct sigaction ours;
  sigaction(SIGTSTP, &plain, &ours);
  continued = 0;
  raise(SIGTSTP);
  // Here we stop, unless nobody is there who could tell us to go on.
  pthread_sigmask(SIG_UNBLOCK, &stop, NULL);
  sigaction(SIGTSTP, &ours, NULL);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  // What was told of stopping and going on is done with.
  unsigned char told[64];
  const ssize_t count = ends[0] < 0 ? 0 : read(ends[0], told, sizeof told);
  for (ssize_t i = 0; i < count; i++) {
    if (told[i] != SIGTSTP && told[i] != SIGCONT) tell(told[i]);
  }
  return continued;
}

static volatile sig_atomic_t guarding;
static int guarded_terminal;
static struct termios found_settings;
static char leave_bytes[256];
static size_t leave_length;
// A trap by an overflowing stack needs another one to run on.
static char spare_stack[65536];
static stack_t before_stack;

static void restore_and_die(int number) {
  if (guarding) {
    guarding = 0;
    (void)!write(guarded_terminal, leave_bytes, leave_length);
    tcsetattr(guarded_terminal, TCSANOW, &found_settings);
  }
  // Swift's own handler would ask whether to debug, on a screen that a citizen looks at.
  signal(number, SIG_DFL);
  raise(number);
}

void yidi_crash_guard_on(int terminal, const struct termios *found, const char *leave,
                         size_t length) {
  guarded_terminal = terminal;
  found_settings = *found;
  leave_length = length < sizeof leave_bytes ? length : sizeof leave_bytes;
  memcpy(leave_bytes, leave, leave_length);
  const stack_t stack = {.ss_sp = spare_stack, .ss_size = sizeof spare_stack};
  sigaltstack(&stack, &before_stack);
  struct sigaction action = {.sa_handler = restore_and_die, .sa_flags = SA_ONSTACK | SA_NODEFER};
  sigemptyset(&action.sa_mask);
  for (size_t i = 0; i < COUNT(traps); i++) sigaction(traps[i], &action, &before_traps[i]);
  guarding = 1;
}

void yidi_crash_guard_off(void) {
  if (!guarding) return;
  guarding = 0;
  for (size_t i = 0; i < COUNT(traps); i++) sigaction(traps[i], &before_traps[i], NULL);
  sigaltstack(&before_stack, NULL);
}
