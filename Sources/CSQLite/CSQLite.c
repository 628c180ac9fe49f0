#include "CSQLite.h"
#include <sys/vfs.h>

static int keep_pages(void *context, sqlite3 *database, const char *name, int pages) {
  (void)database, (void)name;
  *(int *)context = pages;
  return SQLITE_OK;
}

// Setting a hook also takes away SQLite's own automatic checkpoint, which is one itself.
int yidi_count_wal_pages(sqlite3 *database, int *pages) {
  sqlite3_wal_hook(database, keep_pages, pages);
  return SQLITE_OK;
}

long yidi_file_system(const char *folder) {
  struct statfs system;
  return statfs(folder, &system) == 0 ? (long)(unsigned)system.f_type : -1;
}
