/* The interposed libc calls. Chromium opens a device with open(2) and drives it with ioctl(2); reading, writing and polling go to the
 * real descriptor and are not seen here.
 *
 * Invariants
 *   - close(2) cannot be seen: Chromium's executable has a close of its own, and an executable's symbols come before a preloaded
 *     library's. So a descriptor is remembered from its open to the next open of the same number, and a class that must know whether
 *     it is still the same file asks fstat(2).
 *   - openat(2), fopen(3) and friends are left alone: Chromium does not open devices with them, and the shim may use them freely. */
#define _GNU_SOURCE
#include "shim.h"

#include <fcntl.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MAX_DESCRIPTORS 4096

static const struct node_class *const classes[] = {&tty_class, &usb_class};
#define CLASS_COUNT (sizeof classes / sizeof *classes)

/* Which class opened a descriptor. Written by open on any thread; a number is written and used by its owner alone. */
static const struct node_class *owners[MAX_DESCRIPTORS];

const char *bench_directory(void) {
  const char *directory = getenv("MODEMBENCH");
  return directory ? directory : "";
}

int kernel_open(const char *path, int flags, int mode) { return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode); }

int kernel_ioctl(int fd, unsigned long request, void *argument) { return (int)syscall(SYS_ioctl, fd, request, argument); }

/* The name of a node of the bench, NULL for any other path. */
static const char *bench_node(const char *path) {
  static const char folder[] = "/dev/";
  size_t length = strlen(bench_directory());
  if (!path || !length || strncmp(path, bench_directory(), length) || strncmp(path + length, folder, sizeof folder - 1))
    return NULL;
  return path + length + sizeof folder - 1;
}

static const struct node_class *class_of(const char *name) {
  for (size_t i = 0; name && i < CLASS_COUNT; i++)
    if (classes[i]->owns(name))
      return classes[i];
  return NULL;
}

static int shim_open(const char *path, int flags, int mode) {
  const char *name = bench_node(path);
  const struct node_class *owner = class_of(name);
  int fd = owner ? owner->open(path, name, flags) : kernel_open(path, flags, mode);
  if (fd >= 0 && fd < MAX_DESCRIPTORS)
    owners[fd] = owner;
  return fd;
}

/* The third argument is there only when a file may be created. */
#define OPEN_MODE(flags, mode)                                                                                                    \
  do {                                                                                                                            \
    va_list list;                                                                                                                 \
    va_start(list, flags);                                                                                                        \
    mode = (flags) & (O_CREAT | O_TMPFILE) ? va_arg(list, int) : 0;                                                               \
    va_end(list);                                                                                                                 \
  } while (0)

EXPORT int open(const char *path, int flags, ...) {
  int mode;
  OPEN_MODE(flags, mode);
  return shim_open(path, flags, mode);
}

EXPORT int open64(const char *path, int flags, ...) {
  int mode;
  OPEN_MODE(flags, mode);
  return shim_open(path, flags | O_LARGEFILE, mode);
}

EXPORT int ioctl(int fd, unsigned long request, ...) {
  va_list list;
  va_start(list, request);
  void *argument = va_arg(list, void *);
  va_end(list);
  request &= 0xffffffff; /* int callers sign-extend */
  int result;
  if (fd >= 0 && fd < MAX_DESCRIPTORS && owners[fd] && owners[fd]->ioctl(fd, request, argument, &result))
    return result;
  return kernel_ioctl(fd, request, argument);
}
