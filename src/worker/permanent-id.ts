/** A number that is the same in every session for the same key: FNV-1a (RFC 9923), made positive. */
export function permanentId(key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  return hash & 0x7fffffff;
}
