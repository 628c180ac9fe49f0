// The one header that decides which curses is seen: ncursesw with wide characters. Beside it, what
// Swift cannot reach by itself: variables that curses shares, macros with casts, signal handlers.
#pragma once

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <stddef.h>
#include <termios.h>

/// `stdscr`, a shared variable to Swift.
static inline WINDOW *yidi_window(void) { return stdscr; }

/// `curscr`, what curses believes is on the glass.
static inline WINDOW *yidi_glass(void) { return curscr; }

/// `COLORS`, after `start_color`.
static inline int yidi_colours(void) { return COLORS; }

/// Macros with casts; with `TerminalEntry.inFewBytes`, what stands for bold and reverse there.
static inline attr_t yidi_bold(bool brief) { return brief ? WA_UNDERLINE : WA_BOLD; }
static inline attr_t yidi_reverse(bool brief) { return brief ? WA_STANDOUT : WA_REVERSE; }

/// How wide the C library takes a code point to be, which curses goes by; -1 if not printable.
int yidi_columns(wchar_t code_point);

/// Whether the terminal that was opened last has the capability, by its terminfo name.
int yidi_has_capability(const char *name);

/// `newterm` with one more variable in the environment, before all others, while it looks the kind up.
SCREEN *yidi_newterm(const char *kind, FILE *output, FILE *input, const char *entry);

/// Whether the terminal that was opened last is described by `TerminalEntry.inFewBytes`.
int yidi_is_brief(void);

/// The environment, a shared variable to Swift.
char **yidi_environment(void);

/// Starts to catch SIGWINCH, SIGCHLD, SIGTERM, SIGHUP, SIGTSTP and SIGCONT and to ignore what keys
/// could send.
///
/// Returns a descriptor from which each caught signal's number can be read as one byte, or -1.
int yidi_signals_open(void);

/// Puts back what was there before and closes the descriptor.
void yidi_signals_close(void);

/// Stops the process as SIGTSTP does by itself, and tells whether it was stopped and goes on.
///
/// Where no shell could make it go on it is not stopped. What was caught of stopping is forgotten.
int yidi_stop(void);

/// Restores the terminal if the program traps, then lets it die as it would have.
///
/// The bytes that leave the screen are copied, at most 256.
void yidi_crash_guard_on(int terminal, const struct termios *found, const char *leave, size_t length);

/// A trap is a plain trap again.
void yidi_crash_guard_off(void);

/// Where the terminal's size is asked: columns and rows, or 0 if it does not say.
int yidi_size(int terminal, int *columns, int *rows);

/// Keeps this process out of core files and of other debuggers, and from ever having more rights.
void yidi_hide_memory(void);

/// Makes this process end with its parent, and hides its memory.
void yidi_be_guarded(void);

/// A terminal without a screen, for tests: the end that draws and types, and the program's end.
///
/// Returns 0, or -1 if the system has none to give.
int yidi_pseudo_terminal(int *keyboard, int *line);
