import { expect, it } from 'vitest';
import { sentences } from './sentences.js';

it.each([
  [['Busy', '202', 'Try again.'], 'Busy. 202. Try again.'],
  [['Wait, then call again.', 'Connected', '202'], 'Wait, then call again. Connected. 202'],
  [['Where is it?', 'Here'], 'Where is it? Here'],
  [['', 'On hold', ''], 'On hold'],
  [['話し中', '数分後にもう一度お試しください。', '202'], '話し中。数分後にもう一度お試しください。202'],
  [['مشغول', 'هل هو هنا؟', 'رد'], 'مشغول. هل هو هنا؟ رد'],
  [[], ''],
])('%j is read as %j', (parts, text) => {
  expect(sentences(...parts)).toBe(text);
});
