// The one header that decides which curses is seen: ncursesw with wide characters.
#pragma once
#include <curses.h>
