/** What tel-request-monitor says beside its rows. */
export interface LatencyStrings {
  readonly bar: string;
  readonly filter: string;
  readonly pause: string;
  readonly resume: string;
  readonly exportJson: string;
  readonly exported: (name: string) => string;
  readonly noMatch: string;
  readonly onClock: string;
  readonly title: string;
  readonly count: string;
  readonly median: string;
  readonly percentile: string;
  readonly spread: string;
  /** How many requests took so long: `up to` a duration, or `over` one. */
  readonly bucket: (count: number, upTo: string) => string;
  readonly over: (count: number, from: string) => string;
}

export const latencyEn: LatencyStrings = {
  bar: 'What is shown',
  filter: 'Functions with',
  pause: 'Pause',
  resume: 'Resume',
  exportJson: 'Export as JSON',
  exported: (name) => `Saved as ${name}.`,
  noMatch: 'No request has such a function.',
  onClock: 'One time line for all',
  title: 'How long they took',
  count: 'Requests',
  median: 'Median',
  percentile: '95th percentile',
  spread: 'Spread',
  bucket: (count, upTo) => `${count} up to ${upTo}`,
  over: (count, from) => `${count} over ${from}`,
};
