// A disk that loses, at a power cut, all that was not synced.
#pragma once

/// From now on the files of `folder` are kept in `disk` as a power cut would leave them: each as of its
/// last fsync or fdatasync. Both paths are copied; called once, in a process that is going to be killed.
///
/// Making, renaming and removing a file counts as durable at once, as a journaled file system keeps
/// their order; nothing is torn or reordered.
void yidi_power_cut(const char *folder, const char *disk);

/// Has the power go just before so many and one more names in the folder are made, changed or removed, from
/// here on: before the first with 0. The process is killed there.
void yidi_power_cut_before(int change);

/// Has the disk refuse: of all writes, syncs and changes of length in that folder from here on, the one of
/// that number, from 1, fails with `error` (an errno), and with `lasting` all behind it too. With call 0
/// nothing fails any more.
void yidi_disk_fails(const char *folder, int call, int error, int lasting);

/// Whether the disk has refused since.
int yidi_disk_has_failed(void);
