import type { LatencyStrings } from '../latency.js';
import { pluralsOf } from '../plural.js';

const counted = pluralsOf('ja');

export const latencyJa: LatencyStrings = {
  bar: '表示する内容',
  filter: '表示する関数の文字',
  pause: '一時停止',
  resume: '再開',
  exportJson: 'JSONで書き出す',
  exported: (name) => `${name} として保存しました。`,
  noMatch: 'この文字を含む関数のリクエストはありません。',
  onClock: '一本の時間軸に並べる',
  title: 'かかった時間',
  count: 'リクエスト数',
  median: '中央値',
  percentile: '95パーセンタイル',
  spread: '分布',
  bucket: (count, upTo) => `${upTo} 以下：${counted(count, { other: '#件' })}`,
  over: (count, from) => `${from} 超：${counted(count, { other: '#件' })}`,
};
