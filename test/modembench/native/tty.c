/* Serial devices. dev/<name> (ttyUSB0, ttyACM0 …) is a symlink to the slave of a REAL pseudo-terminal, so bytes, line discipline, hang-up
 * and termios are the kernel's. Added here is what a pty lacks, as ioctl_tty(2) describes it:
 *
 *   TIOCMGET, TIOCMSET, TIOCMBIS, TIOCMBIC   control lines: <name>.host holds those the host drives, <name>.modem those the modem drives
 *                                            (one native int of TIOCM_ bits each)
 *   TIOCSBRK, TIOCCBRK                       a pty has no break: logged
 *   TIOCEXCL                                 remembered and enforced here, since root passes the kernel's lock
 *
 * and what the host did is told: one line each in <name>.log (open, termios, lines, break).
 *
 * Invariants
 *   - Opening raises DTR and RTS, as the kernel does for a serial line.
 *   - TCSETS2 goes to the kernel first; the log says what the kernel then has, but for bits and parity, which a pty always sets to 8 and
 *     none: there it says what was asked.
 *   - A second open while an exclusive one lasts fails with EBUSY and leaves no trace in lines or log. */
#define _GNU_SOURCE
#include "shim.h"

#include <asm/termios.h> /* the kernel's: <sys/ioctl.h> lacks struct termios2 and clashes */
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MAX_DESCRIPTORS 4096
#define MAX_NAME 32

static struct {
  char name[MAX_NAME];
  int exclusive;
} open_ttys[MAX_DESCRIPTORS];

static void beside(char *path, size_t size, const char *name, const char *suffix) {
  snprintf(path, size, "%s/dev/%s.%s", bench_directory(), name, suffix);
}

/* Appends a line to the host log: one write, so that lines of several threads do not mix. */
static void tell(const char *name, const char *format, ...) {
  char path[4096], line[256];
  va_list list;
  va_start(list, format);
  int length = vsnprintf(line, sizeof line, format, list);
  va_end(list);
  beside(path, sizeof path, name, "log");
  int fd = kernel_open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0)
    return;
  if (write(fd, line, length) < 0) { /* the bench is gone: nobody listens */
  }
  close(fd);
}

static int read_lines(const char *name, const char *side) {
  char path[4096];
  int lines = 0;
  beside(path, sizeof path, name, side);
  int fd = kernel_open(path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return 0;
  if (pread(fd, &lines, sizeof lines, 0) != sizeof lines)
    lines = 0;
  close(fd);
  return lines;
}

static void drive_lines(const char *name, int lines) {
  char path[4096];
  beside(path, sizeof path, name, "host");
  int fd = kernel_open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0)
    return;
  if (pwrite(fd, &lines, sizeof lines, 0) == sizeof lines)
    tell(name, "lines dtr=%d rts=%d\n", !!(lines & TIOCM_DTR), !!(lines & TIOCM_RTS));
  close(fd);
}

/* Whether someone holds this very device exclusively. The closed ones are found out by their descriptor: it is no such device any more. */
static int held_exclusively(const char *path, const char *name) {
  struct stat wanted, held;
  if (stat(path, &wanted))
    return 0;
  for (int fd = 0; fd < MAX_DESCRIPTORS; fd++)
    if (open_ttys[fd].exclusive && !strcmp(open_ttys[fd].name, name) && !fstat(fd, &held) && held.st_rdev == wanted.st_rdev)
      return 1;
  return 0;
}

static int tty_owns(const char *name) { return !strncmp(name, "tty", 3) && !strchr(name, '.'); }

static int tty_open(const char *path, const char *name, int flags) {
  if (held_exclusively(path, name)) {
    errno = EBUSY;
    return -1;
  }
  int fd = kernel_open(path, flags, 0);
  if (fd < 0 || fd >= MAX_DESCRIPTORS)
    return fd;
  open_ttys[fd].exclusive = 0;
  snprintf(open_ttys[fd].name, MAX_NAME, "%s", name);
  tell(name, "open\n");
  drive_lines(name, TIOCM_DTR | TIOCM_RTS);
  return fd;
}

static const char *parity_of(tcflag_t flags) {
  if (!(flags & PARENB))
    return "none";
  return flags & PARODD ? "odd" : "even";
}

static int set_termios(int fd, const char *name, void *argument) {
  const struct termios2 *asked = argument;
  struct termios2 now;
  int result = kernel_ioctl(fd, TCSETS2, argument);
  if (!result && !kernel_ioctl(fd, TCGETS2, &now))
    tell(name, "termios baud=%u bits=%d parity=%s stop=%d rtscts=%d\n", now.c_ospeed, (asked->c_cflag & CSIZE) == CS8 ? 8 : 7,
         parity_of(asked->c_cflag), now.c_cflag & CSTOPB ? 2 : 1, !!(now.c_cflag & CRTSCTS));
  return result;
}

static int tty_ioctl(int fd, unsigned long request, void *argument, int *result) {
  const char *name = open_ttys[fd].name;
  *result = 0;
  switch (request) {
  case TIOCEXCL:
    open_ttys[fd].exclusive = 1;
    return 1;
  case TIOCMGET:
    *(int *)argument = read_lines(name, "host") | read_lines(name, "modem");
    return 1;
  case TIOCMSET:
    drive_lines(name, *(int *)argument);
    return 1;
  case TIOCMBIS:
    drive_lines(name, read_lines(name, "host") | *(int *)argument);
    return 1;
  case TIOCMBIC:
    drive_lines(name, read_lines(name, "host") & ~*(int *)argument);
    return 1;
  case TIOCSBRK:
  case TIOCCBRK:
    tell(name, "break %d\n", request == TIOCSBRK);
    return 1;
  case TCSETS2:
    *result = set_termios(fd, name, argument);
    return 1;
  default:
    return 0;
  }
}

const struct node_class tty_class = {tty_owns, tty_open, tty_ioctl};
