#include "CCurses.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <signal.h>
#include <unistd.h>
#include <wchar.h>
// Last, as it defines short words.
#include <term.h>

extern char **environ;

char **yidi_environment(void) { return environ; }

int yidi_columns(wchar_t code_point) { return wcwidth(code_point); }

int yidi_has_capability(const char *name) {
  const char *value = tigetstr(name);
  return value != NULL && value != (char *)-1 && *value != '\0';
}

SCREEN *yidi_newterm(const char *kind, FILE *output, FILE *input, const char *entry) {
  size_t count = 0;
  while (environ[count] != NULL) count++;
  char **changed = calloc(count + 2, sizeof *changed);
  char *own = strdup(entry);
  if (changed == NULL || own == NULL) {
    free(changed);
    free(own);
    return newterm(kind, output, input);
  }
  changed[0] = own;
  memcpy(changed + 1, environ, count * sizeof *changed);
  // Another thread may read either meanwhile, and curses keeps what it found: neither is freed.
  char **found = environ;
  environ = changed;
  SCREEN *screen = newterm(kind, output, input);
  environ = found;
  return screen;
}

int yidi_is_brief(void) {
  const char *underline = tigetstr("smul");
  return underline != NULL && underline != (char *)-1 && strcmp(underline, "\033[1m") == 0;
}

int yidi_size(int terminal, int *columns_out, int *rows_out) {
  struct winsize size = {0};
  if (ioctl(terminal, TIOCGWINSZ, &size) != 0) return 0;
  *columns_out = size.ws_col;
  *rows_out = size.ws_row;
  return size.ws_col > 0 && size.ws_row > 0;
}

void yidi_hide_memory(void) {
  const struct rlimit none = {0, 0};
  setrlimit(RLIMIT_CORE, &none);
  prctl(PR_SET_DUMPABLE, 0);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

void yidi_be_guarded(void) {
  prctl(PR_SET_PDEATHSIG, SIGHUP);
  // Started from /proc/self/exe it would be called "exe" in the list of processes.
  prctl(PR_SET_NAME, program_invocation_short_name);
  yidi_hide_memory();
}

int yidi_pseudo_terminal(int *keyboard, int *line) {
  *line = -1;
  *keyboard = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (*keyboard < 0) return -1;
  if (grantpt(*keyboard) == 0 && unlockpt(*keyboard) == 0) {
    const char *name = ptsname(*keyboard);
    if (name != NULL) *line = open(name, O_RDWR | O_NOCTTY | O_CLOEXEC);
  }
  if (*line >= 0) return 0;
  close(*keyboard);
  return -1;
}
