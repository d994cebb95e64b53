/* ptybridge LINK: holds one pseudo-terminal. Its slave, the host's side, is symlinked at LINK; its master, the modem's side, is stdin and
 * stdout. Says "ready" on stderr once LINK is there. Lives through any number of openings by the host.
 *
 * Its end is the pulled cable: the master closes with it and the kernel hangs the slave up. While it is stopped (SIGSTOP) the modem reads
 * nothing, and the host's writes run into a full buffer.
 *
 * Invariants
 *   - What the modem says while the host has the port closed is lost, as on a wire.
 *   - The slave is set raw before LINK appears: no echo and no line editing between host and modem.
 *   - The last close lowers DTR and RTS where HUPCL is set, as it is on a serial line unless the host clears it (termios(3)): LINK.host is
 *     zeroed and LINK.log says `close` and `lines dtr=0 rts=0`. The shim cannot: it does not see descriptors close. Openings and closings
 *     are counted from inotify(7), whose queue misses none, however short; so the lines of a close may come late in the log. */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/inotify.h>
#include <termios.h>
#include <unistd.h>

#define POLL_CLOSED_MS 2

static char buffer[65536];

/* Writes all of it; returns 0 when nobody is there any more. */
static int write_all(int fd, const char *bytes, ssize_t count) {
  while (count > 0) {
    ssize_t written = write(fd, bytes, count);
    if (written < 0 && errno != EINTR)
      return 0;
    if (written > 0)
      bytes += written, count -= written;
  }
  return 1;
}

static int open_raw_pty(void) {
  struct termios raw;
  int master = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
  if (master < 0 || grantpt(master) || unlockpt(master))
    return -1;
  int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
  if (slave < 0 || tcgetattr(slave, &raw))
    return -1;
  cfmakeraw(&raw);
  raw.c_cflag |= HUPCL;
  tcsetattr(slave, TCSANOW, &raw);
  close(slave);
  return master;
}

static void put(const char *link, const char *suffix, int flags, const void *bytes, size_t count) {
  char path[4096];
  snprintf(path, sizeof path, "%s.%s", link, suffix);
  int fd = open(path, flags | O_WRONLY | O_CREAT | O_CLOEXEC, 0666);
  if (fd < 0)
    return;
  if (write(fd, bytes, count) < 0) { /* the bench is gone: nobody listens */
  }
  close(fd);
}

/* The host has closed the port for the last time. Its lines stay up when it has opened it again since. */
static void hang_up(int master, const char *link, int open_again) {
  static const char closed[] = "close\n", lowered[] = "lines dtr=0 rts=0\n";
  struct termios line;
  int lines = 0;
  put(link, "log", O_APPEND, closed, sizeof closed - 1);
  if (tcgetattr(master, &line) || !(line.c_cflag & HUPCL))
    return;
  if (!open_again)
    put(link, "host", 0, &lines, sizeof lines);
  put(link, "log", O_APPEND, lowered, sizeof lowered - 1);
}

/* Counts openings and closings of the slave; `open` is how many last. */
static void count_openings(int notices, int master, const char *link, int *open) {
  char events[4096] __attribute__((aligned(__alignof__(struct inotify_event))));
  ssize_t length = read(notices, events, sizeof events);
  int hang_ups = 0;
  for (ssize_t at = 0; at < length; at += sizeof(struct inotify_event) + ((struct inotify_event *)(events + at))->len) {
    *open += ((struct inotify_event *)(events + at))->mask & IN_OPEN ? 1 : -1;
    hang_ups += !*open;
  }
  while (hang_ups-- > 0)
    hang_up(master, link, *open > 0 || hang_ups > 0);
}

/* Moves bytes until stdin ends. */
static void bridge(int master, int notices, const char *link) {
  for (int host_open = 0, openings = 0;;) {
    struct pollfd ends[3] = {{master, POLLIN, 0}, {STDIN_FILENO, POLLIN, 0}, {notices, POLLIN, 0}};
    if (poll(ends, 3, host_open ? -1 : POLL_CLOSED_MS) < 0)
      continue;
    if (ends[0].revents & POLLIN) {
      ssize_t count = read(master, buffer, sizeof buffer);
      if (count > 0 && !write_all(STDOUT_FILENO, buffer, count))
        return;
    }
    /* A master whose slave nobody has open reports a hang-up, again and again. */
    host_open = !(ends[0].revents & POLLHUP);
    if (ends[2].revents)
      count_openings(notices, master, link, &openings);
    if (ends[1].revents) {
      ssize_t count = read(STDIN_FILENO, buffer, sizeof buffer);
      if (count <= 0)
        return;
      if (host_open)
        write_all(master, buffer, count);
    }
    if (!host_open)
      usleep(POLL_CLOSED_MS * 1000);
  }
}

int main(int count, char **arguments) {
  int master = open_raw_pty(), notices = inotify_init1(IN_CLOEXEC);
  if (count != 2 || master < 0 || inotify_add_watch(notices, ptsname(master), IN_OPEN | IN_CLOSE) < 0)
    return 2;
  unlink(arguments[1]);
  if (symlink(ptsname(master), arguments[1]))
    return 1;
  fputs("ready\n", stderr);
  bridge(master, notices, arguments[1]);
  return 0;
}
