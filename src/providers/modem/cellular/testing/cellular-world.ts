import { ProviderWorld } from '../../testing/provider-world.js';
import { CellularModem } from '../../testing/cellular-modem.js';

const ASKED: readonly string[] = ['AT+CLCC', 'AT+CPIN?', 'AT+CREG?', 'AT+CEREG?', 'AT+CSQ', 'AT+CFUN?'];
/** Asked once, of the SIM and for the network's own: its emergency numbers. */
const ASKED_ONCE = /^AT\+(?:CRSM=|CEN)/;

/** A cellular line between a host that writes down what it is told, with the handle of the call, and a modem with a list of calls. */
export class CellularWorld extends ProviderWorld {
  override namesCalls = true;

  cell = new CellularModem();

  /** A line in service that wants calls, with nothing told or heard yet. */
  async start(script: ConstructorParameters<typeof CellularModem>[0] = {}): Promise<void> {
    this.cell = new CellularModem(script);
    this.modem = this.cell;
    await this.addModem();
    this.open();
    await this.scheduler.advance(1000);
    this.fresh();
  }

  /** What was told since this was last asked, but for rings. */
  async told(ms = 0): Promise<string[]> {
    await this.scheduler.advance(ms);
    return this.events.splice(0).filter((event) => !event.startsWith('RINGING'));
  }

  /** What the modem heard since this was last asked, but for what is asked by and by. */
  heard(): string[] {
    return this.modem.heard.splice(0).filter((line) => !ASKED.includes(line) && !ASKED_ONCE.test(line));
  }

  /** How often the list was asked for since this was last asked. */
  looks(): number {
    return this.modem.heard.splice(0).filter((line) => line === 'AT+CLCC').length;
  }

  /** A connected call to a number, with nothing told yet. */
  async connected(number: string, htCall: number): Promise<ReturnType<ProviderWorld['makeCall']>> {
    const call = this.makeCall(number, htCall);
    await this.scheduler.advance(1000);
    for (const last of this.cell.list.slice(-1)) last.stat = 0;
    await this.scheduler.advance(2000);
    this.fresh();
    return call;
  }
}
