// SQLite as Swift calls it; the shims wrap what Swift cannot import.
#pragma once
#include <sqlite3.h>
#include <stdbool.h>

/// `SQLITE_TRANSIENT` is a cast macro, which Swift does not see: SQLite copies the bytes at once. None at all
/// are an empty text, not NULL.
static inline int yidi_bind_text(sqlite3_stmt *statement, int index, const char *text, int bytes) {
  return sqlite3_bind_text(statement, index, text ? text : "", bytes, SQLITE_TRANSIENT);
}

/// As `yidi_bind_text`, for bytes that are not text; none at all is an empty value, not NULL.
static inline int yidi_bind_blob(sqlite3_stmt *statement, int index, const void *data, int bytes) {
  if (bytes == 0) return sqlite3_bind_zeroblob(statement, index, 0);
  return sqlite3_bind_blob(statement, index, data, bytes, SQLITE_TRANSIENT);
}

/// `sqlite3_db_config` is variadic, which Swift cannot call: this turns one switch on.
static inline int yidi_turn_on(sqlite3 *database, int option) {
  return sqlite3_db_config(database, option, 1, (int *)0);
}

/// Keeps in `pages` how many pages the write-ahead log held after this connection's last commit.
int yidi_count_wal_pages(sqlite3 *database, int *pages);

/// The magic number of the file system that folder lies on, or -1; Glibc's module has no statfs.
long yidi_file_system(const char *folder);

/// Whether the file system that folder lies on is read-only for everybody, not only mounted so here;
/// false where that cannot be seen.
bool yidi_is_read_only(const char *folder);

/// Takes the lock of an open file, waiting so long at most: 0, ETIMEDOUT, or what the system said.
int yidi_lock_within(int file, int milliseconds);
