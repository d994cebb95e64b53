/**
 * Circular lists through memory. A list is a link of its own (the sentinel), so taking a member out needs no knowledge of
 * the list, and the order is that of joining. A sentinel of zeros is an empty list that nobody has joined yet.
 */

const PREVIOUS: usize = 4;

/** The link after this one. */
export function after(link: usize): usize {
  return load<u32>(link);
}

/** Whether nothing is in the list. */
export function isEmpty(list: usize): bool {
  const first = after(list);
  return first == 0 || first == list;
}

/** Puts a link at the end of a list. */
export function join(list: usize, link: usize): void {
  if (after(list) == 0) tie(list, list);
  tie(load<u32>(list, PREVIOUS), link);
  tie(link, list);
}

/** Takes a link out of the list it is in. */
export function leave(link: usize): void {
  tie(load<u32>(link, PREVIOUS), after(link));
}

function tie(before: usize, next: usize): void {
  store<u32>(before, <u32>next);
  store<u32>(next, <u32>before, PREVIOUS);
}
