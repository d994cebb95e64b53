/* USB devices. dev/<name> (usb1, usb2 …) stands for a usbfs node; its ioctls (Documentation/driver-api/usb/usb.rst) become USB/IP messages
 * (Documentation/usb/usbip_protocol.rst) on the socket <name>.sock, so the device itself is the bench's code. <name>.driver, when it is
 * there, holds the name of a kernel driver that has taken every interface.
 *
 * The descriptor given out is a pipe's writing end, because that is what a host waits for: usbfs is writable when a transfer can be
 * reaped. The pipe is kept full while there is none. Its reading end hangs up when the host closes, which close(2) cannot tell (calls.c).
 *
 * Invariants
 *   - A transfer is in `pending` until its end is known, then in `finished` until the host reaps it; once in either, and never in both.
 *   - When the device goes, every pending transfer ends with ESHUTDOWN, and what was finished before can still be reaped.
 *   - The host's memory is read at submission and written at reaping, never between: as with the kernel, a host may close and free it
 *     while transfers are pending.
 *   - An interface has one holder among all openings of a device. Releasing it ends its transfers, as the kernel does.
 *   - `lock` is held while a message is sent, so that messages do not mix; the bench always reads, so sending always ends.
 *   - A device is never freed: a host's thread may still be inside an ioctl. It is small and there are few.
 * Differs from USB/IP: a RET_UNLINK carries the sequence number of the transfer, not of the CMD_UNLINK. */
#define _GNU_SOURCE
#include "shim.h"

#include <endian.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/usbdevice_fs.h>
#include <poll.h>
#include <pthread.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#define MAX_DESCRIPTORS 4096
#define MAX_NAME 32
/* Large enough for a message of a transfer in each direction without a wait. */
#define SOCKET_BUFFER (4 << 20)

enum { CMD_SUBMIT = 1, CMD_UNLINK = 2, RET_SUBMIT = 3, RET_UNLINK = 4 };

/* The 48 bytes before each message, big-endian. */
struct header {
  uint32_t command, sequence, device, to_host, endpoint;
  union {
    struct {
      uint32_t flags, length, frame, packets, interval;
      uint8_t setup[8];
    } submit;
    struct {
      uint32_t status, length;
    } result;
    struct {
      uint32_t sequence;
    } unlink;
    uint8_t space[28];
  };
} __attribute__((packed));

struct transfer {
  uint32_t sequence;
  struct usbdevfs_urb *urb; /* NULL for a request of the kernel's own, which waits for it */
  uint8_t address;
  int head, room;           /* where in the host's buffer bytes to the host go, and how many fit */
  int done, status, length;
  void *bytes;              /* to the host; its own until they are reaped */
  struct transfer *next;
};

struct usb_device {
  char name[MAX_NAME], driver[MAX_NAME];
  int socket, writing_end, reading_end, gone, full;
  uint32_t sequence, claimed;
  int8_t interface_of[256]; /* by endpoint address; -1 where there is none */
  pthread_mutex_t lock;
  pthread_cond_t ended;
  struct transfer *pending, *finished;
  struct usb_device *next;
};

static struct usb_device *open_devices[MAX_DESCRIPTORS];
static struct usb_device *all_devices; /* under all_lock */
static pthread_mutex_t all_lock = PTHREAD_MUTEX_INITIALIZER;

static int refuse(int code) {
  errno = code;
  return -1;
}

/* ---- the pipe ---- */

static void set_writable(struct usb_device *device, int writable) {
  char space[65536] = {0};
  if (writable && device->full)
    while (read(device->reading_end, space, sizeof space) > 0) {
    }
  else if (!writable && !device->full) {
    while (write(device->writing_end, space, sizeof space) > 0) {
    }
    while (write(device->writing_end, space, 1) > 0) {
    }
  }
  device->full = !writable;
}

/* ---- the socket ---- */

static int send_all(int fd, const void *bytes, size_t length) {
  for (const char *at = bytes; length;) {
    ssize_t sent = send(fd, at, length, MSG_NOSIGNAL);
    if (sent < 0 && errno != EINTR)
      return -1;
    if (sent > 0)
      at += sent, length -= sent;
  }
  return 0;
}

static int receive_all(int fd, void *bytes, size_t length) {
  for (char *at = bytes; length;) {
    ssize_t got = recv(fd, at, length, 0);
    if (!got || (got < 0 && errno != EINTR))
      return -1;
    if (got > 0)
      at += got, length -= got;
  }
  return 0;
}

/* ---- transfers; all under the device's lock ---- */

static void append(struct transfer **list, struct transfer *transfer) {
  while (*list)
    list = &(*list)->next;
  transfer->next = NULL;
  *list = transfer;
}

static struct transfer *take_pending(struct usb_device *device, uint32_t sequence) {
  for (struct transfer **at = &device->pending; *at; at = &(*at)->next)
    if ((*at)->sequence == sequence) {
      struct transfer *found = *at;
      *at = found->next;
      return found;
    }
  return NULL;
}

static void finish(struct usb_device *device, struct transfer *transfer, int status, int length) {
  transfer->status = status;
  transfer->length = length;
  transfer->done = 1;
  if (!transfer->urb) {
    pthread_cond_broadcast(&device->ended);
    return;
  }
  append(&device->finished, transfer);
  set_writable(device, 1);
}

static void submit(struct usb_device *device, struct transfer *transfer, const uint8_t *setup, const void *bytes, int length) {
  int to_host = transfer->address >> 7;
  struct header header = {0};
  transfer->sequence = ++device->sequence;
  header.command = htobe32(CMD_SUBMIT);
  header.sequence = htobe32(transfer->sequence);
  header.to_host = htobe32(to_host);
  header.endpoint = htobe32(transfer->address & 0x0f);
  header.submit.length = htobe32(length);
  if (setup)
    memcpy(header.submit.setup, setup, sizeof header.submit.setup);
  append(&device->pending, transfer);
  if (!send_all(device->socket, &header, sizeof header) && !to_host && length)
    send_all(device->socket, bytes, length);
}

static void unlink_transfer(struct usb_device *device, struct transfer *transfer) {
  struct header header = {0};
  header.command = htobe32(CMD_UNLINK);
  header.sequence = htobe32(++device->sequence);
  header.unlink.sequence = htobe32(transfer->sequence);
  send_all(device->socket, &header, sizeof header);
}

/* A request that the kernel makes for an ioctl, and waits for. */
static int kernel_request(struct usb_device *device, uint8_t type, uint8_t request, uint16_t value, uint16_t index) {
  uint8_t setup[8] = {type, request, value, value >> 8, index, index >> 8, 0, 0};
  struct transfer transfer = {0};
  pthread_mutex_lock(&device->lock);
  if (device->gone)
    transfer.status = -ENODEV;
  else {
    submit(device, &transfer, setup, NULL, 0);
    while (!transfer.done)
      pthread_cond_wait(&device->ended, &device->lock);
  }
  pthread_mutex_unlock(&device->lock);
  return transfer.status ? refuse(-transfer.status) : 0;
}

/* ---- the thread of an opening: takes in results ---- */

static int take_result(struct usb_device *device) {
  struct header header;
  if (receive_all(device->socket, &header, sizeof header))
    return -1;
  int unlinked = be32toh(header.command) == RET_UNLINK;
  int status = unlinked ? -ENOENT : (int)be32toh(header.result.status);
  int length = unlinked ? 0 : (int)be32toh(header.result.length);
  pthread_mutex_lock(&device->lock);
  struct transfer *transfer = take_pending(device, be32toh(header.sequence));
  pthread_mutex_unlock(&device->lock);
  if (!transfer)
    return -1; /* an end for nothing: the bench is wrong */
  if (be32toh(header.to_host) && length > 0) {
    if (length > transfer->room || !(transfer->bytes = malloc(length)) || receive_all(device->socket, transfer->bytes, length))
      status = -EPROTO, length = 0;
  }
  pthread_mutex_lock(&device->lock);
  finish(device, transfer, status, length);
  pthread_mutex_unlock(&device->lock);
  return status == -EPROTO ? -1 : 0;
}

static void *take_results(void *argument) {
  struct usb_device *device = argument;
  struct pollfd ends[2] = {{device->socket, POLLIN, 0}, {device->reading_end, 0, 0}};
  for (;;) {
    if (poll(ends, 2, -1) < 0)
      continue;
    if (ends[1].revents || (ends[0].revents && take_result(device)))
      break; /* closed by the host, or unplugged */
  }
  pthread_mutex_lock(&device->lock);
  device->gone = 1;
  for (struct transfer *transfer; (transfer = device->pending);) {
    device->pending = transfer->next;
    finish(device, transfer, -ESHUTDOWN, 0);
  }
  set_writable(device, 1);
  pthread_mutex_unlock(&device->lock);
  close(device->socket);
  while (poll(&ends[1], 1, -1) < 0 || !ends[1].revents) {
  }
  pthread_mutex_lock(&all_lock);
  device->claimed = 0;
  pthread_mutex_unlock(&all_lock);
  close(device->reading_end);
  return NULL;
}

/* ---- opening ---- */

static int read_beside(const char *path, const char *suffix, void *bytes, int size) {
  char file[4096];
  snprintf(file, sizeof file, "%s%s", path, suffix);
  int fd = kernel_open(file, O_RDONLY | O_CLOEXEC, 0), length = fd < 0 ? -1 : (int)read(fd, bytes, size);
  if (fd >= 0)
    close(fd);
  return length;
}

/* Which interface each endpoint belongs to: from <name>.descriptors, which may be nonsense. */
static void map_endpoints(struct usb_device *device, const char *path) {
  uint8_t bytes[4096];
  int length = read_beside(path, ".descriptors", bytes, sizeof bytes), interface = -1;
  memset(device->interface_of, -1, sizeof device->interface_of);
  for (int at = 0; at + 3 <= length && bytes[at] >= 3; at += bytes[at])
    if (bytes[at + 1] == 4)
      interface = bytes[at + 2] & 31;
    else if (bytes[at + 1] == 5)
      device->interface_of[bytes[at + 2]] = interface;
}

static int connect_to_device(const char *path) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  int size = SOCKET_BUFFER, fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0)
    return -1;
  snprintf(address.sun_path, sizeof address.sun_path, "%s.sock", path);
  setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
  setsockopt(fd, SOL_SOCKET, SO_RCVBUF, &size, sizeof size);
  if (!connect(fd, (struct sockaddr *)&address, sizeof address))
    return fd;
  close(fd);
  return -1;
}

static int usb_owns(const char *name) { return !strncmp(name, "usb", 3) && !strchr(name, '.'); }

static int usb_open(const char *path, const char *name, int flags) {
  (void)flags;
  int socket = connect_to_device(path), ends[2];
  if (socket < 0)
    return refuse(ENODEV);
  if (pipe2(ends, O_CLOEXEC | O_NONBLOCK) || ends[1] >= MAX_DESCRIPTORS) {
    close(socket);
    return refuse(EMFILE);
  }
  fcntl(ends[1], F_SETPIPE_SZ, 4096);
  struct usb_device *device = calloc(1, sizeof *device);
  snprintf(device->name, sizeof device->name, "%s", name);
  int driver = read_beside(path, ".driver", device->driver, sizeof device->driver - 1);
  device->driver[driver > 0 ? driver : 0] = 0;
  map_endpoints(device, path);
  device->socket = socket;
  device->reading_end = ends[0];
  device->writing_end = ends[1];
  pthread_mutex_init(&device->lock, NULL);
  pthread_cond_init(&device->ended, NULL);
  set_writable(device, 0);
  pthread_mutex_lock(&all_lock);
  device->next = all_devices;
  all_devices = device;
  pthread_mutex_unlock(&all_lock);
  open_devices[ends[1]] = device;
  pthread_t thread;
  pthread_create(&thread, NULL, take_results, device);
  pthread_detach(thread);
  return ends[1];
}

/* ---- ioctls ---- */

static int submit_urb(struct usb_device *device, struct usbdevfs_urb *urb) {
  if (urb->type == USBDEVFS_URB_TYPE_ISO)
    return refuse(EINVAL);
  int is_control = urb->type == USBDEVFS_URB_TYPE_CONTROL, gone;
  uint8_t *bytes = urb->buffer;
  struct transfer *transfer = calloc(1, sizeof *transfer);
  transfer->urb = urb;
  transfer->address = is_control ? bytes[0] & 0x80 : urb->endpoint;
  transfer->head = is_control ? 8 : 0;
  transfer->room = urb->buffer_length - transfer->head;
  pthread_mutex_lock(&device->lock);
  if (!(gone = device->gone)) {
    if (is_control)
      submit(device, transfer, bytes, bytes + 8, urb->buffer_length - 8);
    else
      submit(device, transfer, NULL, bytes, urb->buffer_length);
  }
  pthread_mutex_unlock(&device->lock);
  if (!gone)
    return 0;
  free(transfer);
  return refuse(ENODEV);
}

static int reap(struct usb_device *device, void **urb) {
  pthread_mutex_lock(&device->lock);
  struct transfer *transfer = device->finished;
  int gone = device->gone;
  if (transfer)
    device->finished = transfer->next;
  if (!device->finished && !gone)
    set_writable(device, 0);
  pthread_mutex_unlock(&device->lock);
  if (!transfer)
    return refuse(gone ? ENODEV : EAGAIN);
  transfer->urb->status = transfer->status;
  transfer->urb->actual_length = transfer->length;
  if (transfer->bytes)
    memcpy((uint8_t *)transfer->urb->buffer + transfer->head, transfer->bytes, transfer->length);
  *urb = transfer->urb;
  free(transfer->bytes);
  free(transfer);
  return 0;
}

static int discard(struct usb_device *device, const void *urb) {
  int found = 0;
  pthread_mutex_lock(&device->lock);
  for (struct transfer *at = device->pending; at; at = at->next)
    if (at->urb == urb) {
      unlink_transfer(device, at);
      found = 1;
    }
  pthread_mutex_unlock(&device->lock);
  return found ? 0 : refuse(EINVAL);
}

static int claim(struct usb_device *device, unsigned interface) {
  uint32_t bit = 1u << (interface & 31);
  int held = device->driver[0] != 0;
  pthread_mutex_lock(&all_lock);
  for (struct usb_device *at = all_devices; at; at = at->next)
    held |= at != device && !at->gone && !strcmp(at->name, device->name) && (at->claimed & bit);
  if (!held)
    device->claimed |= bit;
  pthread_mutex_unlock(&all_lock);
  if (device->gone)
    return refuse(ENODEV);
  return held ? refuse(EBUSY) : 0;
}

static int release(struct usb_device *device, unsigned interface) {
  pthread_mutex_lock(&all_lock);
  device->claimed &= ~(1u << (interface & 31));
  pthread_mutex_unlock(&all_lock);
  pthread_mutex_lock(&device->lock);
  for (struct transfer *at = device->pending; at; at = at->next)
    if ((at->address & 0x0f) && device->interface_of[at->address] == (int)interface)
      unlink_transfer(device, at);
  pthread_mutex_unlock(&device->lock);
  return 0;
}

static int get_driver(struct usb_device *device, struct usbdevfs_getdriver *query) {
  if (!device->driver[0])
    return refuse(ENODATA);
  snprintf(query->driver, sizeof query->driver, "%s", device->driver);
  return 0;
}

static int usb_request(struct usb_device *device, unsigned long request, void *argument) {
  struct usbdevfs_setinterface *setting = argument;
  switch (request) {
  case USBDEVFS_SUBMITURB:
    return submit_urb(device, argument);
  case USBDEVFS_REAPURB:
  case USBDEVFS_REAPURBNDELAY:
    return reap(device, argument);
  case USBDEVFS_DISCARDURB:
    return discard(device, argument);
  case USBDEVFS_SETCONFIGURATION:
    return kernel_request(device, 0x00, 9, *(int *)argument, 0);
  case USBDEVFS_SETINTERFACE:
    return kernel_request(device, 0x01, 11, setting->altsetting, setting->interface);
  case USBDEVFS_CLEAR_HALT:
    return kernel_request(device, 0x02, 1, 0, *(int *)argument);
  case USBDEVFS_CLAIMINTERFACE:
    return claim(device, *(unsigned *)argument);
  case USBDEVFS_RELEASEINTERFACE:
    return release(device, *(unsigned *)argument);
  case USBDEVFS_GETDRIVER:
    return get_driver(device, argument);
  default:
    return refuse(ENOTTY);
  }
}

static int usb_ioctl(int fd, unsigned long request, void *argument, int *result) {
  if ((request >> 8 & 0xff) != 'U' || !open_devices[fd])
    return 0;
  *result = usb_request(open_devices[fd], request, argument);
  return 1;
}

const struct node_class usb_class = {usb_owns, usb_open, usb_ioctl};
