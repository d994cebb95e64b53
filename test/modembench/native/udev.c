/* libudev (the functions Chromium imports; meanings from the libudev manual pages). A device is a directory in devices/; hot-plug events
 * are lines on udev.sock.
 *
 * Invariants
 *   - What udev says comes from the bench alone: no device of the machine is ever shown to the browser under test.
 *   - receive_device takes exactly one line off the socket, so a level-triggered poll still sees the next one.
 *   - A monitor outlives the bench: when the socket ends it is replaced by a pipe that never speaks. Otherwise the poll would spin.
 *   - Devices have no parent, and the lookups by number and by subsystem find nothing: Chromium's serial code asks for neither. */
#define _GNU_SOURCE
#include "shim.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/types.h>
#include <sys/un.h>
#include <unistd.h>

#define MAX_SUBSYSTEMS 8

/* ---- lists of named values ---- */

struct udev_list_entry {
  char *name, *value;
  struct udev_list_entry *next;
};

static void append(struct udev_list_entry **list, const char *name, const char *value) {
  struct udev_list_entry *entry = calloc(1, sizeof *entry);
  entry->name = strdup(name);
  entry->value = value ? strdup(value) : NULL;
  while (*list)
    list = &(*list)->next;
  *list = entry;
}

static void append_pair(struct udev_list_entry **list, char *pair) {
  char *equals = strchr(pair, '=');
  if (!equals)
    return;
  *equals = 0;
  append(list, pair, equals + 1);
}

static const char *value_of(const struct udev_list_entry *list, const char *name) {
  for (; list; list = list->next)
    if (!strcmp(list->name, name))
      return list->value;
  return NULL;
}

static void free_list(struct udev_list_entry *list) {
  while (list) {
    struct udev_list_entry *next = list->next;
    free(list->name);
    free(list->value);
    free(list);
    list = next;
  }
}

EXPORT const char *udev_list_entry_get_name(struct udev_list_entry *entry) { return entry->name; }
EXPORT const char *udev_list_entry_get_value(struct udev_list_entry *entry) { return entry->value; }
EXPORT struct udev_list_entry *udev_list_entry_get_next(struct udev_list_entry *entry) { return entry->next; }

/* ---- the library handle: nothing is behind it ---- */

EXPORT void *udev_new(void) { return calloc(1, 1); }
EXPORT void *udev_unref(void *udev) {
  free(udev);
  return NULL;
}

/* ---- which subsystems an enumeration or a monitor is about; none means all ---- */

struct filter {
  char subsystems[MAX_SUBSYSTEMS][32];
  int count;
};

static void filter_add(struct filter *filter, const char *subsystem) {
  if (subsystem && filter->count < MAX_SUBSYSTEMS)
    snprintf(filter->subsystems[filter->count++], sizeof *filter->subsystems, "%s", subsystem);
}

static int filter_passes(const struct filter *filter, const char *subsystem) {
  for (int i = 0; i < filter->count; i++)
    if (subsystem && !strcmp(filter->subsystems[i], subsystem))
      return 1;
  return !filter->count;
}

/* ---- devices ---- */

struct udev_device {
  char *syspath, *action;
  struct udev_list_entry *properties, *attributes;
};

EXPORT void *udev_device_unref(struct udev_device *device) {
  if (!device)
    return NULL;
  free(device->syspath);
  free(device->action);
  free_list(device->properties);
  free_list(device->attributes);
  free(device);
  return NULL;
}

EXPORT struct udev_device *udev_device_new_from_syspath(void *udev, const char *syspath) {
  (void)udev;
  char path[4096], line[4096];
  snprintf(path, sizeof path, "%s/uevent", syspath);
  FILE *file = fopen(path, "re");
  if (!file)
    return NULL;
  struct udev_device *device = calloc(1, sizeof *device);
  device->syspath = strdup(syspath);
  while (fgets(line, sizeof line, file)) {
    line[strcspn(line, "\n")] = 0;
    append_pair(&device->properties, line);
  }
  fclose(file);
  return device;
}

EXPORT const char *udev_device_get_property_value(struct udev_device *device, const char *name) {
  return value_of(device->properties, name);
}
EXPORT struct udev_list_entry *udev_device_get_properties_list_entry(struct udev_device *device) { return device->properties; }
EXPORT const char *udev_device_get_action(struct udev_device *device) { return device->action; }
EXPORT const char *udev_device_get_syspath(struct udev_device *device) { return device->syspath; }
EXPORT const char *udev_device_get_sysname(struct udev_device *device) { return strrchr(device->syspath, '/') + 1; }
EXPORT const char *udev_device_get_subsystem(struct udev_device *device) { return value_of(device->properties, "SUBSYSTEM"); }
EXPORT const char *udev_device_get_devtype(struct udev_device *device) { return value_of(device->properties, "DEVTYPE"); }
EXPORT const char *udev_device_get_devnode(struct udev_device *device) { return value_of(device->properties, "DEVNAME"); }
EXPORT const char *udev_device_get_driver(struct udev_device *device) { return value_of(device->properties, "DRIVER"); }

/* The caller may keep the value as long as the device, so it is stored there. */
EXPORT const char *udev_device_get_sysattr_value(struct udev_device *device, const char *name) {
  const char *known = value_of(device->attributes, name);
  if (known)
    return known;
  char path[4096], value[4096] = "";
  snprintf(path, sizeof path, "%s/%s", device->syspath, name);
  FILE *file = fopen(path, "re");
  if (!file)
    return NULL;
  if (fgets(value, sizeof value, file))
    value[strcspn(value, "\n")] = 0;
  fclose(file);
  append(&device->attributes, name, value);
  return value_of(device->attributes, name);
}

EXPORT void *udev_device_get_parent(void *device) {
  (void)device;
  return NULL;
}
EXPORT void *udev_device_get_parent_with_subsystem_devtype(void *device, const char *subsystem, const char *devtype) {
  (void)device, (void)subsystem, (void)devtype;
  return NULL;
}
EXPORT void *udev_device_new_from_devnum(void *udev, char type, dev_t number) {
  (void)udev, (void)type, (void)number;
  return NULL;
}
EXPORT void *udev_device_new_from_subsystem_sysname(void *udev, const char *subsystem, const char *sysname) {
  (void)udev, (void)subsystem, (void)sysname;
  return NULL;
}

/* ---- enumeration ---- */

struct udev_enumerate {
  struct filter filter;
  struct udev_list_entry *found;
};

EXPORT struct udev_enumerate *udev_enumerate_new(void *udev) {
  (void)udev;
  return calloc(1, sizeof(struct udev_enumerate));
}

EXPORT void *udev_enumerate_unref(struct udev_enumerate *enumerate) {
  free_list(enumerate->found);
  free(enumerate);
  return NULL;
}

EXPORT int udev_enumerate_add_match_subsystem(struct udev_enumerate *enumerate, const char *subsystem) {
  filter_add(&enumerate->filter, subsystem);
  return 0;
}

EXPORT int udev_enumerate_scan_devices(struct udev_enumerate *enumerate) {
  char path[4096];
  snprintf(path, sizeof path, "%s/devices", bench_directory());
  DIR *directory = opendir(path);
  if (!directory)
    return 0;
  for (struct dirent *entry; (entry = readdir(directory));) {
    if (entry->d_name[0] == '.')
      continue;
    snprintf(path, sizeof path, "%s/devices/%s", bench_directory(), entry->d_name);
    struct udev_device *device = udev_device_new_from_syspath(NULL, path);
    if (device && filter_passes(&enumerate->filter, udev_device_get_subsystem(device)))
      append(&enumerate->found, path, NULL);
    udev_device_unref(device);
  }
  closedir(directory);
  return 0;
}

EXPORT struct udev_list_entry *udev_enumerate_get_list_entry(struct udev_enumerate *enumerate) { return enumerate->found; }

/* ---- hot-plug ---- */

struct udev_monitor {
  struct filter filter;
  int fd;
};

/* A descriptor that never becomes readable: its writing end stays open, on purpose for good. */
static int silent_descriptor(void) {
  int ends[2];
  return pipe2(ends, O_CLOEXEC) ? -1 : ends[0];
}

static int connect_to_bench(void) {
  struct sockaddr_un address = {.sun_family = AF_UNIX};
  snprintf(address.sun_path, sizeof address.sun_path, "%s/udev.sock", bench_directory());
  int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd >= 0 && !connect(fd, (struct sockaddr *)&address, sizeof address))
    return fd;
  if (fd >= 0)
    close(fd);
  return silent_descriptor();
}

EXPORT struct udev_monitor *udev_monitor_new_from_netlink(void *udev, const char *name) {
  (void)udev, (void)name;
  struct udev_monitor *monitor = calloc(1, sizeof *monitor);
  monitor->fd = -1;
  return monitor;
}

EXPORT void *udev_monitor_unref(struct udev_monitor *monitor) {
  if (monitor->fd >= 0)
    close(monitor->fd);
  free(monitor);
  return NULL;
}

EXPORT int udev_monitor_filter_add_match_subsystem_devtype(struct udev_monitor *monitor, const char *subsystem, const char *devtype) {
  (void)devtype;
  filter_add(&monitor->filter, subsystem);
  return 0;
}

EXPORT int udev_monitor_enable_receiving(struct udev_monitor *monitor) {
  monitor->fd = connect_to_bench();
  return monitor->fd < 0 ? -1 : 0;
}

EXPORT int udev_monitor_get_fd(struct udev_monitor *monitor) { return monitor->fd; }

/* Reads one line without its end. Returns 0 when the bench has gone. */
static int read_line(int fd, char *line, size_t size) {
  size_t length = 0;
  char byte;
  ssize_t got;
  while ((got = read(fd, &byte, 1)) == 1 && byte != '\n')
    if (length < size - 1)
      line[length++] = byte;
  line[length] = 0;
  return got == 1;
}

static void fall_silent(struct udev_monitor *monitor) {
  int silent = silent_descriptor();
  if (silent < 0)
    return;
  dup3(silent, monitor->fd, O_CLOEXEC);
  close(silent);
}

EXPORT struct udev_device *udev_monitor_receive_device(struct udev_monitor *monitor) {
  char line[8192], *rest;
  if (!read_line(monitor->fd, line, sizeof line)) {
    fall_silent(monitor);
    return NULL;
  }
  char *action = strtok_r(line, "\t", &rest), *syspath = strtok_r(NULL, "\t", &rest);
  if (!syspath)
    return NULL;
  struct udev_device *device = calloc(1, sizeof *device);
  device->action = strdup(action);
  device->syspath = strdup(syspath);
  for (char *pair; (pair = strtok_r(NULL, "\t", &rest));)
    append_pair(&device->properties, pair);
  if (filter_passes(&monitor->filter, udev_device_get_subsystem(device)))
    return device;
  udev_device_unref(device);
  return NULL;
}
