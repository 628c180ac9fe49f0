// SQLite as Swift calls it; the shims wrap what Swift cannot import.
#pragma once
#include <sqlite3.h>

/// `SQLITE_TRANSIENT` is a cast macro, which Swift does not see: SQLite copies the bytes at once.
static inline int yidi_bind_text(sqlite3_stmt *statement, int index, const char *text, int bytes) {
  return sqlite3_bind_text(statement, index, text, bytes, SQLITE_TRANSIENT);
}

/// As `yidi_bind_text`, for bytes that are not text.
static inline int yidi_bind_blob(sqlite3_stmt *statement, int index, const void *data, int bytes) {
  return sqlite3_bind_blob(statement, index, data, bytes, SQLITE_TRANSIENT);
}
