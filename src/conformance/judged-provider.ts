import { LINECALLSTATE } from '../tspi/generated/constants.js';
import type { HdCall, HdLine, Out, Result } from '../tspi/result.js';
import type { ServiceProvider } from '../tspi/service-provider.js';
import type { LineAddressCaps, LineCallInfo, LineCallStatus, LineDevCaps } from '../tspi/structures.js';
import type { Breaches } from './breaches.js';
import { constantMembers } from './constant-groups.js';
import { errorFault } from './error-families.js';
import { Unreached } from './outcome.js';
import { readTold, textOf, type ToldFault } from './told-values.js';
import { toldOuts, type ToldOut } from './told-outs.js';
import { stateName } from './transitions.js';
import type { Witness } from './witness.js';

type Method = (...args: unknown[]) => unknown;

/**
 * A provider each of whose answers is judged, whoever asks: that it does not throw, that its errors are errors, and that what it tells is of
 * its kind and about what was asked. What is told is read once and replaced by a copy that is of its kind.
 */
export function judgedProvider(provider: ServiceProvider, witness: Witness, breaches: Breaches): ServiceProvider {
  const judge = new Judge(witness, breaches);
  const wrapped = new Map<PropertyKey, readonly [Method, Method]>();
  return new Proxy(provider, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name, target);
      if (typeof member !== 'function' || typeof name !== 'string') return member;
      const known = wrapped.get(name);
      if (known?.[0] === member) return known[1];
      const method: Method = (...args) => judge.call(name, args, () => Reflect.apply(member as Method, target, args));
      wrapped.set(name, [member as Method, method]);
      return method;
    },
  });
}

class Judge {
  /** How many addresses each device says it has. */
  readonly #addresses = new Map<unknown, number>();

  constructor(
    private readonly witness: Witness,
    private readonly breaches: Breaches,
  ) {}

  call(name: string, args: readonly unknown[], run: () => unknown): unknown {
    const outs = (toldOuts.get(name) ?? []).filter(
      ({ index }) => typeof args[index] === 'object' && args[index] !== null,
    );
    const before = outs.map(({ index }) => (args[index] as Out<unknown>).value);
    const result = this.#run(name, run);
    if (typeof result === 'number' && result < 0 && Number.isInteger(result)) this.#error(name, result as Result);
    outs.forEach((out, place) => {
      const holder = args[out.index] as Out<unknown>;
      const read = (): void => {
        // That it was not set is another rule's.
        if (holder.value !== before[place]) this.#read(name, args, out, holder);
      };
      if (out.later) this.witness.tellsLater(args[0] as number, read);
      else if (result === 0) read();
    });
    return result;
  }

  #run(name: string, run: () => unknown): unknown {
    try {
      return run();
    } catch (error) {
      const what = `${name} threw ${textOf(error)}`;
      this.breaches.add('return.throws', what);
      throw new Unreached(what);
    }
  }

  #error(name: string, result: Result): void {
    const fault = errorFault(name, result);
    if (fault !== null) this.breaches.add(fault.rule, fault.what);
  }

  #read(name: string, args: readonly unknown[], { type }: ToldOut, holder: Out<unknown>): void {
    const faults: ToldFault[] = [];
    const told = readTold(type, holder.value, typeof type === 'string' ? 'its value' : '', faults);
    holder.value = told;
    for (const { rule, what } of faults) this.breaches.add(rule, `${name}: ${what}`);
    // What stands in a member's place is the kit's own.
    if (told !== null && faults.length === 0) this.#compare(name, args, told);
  }

  #compare(name: string, args: readonly unknown[], told: unknown): void {
    for (const [member, holds] of Object.entries(constantMembers[name] ?? {})) {
      const value = (told as Readonly<Record<string, number>>)[member];
      if (value !== undefined && !holds(value))
        this.breaches.add('told.constant', `${name}: ${member} is 0x${value.toString(16)}`);
    }
    const [first] = args;
    if (name === 'lineGetDevCaps') this.#hasAddresses(first, (told as LineDevCaps).numAddresses);
    if (name === 'lineGetNumAddressIDs') this.#countsAddresses(first as HdLine, told as number);
    if (name === 'lineGetAddressCaps') this.#isDevice(name, (told as LineAddressCaps).lineDeviceId, first);
    if (name === 'lineGetCallInfo') this.#isOfCall(first as HdCall, told as LineCallInfo);
    if (name === 'lineGetCallStatus') this.#isState(first as HdCall, told as LineCallStatus);
  }

  #hasAddresses(deviceId: unknown, count: number): void {
    this.#addresses.set(deviceId, count);
    if (count === 0) this.breaches.add('told.addresses', 'lineGetDevCaps: numAddresses is 0');
  }

  #countsAddresses(hdLine: HdLine, count: number): void {
    const wanted = this.#addresses.get(this.witness.lineOf(hdLine)?.deviceId) ?? 0;
    if (wanted > 0 && count !== wanted)
      this.breaches.add(
        'told.addresses',
        `lineGetNumAddressIDs: ${count}, and numAddresses of LINEDEVCAPS is ${wanted}`,
      );
  }

  #isDevice(name: string, told: number, wanted: unknown): void {
    if (told !== wanted)
      this.breaches.add('told.device', `${name}: lineDeviceId is ${told}, the line’s is ${String(wanted)}`);
  }

  #isOfCall(hdCall: HdCall, { lineDeviceId, addressId }: LineCallInfo): void {
    const call = this.witness.callOf(hdCall);
    const line = call === undefined ? undefined : this.witness.lines.get(call.htLine);
    if (line === undefined) return;
    this.#isDevice('lineGetCallInfo', lineDeviceId, line.deviceId);
    const count = this.#addresses.get(line.deviceId) ?? 0;
    if (count > 0 && addressId >= count)
      this.breaches.add('told.device', `lineGetCallInfo: addressId is ${addressId}, and the line has ${count}`);
  }

  #isState(hdCall: HdCall, { callState, callStateMode }: LineCallStatus): void {
    const call = this.witness.callOf(hdCall);
    if (call?.phase !== 'live' || call.state === 0) return;
    const [told, wanted] = [`${stateName(callState)} ${callStateMode}`, `${stateName(call.state)} ${call.mode}`];
    const moded = callState === LINECALLSTATE.CONFERENCED || callStateMode === call.mode;
    if (callState !== call.state || !moded)
      this.breaches.add('told.callStatus', `lineGetCallStatus: callState is ${told}, LINE_CALLSTATE was ${wanted}`);
  }
}
