// Calls that Glibc declares under _GNU_SOURCE alone, which Swift's module of Glibc does not set.
#define _GNU_SOURCE
#include "CLinux.h"

#include <stdio.h>
#include <unistd.h>

int linux_exchange(int folder, const char *one, int other_folder, const char *other) {
  return renameat2(folder, one, other_folder, other, RENAME_EXCHANGE);
}

int linux_sync_file_system(int descriptor) { return syncfs(descriptor); }
