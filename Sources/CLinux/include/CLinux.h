#ifndef CLINUX_H
#define CLINUX_H

/// renameat2(2) with RENAME_EXCHANGE: both names change places at once. 0, or -1 and errno.
int linux_exchange(int folder, const char *one, int other_folder, const char *other);

/// syncfs(2): all that was written to the file system of this descriptor is on the disk. 0, or -1 and errno.
int linux_sync_file_system(int descriptor);

#endif
