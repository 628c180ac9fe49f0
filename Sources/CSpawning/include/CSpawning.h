// What glibc offers for starting programs beyond POSIX, which Swift's Glibc module leaves out.
#pragma once

#include <spawn.h>

/// Closes that descriptor and all above it in the program to be started; 0, or an error number.
int yidi_close_from(posix_spawn_file_actions_t *actions, int first);
