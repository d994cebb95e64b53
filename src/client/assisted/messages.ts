/** A request to make a call, as its recipient gets it (ns-tapi-linereqmakecall). What was not given is ''. */
export interface LineReqMakeCall {
  /** Canonical or dialable; nobody has checked it yet. */
  readonly destAddress: string;
  /** The application that asks, for people. */
  readonly appName: string;
  readonly calledParty: string;
  readonly comment: string;
}

/** How long the strings may be, in UTF-16 units: TAPI's sizes (tapi.h, TAPIMAX…SIZE: 80, 40, 40, 80) count the NUL at the end. */
export const LONGEST: Readonly<Record<keyof LineReqMakeCall, number>> = {
  destAddress: 79,
  appName: 39,
  calledParty: 39,
  comment: 79,
};

/** What pages say to each other of a request, in this order. Ids are chance. */
export type AssistedMessage =
  /** Is there a recipient? */
  | { readonly kind: 'who'; readonly request: string }
  /** The recipient; `full`: it takes none now. */
  | { readonly kind: 'here'; readonly request: string; readonly recipient: string; readonly full: boolean }
  /** The request itself, to the recipient that has answered. */
  | {
      readonly kind: 'makeCall';
      readonly request: string;
      readonly recipient: string;
      readonly call: LineReqMakeCall;
    };

/** Raised when a page of before could misread a message. */
const VERSION = 1;
const LONGEST_ID = 64;

/** A message as it is posted. */
export function posted(message: AssistedMessage): object {
  return { ringback: VERSION, ...message };
}

/** A message as it has arrived; null for what is none: of another version, of another form, too long. */
export function received(data: unknown): AssistedMessage | null {
  if (!isRecord(data) || data['ringback'] !== VERSION) return null;
  const { kind, request, recipient, full, call } = data;
  if (!isId(request)) return null;
  if (kind === 'who') return { kind, request };
  if (!isId(recipient)) return null;
  if (kind === 'here' && typeof full === 'boolean') return { kind, request, recipient, full };
  if (kind !== 'makeCall' || !isRecord(call)) return null;
  const { destAddress, appName, calledParty, comment } = call;
  const strings = { destAddress, appName, calledParty, comment };
  return isMakeCall(strings) ? { kind, request, recipient, call: strings } : null;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isId(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_ID;
}

function isMakeCall(call: Readonly<Record<keyof LineReqMakeCall, unknown>>): call is LineReqMakeCall {
  return (Object.keys(LONGEST) as (keyof LineReqMakeCall)[]).every((member) => {
    const value = call[member];
    return typeof value === 'string' && value.length <= LONGEST[member];
  });
}
