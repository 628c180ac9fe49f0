// Files compiled into the program, so that one binary is the whole program.
#pragma once
#include <stddef.h>

/// One embedded file.
typedef struct {
  /// Its name as people see it, such as "Locales/zh.po".
  const char *name;
  const unsigned char *bytes;
  size_t length;
} yidi_asset;

/// How many files are embedded.
size_t yidi_asset_count(void);

/// The file at `index`, which is below `yidi_asset_count()`.
yidi_asset yidi_asset_at(size_t index);
