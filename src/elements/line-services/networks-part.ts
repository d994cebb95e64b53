import { html, nothing, type TemplateResult } from 'lit';
import { TelephonyError, type MobileNetwork } from '../../client/telephony.js';
import type { TelLineServices } from './line-services.js';

/** The networks within reach, found by a scan that can be taken back, and one of them chosen. */
export function renderNetworks(element: TelLineServices): TemplateResult {
  const { title, scan, automatic } = element.words.networks;
  return html`<section aria-labelledby="networks">
    <h3 id="networks">${title}</h3>
    <div class="buttons">
      ${element.renderButton(scan, () => {
        find(element);
      })}
      ${element.renderButton(automatic, () => {
        choose(element, 'automatic', element.words.networks.chosenAutomatic);
      })}
    </div>
    ${element.renderTold('networks')} ${renderList(element)}
  </section>`;
}

function renderList(element: TelLineServices): TemplateResult | typeof nothing {
  const { networks } = element;
  if (networks === null || networks.length === 0) return nothing;
  return html`<ul aria-label=${element.words.networks.list}>
    ${networks.map((one) => renderNetwork(element, one))}
  </ul>`;
}

function renderNetwork(element: TelLineServices, { name, code, availability }: MobileNetwork): TemplateResult {
  const { use, useNamed, chosen, availability: states } = element.words.networks;
  const canBe = code !== '' && (availability === 'available' || availability === 'unknown');
  return html`<li class="network">
    <span
      ><b><bdi>${name}</bdi></b> <span class="quiet">${states[availability]}</span></span
    >
    ${
      canBe
        ? element.renderButton(
            use,
            () => {
              choose(element, code, chosen(name));
            },
            { name: useNamed(name) },
          )
        : nothing
    }
  </li>`;
}

function find(element: TelLineServices): void {
  const words = element.words.networks;
  const controller = new AbortController();
  const cancel = (): void => {
    element.say(words.cancelling);
    controller.abort();
  };
  void element.carryOut(
    'networks',
    words.scanning,
    async (line) => {
      try {
        element.networks = await line.scanNetworks({ signal: controller.signal });
        return words.found(element.networks.length);
      } catch (error) {
        if (error instanceof TelephonyError && error.code === 'aborted') return words.cancelled;
        throw error;
      }
    },
    cancel,
  );
}

function choose(element: TelLineServices, code: string, done: string): void {
  void element.carryOut('networks', element.words.networks.choosing, async (line) => {
    await line.selectNetwork(code);
    return done;
  });
}
