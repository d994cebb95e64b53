import type { LatencyStrings } from '../latency.js';

export const latencyDe: LatencyStrings = {
  bar: 'Was gezeigt wird',
  filter: 'Funktionen mit',
  pause: 'Anhalten',
  resume: 'Weiter',
  exportJson: 'Als JSON speichern',
  exported: (name) => `Gespeichert als ${name}.`,
  noMatch: 'Keine Anfrage hat so eine Funktion.',
  onClock: 'Eine Zeitachse für alle',
  title: 'Wie lange sie dauerten',
  count: 'Anfragen',
  median: 'Median',
  percentile: '95. Perzentil',
  spread: 'Verteilung',
  bucket: (count, upTo) => `${count} bis ${upTo}`,
  over: (count, from) => `${count} über ${from}`,
};
