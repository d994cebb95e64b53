import { html, nothing, type TemplateResult } from 'lit';
import { hasModem } from '../elements/line-status/line-words.js';
import type { ConsoleView } from './console-view.js';
import { tabs, type Tab } from './tabs.js';

/**
 * The tabs below the calls. One that the line does not have is left out.
 * @param opened - The tabs that were chosen so far, the last of them at the end; where that one is not there, the first is shown.
 */
export function consoleTabs(
  view: ConsoleView,
  opened: ReadonlySet<string>,
  select: (id: string) => void,
): TemplateResult {
  const all = tabList(view);
  const chosen = [...opened].at(-1);
  const tab = all.find(({ id }) => id === chosen)?.id ?? 'requests';
  return tabs(view.page.technical, all, tab, opened, select);
}

function tabList(view: ConsoleView): readonly Tab[] {
  const { telephony, line, words } = view;
  return [
    {
      id: 'requests',
      title: words.requests.label,
      content: () => html`<tel-request-monitor .telephony=${telephony}></tel-request-monitor>`,
    },
    {
      id: 'modem',
      title: words.modemConsole.label,
      collects: true,
      content: () => html`<tel-modem-console .telephony=${telephony} .line=${line}></tel-modem-console>`,
    },
    {
      id: 'network',
      title: words.network.label,
      collects: true,
      content: () =>
        html`<tel-line-facts .line=${line}></tel-line-facts>
          ${line?.hasNetworkServices === true ? html`<tel-signal-chart .line=${line}></tel-signal-chart>` : nothing}`,
    },
    {
      id: 'counters',
      title: words.counters.label,
      content: () => html`<tel-host-counters .telephony=${telephony}></tel-host-counters> ${furtherPort(view)}`,
    },
    {
      id: 'calls',
      title: words.people.log.label,
      content: () => html`<tel-call-log .telephony=${telephony}></tel-call-log>`,
    },
    {
      id: 'contacts',
      title: words.people.contacts.label,
      content: () => html`<tel-contacts .telephony=${telephony}></tel-contacts>`,
    },
    ...played(view),
  ].filter(({ id }) => id !== 'modem' || line === null || hasModem(line));
}

/** Only where there is something to be played on. */
function played({ telephony, line, words }: ConsoleView): readonly Tab[] {
  if (telephony.simulator === null) return [];
  const content = (): TemplateResult => html`<tel-simulator .telephony=${telephony} .line=${line}></tel-simulator>`;
  return [{ id: 'simulator', title: words.simulator.label, content }];
}

/** Beside the list of ports: only who knows the modem knows that it has another one. */
function furtherPort({ telephony, line }: ConsoleView): TemplateResult | typeof nothing {
  if (line?.canAddPort !== true) return nothing;
  return html`<div class="further"><tel-port-button .telephony=${telephony} .line=${line}></tel-port-button></div>`;
}
