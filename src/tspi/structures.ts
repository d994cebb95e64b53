/**
 * TAPI's structures as typed objects: the members' names in camelCase without their type prefix, no byte layouts. Members that
 * may be left out read as 0, empty or none then. Not here: what TAPI itself keeps (hLine, owners, monitors, names of
 * applications), flowspecs, and what only an application sees (proxies and agents).
 * Source of members and meanings: the structure pages named in each comment.
 */
export type * from './common-structures.js';
export type * from './line-structures.js';
export type * from './address-structures.js';
export type * from './call-structures.js';
export type * from './media-structures.js';
export type * from './phone-structures.js';
