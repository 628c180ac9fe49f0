// How the C target of a library hands its functions on, and loads the library itself at the first call.
//
// A source names the library in `LIBRARY`, includes this, and has a `FORWARD` for each function: with
// the library's own name and type, and what it answers where the library is not there.
#pragma once

/// Finds that function in the library, which is loaded into `*handle` where that is null; else null.
void *yidi_function(const char *library, void **handle, const char *name);

#define FORWARD(type, name, parameters, arguments, without)                  \
  type name parameters {                                                     \
    static void *handle;                                                     \
    static type (*function) parameters;                                      \
    if (!function) function = yidi_function(LIBRARY, &handle, #name);        \
    if (function) return function arguments;                                 \
    return without;                                                          \
  }
