/* What the sections of the shim share. The shim is preloaded into Chromium and stands where the KERNEL and LIBUDEV stand, so that all
 * of Chromium's own code (device service, mojo, Blink, workers) runs unmodified.
 *
 *   udev.c    the libudev functions Chromium imports: which devices there are, and when one comes or goes
 *   tty.c     a node class: serial devices, real pseudo-terminals with what those lack
 *   usbfs.c   a node class: USB devices, whose transfers go to the bench
 *   calls.c   the libc calls that reach a device node (open, ioctl), handed to the class that owns the node
 *
 * Another kind of device is one more node class in a file of its own and one more row in calls.c.
 *
 * The shim must never
 *   - change a call on anything outside $MODEMBENCH/dev: a path, and later a descriptor, that is not the bench's goes to libc untouched;
 *   - answer where a real system would ask the device;
 *   - print, exit, or take a lock that a call on another node could wait for: it runs on any thread of any Chromium process, before main too. */
#ifndef MODEMBENCH_SHIM_H
#define MODEMBENCH_SHIM_H

#include <stddef.h>

#define EXPORT __attribute__((visibility("default")))

/* $MODEMBENCH: the bench's directory, "" when there is none. Everything the shim knows lies in it:
 *   devices/<name>/uevent   one KEY=VALUE per line; other files are sysfs attributes
 *   dev/<name>              the device node, and beside it what its class needs
 *   udev.sock               hot-plug events, one per line: action TAB syspath TAB KEY=VALUE TAB KEY=VALUE … */
const char *bench_directory(void);

/* A kind of device node. */
struct node_class {
  /* Whether dev/<name> is of this class. */
  int (*owns)(const char *name);
  /* As open(2): a descriptor, or -1 and errno. */
  int (*open)(const char *path, const char *name, int flags);
  /* As ioctl(2), into *result; returns 0 to leave the call to the kernel, which is the rule. */
  int (*ioctl)(int fd, unsigned long request, void *argument, int *result);
};

extern const struct node_class tty_class, usb_class;

/* The kernel's own calls, past the interposed ones. */
int kernel_open(const char *path, int flags, int mode);
int kernel_ioctl(int fd, unsigned long request, void *argument);

#endif
