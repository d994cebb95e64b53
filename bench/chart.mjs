// The chart of docs/benchmark.svg: calls per second by way and calls in flight, and how far each goal is reached. Plain SVG, in light and dark.
import { rateName, WAYS } from './plan.mjs';
import { machineText } from './results.mjs';
import { clipped, decades, element, logarithmic, shortNumber, text, WIDTH, wrapped } from './svg.mjs';

const LEFT = 120;
const RIGHT = WIDTH - 52;
const WAY_HEIGHT = 30;
const GOAL_HEIGHT = 36;
/** Bars end at this many times the goal; an arrow says that they go on. */
const MOST = 3;
const BAR_RIGHT = WIDTH - 146;
/** Radius of a dot by calls in flight: more calls, more area. */
const RADII = new Map([1, 16, 256, 4096].map((count, index) => [count, 3 + index * 1.6]));

/** @param results - All results, in one list. @returns the text of an SVG file. */
export function chart(machine, results) {
  const parts = [];
  let y = 0;
  for (const draw of [drawWays, drawGoals]) {
    const { height, content } = draw(results);
    parts.push(element('g', { transform: `translate(0 ${y})` }, ...content));
    y += height;
  }
  const caption = wrapped(machineText(machine), 78).map((line, index) => text(0, y + 14 + index * 15, line, 'small'));
  const height = y + 14 + caption.length * 15;
  return `${element(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', viewBox: `-12 -8 ${WIDTH + 24} ${height + 16}`, width: 680, role: 'img' },
    element('title', {}, 'Calls per second of each way from page to worker and back, and how far each goal is reached'),
    element('style', {}, STYLE),
    element('rect', { class: 'page', x: -12, y: -8, width: WIDTH + 24, height: height + 16 }),
    ...parts,
    ...caption,
  )}\n`;
}

/** A row for each way, a dot for each number of calls in flight, on a logarithmic scale. */
function drawWays(results) {
  const byName = new Map(results.map((result) => [result.name, result.value]));
  const rows = Object.entries(WAYS).map(([way, { label, inFlight }]) => ({
    way,
    label,
    dots: inFlight.map((count) => ({ count, value: byName.get(rateName(way, count)) })).filter((dot) => dot.value > 0),
  }));
  const values = rows.flatMap(({ dots }) => dots.map(({ value }) => value));
  const ticks = decades(Math.min(...values), Math.max(...values));
  const x = logarithmic(ticks[0], ticks.at(-1), LEFT, RIGHT);
  const top = 72;
  const bottom = top + rows.length * WAY_HEIGHT;
  const content = [
    text(0, 14, 'Calls per second, page → worker → page', 'title'),
    ...legend(38),
    ...ticks.flatMap((tick) => [
      element('line', { class: 'grid', x1: x(tick), x2: x(tick), y1: top - 8, y2: bottom }),
      text(x(tick), bottom + 16, shortNumber(tick), 'small middle'),
    ]),
    text((LEFT + RIGHT) / 2, bottom + 34, 'calls per second, logarithmic', 'small middle'),
    ...rows.flatMap(({ way, label, dots }, index) => {
      const y = top + index * WAY_HEIGHT + WAY_HEIGHT / 2 - 4;
      const kind = { carrier: 'own', product: 'own', floor: 'floor' }[way] ?? 'peer';
      const best = dots.reduce((most, dot) => (dot.value > most.value ? dot : most), { value: 0 });
      return [
        text(0, y + 4, label, kind === 'own' ? 'strong' : ''),
        ...dots.map(({ count, value }) =>
          element(
            'circle',
            { class: kind, cx: x(value), cy: y, r: RADII.get(count) },
            element('title', {}, `${label}, ${count} in flight: ${shortNumber(value)} calls/s`),
          ),
        ),
        ...(best.value > 0
          ? [text(x(best.value) + RADII.get(best.count) + 4, y + 4, shortNumber(best.value), 'small')]
          : []),
      ];
    }),
  ];
  return { height: bottom + 62, content };
}

function legend(y) {
  return [
    text(0, y + 4, 'calls in flight', 'small'),
    ...[...RADII].flatMap(([count, r], index) => {
      const x = LEFT + 8 + index * 66;
      return [element('circle', { class: 'peer', cx: x, cy: y, r }), text(x + r + 5, y + 4, String(count), 'small')];
    }),
  ];
}

/** A bar for each goal, in parts of the goal. Those to be reached first, then the limits, which a bar must not pass. */
function drawGoals(results) {
  const withGoal = results.filter(({ goal }) => goal !== null);
  const groups = [
    ['To be reached: the bar goes up to the mark or past it', withGoal.filter(({ goal }) => goal.startsWith('>='))],
    ['Not to be passed: the bar ends at the mark or before it', withGoal.filter(({ goal }) => goal.startsWith('<='))],
  ];
  const content = [text(0, 14, 'Goals', 'title')];
  let y = 40;
  for (const [heading, rows] of groups) {
    content.push(text(0, y, heading, 'small'));
    y += 10;
    for (const row of rows) {
      content.push(...goalBar(row, y));
      y += GOAL_HEIGHT;
    }
    y += 20;
  }
  return { height: y, content };
}

function goalBar({ name, value, unit, goal, met }, y) {
  const wanted = Number(goal.slice(3));
  const share = wanted === 0 ? (value === 0 ? 0 : MOST) : value / wanted;
  const x = clipped(0, MOST, 0, BAR_RIGHT);
  const top = y + 17;
  const suffix = unit === 'x' ? '×' : ` ${unit}`;
  const relation = goal.startsWith('>=') ? '≥' : '≤';
  return [
    text(0, y + 12, name),
    element('line', { class: 'grid', x1: 0, x2: BAR_RIGHT, y1: top + 5, y2: top + 5 }),
    element('rect', { class: met ? 'met' : 'missed', x: 0, y: top, width: x(share), height: 10 }),
    ...(share > MOST
      ? [element('path', { class: met ? 'met' : 'missed', d: `M${BAR_RIGHT + 2} ${top}l6 5l-6 5z` })]
      : []),
    element('line', { class: 'mark', x1: x(1), x2: x(1), y1: top - 1, y2: top + 14 }),
    text(
      BAR_RIGHT + 12,
      top + 9,
      `${met ? '' : '✗ '}${shortNumber(value)} of ${relation} ${shortNumber(wanted)}${suffix}`,
      met ? 'small' : 'small strong',
    ),
  ];
}

const STYLE = `
svg { --page: #fff; --ink: #1c1e21; --soft: #565c64; --grid: #d5d9de; --own: #0b62a4; --peer: #6b7280; --met: #2f7d4f; --missed: #b3541e }
@media (prefers-color-scheme: dark) {
  svg { --page: #14171a; --ink: #e8eaed; --soft: #a5acb5; --grid: #3a4047; --own: #6db3ee; --peer: #9aa3ad; --met: #63b985; --missed: #e58f55 }
}
text { font: 12.5px system-ui, sans-serif; fill: var(--ink) }
.small { font-size: 11.5px; fill: var(--soft); stroke: var(--page); stroke-width: 3px; paint-order: stroke }
.strong { font-weight: 650; fill: var(--ink) }
.title { font-size: 15px; font-weight: 650 }
.middle { text-anchor: middle }
.page { fill: var(--page) }
.grid { stroke: var(--grid) }
.mark { stroke: var(--ink); stroke-width: 2 }
.own, .peer, .floor { fill-opacity: .3; stroke-width: 1.5 }
.own { fill: var(--own); stroke: var(--own) }
.peer { fill: var(--peer); stroke: var(--peer) }
.floor { fill: none; stroke: var(--peer); stroke-dasharray: 2 2 }
.met { fill: var(--met) }
.missed { fill: var(--missed) }
`;
