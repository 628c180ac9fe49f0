#include "CDynamic.h"
#include <dlfcn.h>

void *yidi_function(const char *library, void **handle, const char *name) {
  // Loading what is loaded already only counts it once more.
  if (!*handle) *handle = dlopen(library, RTLD_NOW | RTLD_LOCAL);
  return *handle ? dlsym(*handle, name) : 0;
}
