import { html, svg, type TemplateResult } from 'lit';
import type { Strings } from '../locale/strings.js';
import { measuredDuration } from '../shared/time.js';
import { BUCKETS_MS, type Latency } from './latency.js';

const BAR_PX = 12;
const HEIGHT_PX = 28;

/** How long requests took, by function: a table, each row with a small histogram that is also said in words. */
export function latencyPart(all: readonly Latency[], { latency, requests }: Strings, language: string): TemplateResult {
  const duration = (ms: number): string => measuredDuration(ms, language);
  return html`<section class="latency" part="latency" aria-labelledby="latency">
    <h3 id="latency">${latency.title}</h3>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">${requests.functionName}</th>
            <th scope="col">${latency.count}</th>
            <th scope="col">${latency.median}</th>
            <th scope="col">${latency.percentile}</th>
            <th scope="col">${latency.spread}</th>
          </tr>
        </thead>
        <tbody>
          ${all.map(
            ({ functionName, count, medianMs, percentile95Ms, buckets }) =>
              html`<tr>
                <th scope="row">${functionName}</th>
                <td>${new Intl.NumberFormat(language).format(count)}</td>
                <td>${duration(medianMs)}</td>
                <td>${duration(percentile95Ms)}</td>
                <td>${histogram(buckets, inWords(buckets, latency, duration))}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
  </section>`;
}

function inWords(buckets: readonly number[], words: Strings['latency'], duration: (ms: number) => string): string {
  const last = BUCKETS_MS.length;
  return buckets
    .flatMap((count, index) => {
      if (count === 0) return [];
      return [
        index < last
          ? words.bucket(count, duration(BUCKETS_MS[index] ?? 0))
          : words.over(count, duration(BUCKETS_MS[last - 1] ?? 0)),
      ];
    })
    .join(', ');
}

function histogram(buckets: readonly number[], words: string): TemplateResult {
  const most = Math.max(...buckets, 1);
  return html`<svg
    class="histogram"
    viewBox="0 0 ${buckets.length * BAR_PX} ${HEIGHT_PX}"
    width=${buckets.length * BAR_PX}
    height=${HEIGHT_PX}
    role="img"
    aria-label=${words}
  >
    ${buckets.map((count, index) => {
      const height = count === 0 ? 1 : Math.max(3, (count / most) * HEIGHT_PX);
      return svg`<rect x=${index * BAR_PX + 1} y=${HEIGHT_PX - height} width=${BAR_PX - 2} height=${height}><title>${count}</title></rect>`;
    })}
  </svg>`;
}
