import { ContextConsumer, ContextRoot, createContext } from '@lit/context';
import type { ReactiveElement } from 'lit';
import type { Line, Telephony } from '../../client/telephony.js';

/** The telephony of the closest tel-provider. */
export const telephonyContext = createContext<Telephony | null>(Symbol.for('ringback-telephony'));
/** The line of the closest tel-provider that is looked at. */
export const lineContext = createContext<Line | null>(Symbol.for('ringback-line'));

/** The properties that a provider fills. */
export type Provided = 'telephony' | 'line';

let listening = false;

/** Elements may be registered before their provider is: who asked in vain is answered when it comes. */
function listenForProviders(): void {
  if (listening) return;
  listening = true;
  new ContextRoot().attach(document.body);
}

/**
 * Fills an element's `telephony` and `line` from the closest tel-provider, as long as the page has not set them: what it has set stays.
 * @param properties - Those of the element that are meant; others it need not have.
 */
export function takeFromProvider(host: ReactiveElement, properties: readonly Provided[]): void {
  host.addController({ hostConnected: listenForProviders });
  const own = host as ReactiveElement & { telephony?: Telephony | null; line?: Line | null };
  if (properties.includes('telephony') && 'telephony' in host) {
    let given: Telephony | null = null;
    const callback = (value: Telephony | null): void => {
      if (own.telephony === given) own.telephony = value;
      given = value;
    };
    new ContextConsumer(host, { context: telephonyContext, subscribe: true, callback });
  }
  if (properties.includes('line') && 'line' in host) {
    let given: Line | null = null;
    const callback = (value: Line | null): void => {
      if (own.line === given) own.line = value;
      given = value;
    };
    new ContextConsumer(host, { context: lineContext, subscribe: true, callback });
  }
}
