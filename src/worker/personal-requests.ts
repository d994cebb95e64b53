import { isEntryId } from '../base/call-entry.js';
import { checkedContact, isContactId } from '../base/contact.js';
import type { Session } from '../host/session.js';
import { PERSONAL, type PersonalRequest } from '../protocol/messages.js';
import { LINEERR } from '../tspi/generated/errors.js';
import { SUCCESS, type Result } from '../tspi/result.js';
import type { Arguments } from './arguments.js';
import type { People } from './people.js';

/** What came of a request: its result, and what it gives. */
export interface PersonalAnswer {
  readonly result: Result;
  readonly value: unknown;
}

const done = (value: unknown = null): PersonalAnswer => ({ result: SUCCESS, value });

/**
 * Does what a client asks of call log and contacts, with its rights and what it may see; its arguments are checked here.
 * @returns TAPI's error where it is refused, else a promise that never rejects.
 */
export function personalRequest(
  name: PersonalRequest,
  session: Session,
  args: Arguments,
  people: People,
): Result | Promise<PersonalAnswer> {
  const refused = name === 'callLogRead' || name === 'contactsRead' ? undefined : session.refusal(name);
  if (refused !== undefined) return refused;
  const sees = (lineId: number): boolean => session.grant.seesPermanent(lineId);
  switch (name) {
    case 'callLogRead': {
      const before = args.string(0);
      if (before !== '' && !isEntryId(before)) return LINEERR.INVALPARAM;
      return people.readLog(before, args.int(1), sees).then(done);
    }
    case 'callLogRemove': {
      const id = args.string(0);
      return isEntryId(id) ? people.removeEntry(id, sees).then(() => done()) : LINEERR.INVALPARAM;
    }
    case 'contactsRead':
      return people.readContacts().then(done);
    case 'contactPut': {
      const contact = checkedContact(args.object(0));
      if (contact === null) return LINEERR.INVALPARAM;
      return people
        .putContact(contact)
        .then((id) => (id === null ? { result: LINEERR.RESOURCEUNAVAIL, value: null } : done(id)));
    }
    case 'contactRemove': {
      const id = args.string(0);
      return isContactId(id) ? people.removeContact(id).then(() => done()) : LINEERR.INVALPARAM;
    }
    case 'contactsImport': {
      const contacts = args.object(0);
      return Array.isArray(contacts) && contacts.length <= MOST_IMPORTED
        ? people.importContacts(contacts).then(done)
        : LINEERR.INVALPARAM;
    }
    case 'personalDataClear': {
      const what = args.int(0);
      const known = PERSONAL.CALL_LOG | PERSONAL.CONTACTS;
      if (what <= 0 || (what & ~known) !== 0) return LINEERR.INVALPARAM;
      return people.clear(what).then((gone) => (gone ? done() : { result: LINEERR.OPERATIONFAILED, value: null }));
    }
  }
}

/** Contacts of one import; more of them come in several. */
const MOST_IMPORTED = 10_000;
