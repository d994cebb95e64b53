import type { SimulatedScheduler } from '../../base/simulated-scheduler.js';
import { CarrierWriter, RecordReader } from '../../protocol/carrier.js';
import { PROTOCOL_VERSION, requestIndex, ToPage, ToWorker } from '../../protocol/messages.js';
import type { Composition } from '../compose.js';

/** A page that may send anything. */
export class RawPage {
  readonly writer: CarrierWriter;
  /** What functions returned, by the page's id; those that were accepted are not here. */
  readonly returned = new Map<number, number>();
  /** With what requests ended. */
  readonly replied = new Map<number, number>();
  readonly #port: MessagePort;

  constructor(
    composition: Composition,
    private readonly scheduler: SimulatedScheduler,
  ) {
    const { port1, port2 } = new MessageChannel();
    composition.attach(port2);
    this.#port = port1;
    this.writer = new CarrierWriter(port1, () => undefined);
    const reader = new RecordReader();
    port1.onmessage = ({ data }: MessageEvent<unknown>) => {
      reader.begin(data);
      while (reader.next()) {
        if (reader.kind === ToPage.RETURNED) this.returned.set(reader.int(0), reader.int(1));
        else if (reader.kind === ToPage.REPLY) this.replied.set(reader.int(0), reader.int(1));
      }
    };
  }

  /** Says HELLO, and opens the first line under handle 1 and the first phone under handle 3. */
  hello(): this {
    this.writer.record(ToWorker.HELLO, PROTOCOL_VERSION, 0);
    this.ask('lineOpen', 1, 0, 1, 0x00030001, 6, 4, 0, 0);
    this.ask('phoneOpen', 2, 0, 3, 0x00030001, 0, 2);
    return this;
  }

  ask(name: Parameters<typeof requestIndex>[0], ...values: number[]): void {
    this.writer.record(ToWorker.REQUEST, requestIndex(name), ...values);
  }

  post(message: unknown): void {
    this.#port.postMessage(message);
  }

  close(): void {
    this.#port.close();
  }

  /** Whether the worker still answers this page. */
  async answers(id: number): Promise<boolean> {
    this.ask('lineGetStatusMessages', id, 1);
    this.writer.flush();
    for (let i = 0; i < 20 && !this.returned.has(id); i++) await this.scheduler.advance(1);
    return this.returned.has(id);
  }
}
