/**
 * Circular lists through memory. A list is a link of its own (the sentinel), so joining and leaving ask nothing: no branch
 * that the processor could guess wrong. The order is that of joining.
 */

const PREVIOUS: usize = 4;

/** Makes `count` empty lists, one link after the other. */
export function emptyLists(first: usize, count: u32): void {
  for (let list = first, end = first + count * 8; list < end; list += 8) tie(list, list);
}

/** The link after this one. */
export function after(link: usize): usize {
  return load<u32>(link);
}

/** Puts a link at the end of a list. */
export function join(list: usize, link: usize): void {
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
