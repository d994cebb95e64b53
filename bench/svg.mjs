// What a chart is drawn with: elements as text, scales, numbers.

/** Width of the drawing. Narrow, so that the text can be read on a phone, where the whole is shown at three quarters of its size. */
export const WIDTH = 460;

/** An element of SVG. Content is elements or, where there is no markup in it, text that is escaped by {@link text}. */
export function element(name, attributes, ...content) {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(coordinate(value))}"`);
  return `<${name}${written.join('')}${content.length === 0 ? '/>' : `>${content.join('')}</${name}>`}`;
}

export function text(x, y, content, className = '') {
  return element('text', { x, y, ...(className === '' ? {} : { class: className }) }, escaped(content));
}

/** A logarithmic scale. */
export function logarithmic(low, high, from, to) {
  return (value) => from + ((to - from) * Math.log(value / low)) / Math.log(high / low);
}

/** A linear scale that ends where its range ends. */
export function clipped(low, high, from, to) {
  return (value) => from + ((to - from) * (Math.min(Math.max(value, low), high) - low)) / (high - low);
}

/** The powers of ten from below the lowest value to above the highest. */
export function decades(low, high) {
  const first = Math.floor(Math.log10(low));
  const last = Math.max(Math.ceil(Math.log10(high)), first + 1);
  return Array.from({ length: last - first + 1 }, (_, index) => 10 ** (first + index));
}

/** Three significant digits, with k and M; four below ten thousand. */
export function shortNumber(value) {
  const [unit, scale] = value >= 999_500 ? [' M', 1e6] : value >= 9995 ? [' k', 1e3] : ['', 1];
  return `${(value / scale).toLocaleString('en', { maximumSignificantDigits: scale === 1 ? 4 : 3 })}${unit}`;
}

/** Lines of at most so many characters, broken at blanks. */
export function wrapped(content, length) {
  const lines = [''];
  for (const word of content.split(' ')) {
    const line = lines.at(-1);
    if (line !== '' && line.length + 1 + word.length > length) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}

function escaped(content) {
  return String(content).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;');
}

const coordinate = (value) => (typeof value === 'number' ? Number(value.toFixed(2)) : value);
