import { BLOCK_LIMIT, isDword, LIST_LIMIT, TEXT_LIMIT } from '../tspi/limits.js';
import {
  structureShapes,
  type MemberType,
  type StructureKind,
  type StructureMembers,
} from '../tspi/structure-members.js';

/**
 * A structure that came from a page, checked and copied member by member; what it has beside them is left out. Null where none was
 * given and none need be; undefined where it is not of its kind.
 */
export function structureArgument(kind: StructureKind, value: unknown): unknown {
  const { list, optional, members } = structureShapes[kind];
  if (value === null) return optional ? null : undefined;
  if (!list) return structure(members, value);
  if (!Array.isArray(value) || value.length > LIST_LIMIT) return undefined;
  const copies = value.map((entry: unknown) => structure(members, entry));
  return copies.includes(undefined) ? undefined : copies;
}

function structure(members: StructureMembers, value: unknown): object | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const given = new Map(Object.entries(value));
  const copy: Record<string, unknown> = {};
  for (const [key, type] of Object.entries(members)) {
    const optional = key.endsWith('?');
    const name = optional ? key.slice(0, -1) : key;
    const member = given.get(name) as unknown;
    if (optional && member === undefined) continue;
    const checked = checkedMember(type, member);
    if (checked === undefined) return undefined;
    copy[name] = checked;
  }
  return copy;
}

function checkedMember(type: MemberType, value: unknown): unknown {
  switch (type) {
    case 'int':
      return isDword(value) ? value >>> 0 : undefined;
    case 'string':
      return typeof value === 'string' && value.length <= TEXT_LIMIT ? value : undefined;
    case 'bytes':
      return value instanceof Uint8Array && value.length <= BLOCK_LIMIT ? value.slice() : undefined;
    default:
      return structure(type, value);
  }
}
