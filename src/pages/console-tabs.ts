import { html, nothing, type TemplateResult } from 'lit';
import { hasModem } from '../elements/line-status/line-words.js';
import type { ConsoleView } from './console-view.js';
import { tabs, type Tab } from './tabs.js';

/**
 * The tabs below the calls. One that the line does not have is left out.
 * @param selected - The tab that was chosen last; where it is not there, the first is shown.
 */
export function consoleTabs(view: ConsoleView, selected: string, select: (id: string) => void): TemplateResult {
  const all = tabList(view);
  const tab = all.some(({ id }) => id === selected) ? selected : 'requests';
  return tabs(view.page.technical, all, tab, select);
}

function tabList(view: ConsoleView): readonly Tab[] {
  const { telephony, line, words } = view;
  return [
    {
      id: 'requests',
      title: words.requests.label,
      content: html`<tel-request-monitor .telephony=${telephony}></tel-request-monitor>`,
    },
    {
      id: 'traffic',
      title: words.traffic.label,
      content: html`<tel-traffic .telephony=${telephony}></tel-traffic>`,
    },
    {
      id: 'counters',
      title: words.counters.label,
      content: html`<tel-host-counters .telephony=${telephony}></tel-host-counters> ${furtherPort(view)}`,
    },
    ...played(view),
  ].filter(({ id }) => id !== 'traffic' || line === null || hasModem(line));
}

/** Only where there is something to be played on. */
function played({ telephony, line, words }: ConsoleView): readonly Tab[] {
  if (telephony.simulator === null) return [];
  const content = html`<tel-simulator .telephony=${telephony} .line=${line}></tel-simulator>`;
  return [{ id: 'simulator', title: words.simulator.label, content }];
}

/** Beside the list of ports: only who knows the modem knows that it has another one. */
function furtherPort({ telephony, line }: ConsoleView): TemplateResult | typeof nothing {
  if (line?.canAddPort !== true) return nothing;
  return html`<div class="further"><tel-port-button .telephony=${telephony} .line=${line}></tel-port-button></div>`;
}
