import { html, nothing, type TemplateResult } from 'lit';
import { displayNumber } from '../numbers/display.js';
import { KIOSK_LANGUAGES, type KioskLanguage } from '../policy/kiosk-schema.js';
import type { Kiosk } from './kiosk.js';
import { directionOf, kioskWords, type KioskWords } from './locale/words.js';
import { inLanguage } from './visit.js';
import { attractView } from './views/attract-view.js';
import { callView, stateWord } from './views/call-view.js';
import { chooseView } from './views/choose-view.js';
import { emergencyDialog } from './views/emergency-dialog.js';
import { endedView } from './views/ended-view.js';
import { numberView } from './views/number-view.js';
import { operatorView } from './views/operator-view.js';
import { partyName, type CallView } from './views/view.js';

/** The whole kiosk: head, the screen's view, the buttons that are always there, what is announced. */
export function renderKiosk(kiosk: Kiosk): TemplateResult {
  const { visit, screen, idle, act, emergencyNumber } = kiosk;
  const words = kioskWords(visit.language);
  const head = headline(kiosk, words);
  return html`<div class="kiosk" data-screen=${kiosk.config === null && screen !== 'call' ? 'operator' : screen}>
    <header>
      <div class="heading">
        <h1 id="title" tabindex="-1"><bdi>${head.title}</bdi></h1>
        <p class="hint">${head.hint}</p>
      </div>
      ${languageButtons(kiosk, words)} ${lineNotice(kiosk, words)}
    </header>
    ${body(kiosk, words)} ${footer(kiosk, words)}
    <p class="visually-hidden" role="status">${announcement(kiosk, words)}</p>
    ${
      idle.secondsLeft === null
        ? nothing
        : html`<section class="warning" aria-labelledby="warning">
            <div>
              <b id="warning">${words.idle.title}</b>
              <p>${words.idle.left(idle.secondsLeft)}</p>
            </div>
            <button type="button" class="button strong" @click=${act.stay}>${words.idle.stay}</button>
          </section>`
    }
    <p class="visually-hidden" role="alert">${warningSaid(kiosk, words)}</p>
    ${
      visit.asking
        ? emergencyDialog(
            words,
            emergencyNumber,
            {
              way: emergencyWay(kiosk),
              inCall: visit.call !== null,
            },
            { call: act.callEmergency, leave: act.leaveEmergency },
          )
        : nothing
    }
  </div>`;
}

/** A line that is still starting is waited for: the question stays as it is, and nothing in it moves, when the line is there. */
function emergencyWay({ line, config }: Kiosk): 'noLine' | 'simulated' | 'real' {
  const comes = line.callable || (config !== null && line.fault === 'starting');
  if (!comes) return 'noLine';
  return line.simulated || (!line.callable && config?.line === 'simulator') ? 'simulated' : 'real';
}

function viewOf({ config, visit, act, parts }: Kiosk, words: KioskWords): CallView {
  return {
    voice: config?.voice ?? 'screen',
    words,
    visit,
    act,
    picture: (path) => new URL(path, parts.fileUrl).href,
    text: (text) => inLanguage(text, visit.language, config?.languages ?? []),
  };
}

function body(kiosk: Kiosk, words: KioskWords): TemplateResult {
  const { screen, file, parts, visit } = kiosk;
  const view = viewOf(kiosk, words);
  if (screen === 'call') return callView(view, parts.scheduler.now());
  if (screen === 'ended' && visit.outcome !== null) return endedView(view);
  if (file === null) return html`<main class="waiting"></main>`;
  if (!file.ok) return operatorView(words, file, parts.fileUrl);
  if (screen === 'number') return numberView(view);
  return screen === 'choose'
    ? chooseView({ ...view, config: file.config })
    : attractView({ ...view, config: file.config });
}

function headline(kiosk: Kiosk, words: KioskWords): { readonly title: string; readonly hint: string } {
  const { screen, visit, file, config } = kiosk;
  const view = viewOf(kiosk, words);
  const { party } = visit;
  if ((screen === 'call' || screen === 'ended') && party !== null) {
    const hint = party.kind === 'caller' ? words.call.incoming : '';
    return { title: partyName(party, view, displayNumber), hint };
  }
  if (config === null) return { title: file === null ? '' : words.operator.title, hint: '' };
  const { title, attract } = config;
  if (screen === 'attract')
    return {
      title: attract.title === undefined ? words.attract.title : view.text(attract.title),
      hint: view.text(title),
    };
  return screen === 'number' ? { title: words.dial.title, hint: '' } : words.choose;
}

function languageButtons(kiosk: Kiosk, words: KioskWords): TemplateResult | typeof nothing {
  const languages: readonly KioskLanguage[] =
    kiosk.config?.languages ?? (kiosk.file === null ? [] : [...KIOSK_LANGUAGES]);
  if (languages.length < 2) return nothing;
  return html`<div class="languages" role="group" aria-label=${words.languages}>
    ${languages.map(
      (language) =>
        html`<button
          type="button"
          lang=${language}
          dir=${directionOf(language)}
          aria-pressed=${language === kiosk.visit.language ? 'true' : 'false'}
          @click=${() => {
            kiosk.act.speak(language);
          }}
        >
          ${kioskWords(language).languageName}
        </button>`,
    )}
  </div>`;
}

/** What stands in the way of calls, or that they reach nobody. */
function lineNotice({ line, file, config }: Kiosk, words: KioskWords): TemplateResult | typeof nothing {
  if (file === null) return nothing;
  const { fault } = line;
  // From the first moment on, so that nothing moves when the line is there.
  const demonstration = config === null ? line.simulated : config.line === 'simulator';
  if (fault === null || (fault === 'starting' && config !== null))
    return demonstration ? html`<p class="demo">${words.simulation}</p>` : nothing;
  const { what, next } = words.faults[fault];
  return html`<div class="trouble">
    <div>
      <b>${what}</b>
      <p>${next}</p>
      ${fault === 'misconfigured' ? html`<p lang="en" dir="ltr">${line.misconfigured}</p>` : nothing}
    </div>
    ${
      fault === 'noLine'
        ? html`<button
            type="button"
            class="button"
            @click=${() => {
              line.connectModem();
            }}
          >
            ${words.connectModem}
          </button>`
        : nothing
    }
  </div>`;
}

function footer({ screen, config, act, emergencyNumber }: Kiosk, words: KioskWords): TemplateResult {
  const mayDial = config?.dialNumber === true && screen === 'choose';
  return html`<footer>
    ${mayDial ? html`<button type="button" class="button big" @click=${act.openPad}>${words.dial.open}</button>` : nothing}
    ${screen === 'number' ? html`<button type="button" class="button big" @click=${act.back}>${words.back}</button>` : nothing}
    <button type="button" class="button big sos" @click=${act.askEmergency}>
      ${words.emergency.button(emergencyNumber)}
    </button>
  </footer>`;
}

/** What changed, for whoever does not see it. */
function announcement({ screen, visit, line, file }: Kiosk, words: KioskWords): string {
  if (screen === 'call') return words.call.states[stateWord(visit)];
  if (screen === 'ended' && visit.outcome !== null) {
    const { what, next } = words.outcomes[visit.outcome];
    return `${what} ${next}`.trim();
  }
  if (screen === 'number' && visit.problem !== null) return words.dial[visit.problem];
  if (file === null) return '';
  if (!file.ok) return words.operator.files[file.fault].what;
  const { fault } = line;
  return fault === null || fault === 'starting' ? '' : `${words.faults[fault].what} ${words.faults[fault].next}`;
}

/** Said once, as the warning comes, and not with every second. */
function warningSaid({ idle, config }: Kiosk, words: KioskWords): string {
  return idle.secondsLeft === null ? '' : `${words.idle.title} ${words.idle.left(config?.warningSeconds ?? 20)}`;
}
