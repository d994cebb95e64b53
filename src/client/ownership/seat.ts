/** This page's place at a host: made before it is known at which, so that the client can begin to talk at once. What it says waits in the port. */
export interface Seat {
  /** The client's end. */
  readonly client: MessagePort;
  /** This page's end of the pulse. */
  readonly pulse: MessagePort;
  /** The host's ends of both, until they have been given away. */
  readonly ends: readonly [client: MessagePort, pulse: MessagePort];
}

/** A seat at no host yet. */
export function newSeat(): Seat {
  const talk = new MessageChannel();
  const pulse = new MessageChannel();
  return { client: talk.port1, pulse: pulse.port1, ends: [talk.port2, pulse.port2] };
}
