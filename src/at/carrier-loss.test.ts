import { describe, expect, it } from 'vitest';
import { SimulatedScheduler } from '../base/simulated-scheduler.js';
import { CarrierLoss } from './carrier-loss.js';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (c) => c.charCodeAt(0));

describe('CarrierLoss', () => {
  it.each([
    ['the text NO CARRIER here is payload\r\n', 0],
    ['bye\r\nNO CARRIER\r\n', 1],
    ['\r\nNO CARRIER\r\nmore', 0],
  ])('%j', async (text, losses) => {
    for (let cut = 0; cut <= text.length; cut++) {
      const scheduler = new SimulatedScheduler();
      let lost = 0;
      const watch = new CarrierLoss(scheduler, () => lost++);
      watch.push(bytesOf(text.slice(0, cut)));
      watch.push(bytesOf(text.slice(cut)));
      await scheduler.advance(1000);
      expect(lost).toBe(losses);
    }
  });
});
