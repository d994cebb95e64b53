import { PHONEERR } from '../tspi/generated/errors.js';
import { SUCCESS, type Out, type Result } from '../tspi/result.js';
import type { ExtensionID, PhoneButtonInfo, PhoneCaps, PhoneStatus, VarString } from '../tspi/structures.js';
import { isHolder } from './request-arguments.js';
import { TapiSupplementary } from './tapi-supplementary.js';

/** TAPI's calls of phones. Errors are PHONEERR; PHONE_REPLY tells how an asynchronous one ended. `hookSwitchDev` is one PHONEHOOKSWITCHDEV. */
export class TapiPhones extends TapiSupplementary {
  async phoneNegotiateAPIVersion(deviceId: number, low: number, high: number, version: Out<number>): Promise<Result> {
    if (this.isUntoldPhone(deviceId)) return PHONEERR.BADDEVICEID;
    return this.fill('phoneNegotiateAPIVersion', [version], deviceId, low, high);
  }

  phoneNegotiateExtVersion(deviceId: number, low: number, high: number, version: Out<number>): Promise<Result> {
    return this.get('phoneNegotiateExtVersion', version, deviceId, low, high);
  }

  phoneGetExtensionID(deviceId: number, extensionId: Out<ExtensionID | null>): Promise<Result> {
    return this.get('phoneGetExtensionID', extensionId, deviceId);
  }

  phoneGetDevCaps(deviceId: number, caps: Out<PhoneCaps | null>): Result {
    const phone = this.mirror.phoneDevices.get(deviceId);
    if (phone === undefined) return PHONEERR.BADDEVICEID;
    if (!isHolder(caps)) return PHONEERR.INVALPOINTER;
    caps.value = phone;
    return SUCCESS;
  }

  /** The phone's icon as an image URL. */
  phoneGetIcon(deviceId: number, deviceClass: string, icon: Out<string>): Promise<Result> {
    return this.get('phoneGetIcon', icon, deviceId, deviceClass);
  }

  /**
   * Opens a phone with one PHONEPRIVILEGE: one application at a time owns it (INUSE). `hPhone` is set at once, as in lineOpen.
   * @param extVersion - The version of the provider's extension to select; 0 = none.
   */
  async phoneOpen(
    deviceId: number,
    hPhone: Out<number>,
    apiVersion: number,
    extVersion: number,
    callbackInstance: unknown,
    privilege: number,
  ): Promise<Result> {
    if (this.isUntoldPhone(deviceId)) return PHONEERR.BADDEVICEID;
    if (!isHolder(hPhone)) return PHONEERR.INVALPOINTER;
    const handle = this.handle();
    hPhone.value = handle;
    this.mirror.phones.set(handle, { hPhone: handle, deviceId, callbackInstance });
    const { result } = await this.ask('phoneOpen', deviceId, handle, apiVersion, extVersion, privilege);
    if (result !== SUCCESS) this.mirror.phones.delete(handle);
    return result;
  }

  /** Closes a phone. Its messages stop at once; what is outstanding is replied to before the promise settles. */
  async phoneClose(hPhone: number): Promise<Result> {
    if (!this.mirror.phones.delete(hPhone)) return PHONEERR.INVALPHONEHANDLE;
    return (await this.ask('phoneClose', hPhone)).result;
  }

  /** Which changes are told: PHONESTATE, PHONEBUTTONMODE and PHONEBUTTONSTATE bits. */
  async phoneSetStatusMessages(
    hPhone: number,
    phoneStates: number,
    buttonModes: number,
    buttonStates: number,
  ): Promise<Result> {
    return (await this.ask('phoneSetStatusMessages', hPhone, phoneStates, buttonModes, buttonStates)).result;
  }

  phoneGetStatusMessages(
    hPhone: number,
    phoneStates: Out<number>,
    buttonModes: Out<number>,
    buttonStates: Out<number>,
  ): Promise<Result> {
    return this.fill('phoneGetStatusMessages', [phoneStates, buttonModes, buttonStates], hPhone);
  }

  phoneGetStatus(hPhone: number, status: Out<PhoneStatus | null>): Promise<Result> {
    return this.get('phoneGetStatus', status, hPhone);
  }

  phoneGetID(hPhone: number, id: Out<VarString | null>, deviceClass: string): Promise<Result> {
    return this.get('phoneGetID', id, hPhone, deviceClass);
  }

  phoneGetHookSwitch(hPhone: number, hookSwitchDevs: Out<number>): Promise<Result> {
    return this.get('phoneGetHookSwitch', hookSwitchDevs, hPhone);
  }

  phoneSetHookSwitch(hPhone: number, hookSwitchDevs: number, hookSwitchMode: number): number {
    return this.begin('phoneSetHookSwitch', [hPhone, hookSwitchDevs, hookSwitchMode]);
  }

  phoneGetVolume(hPhone: number, hookSwitchDev: number, volume: Out<number>): Promise<Result> {
    return this.get('phoneGetVolume', volume, hPhone, hookSwitchDev);
  }

  phoneSetVolume(hPhone: number, hookSwitchDev: number, volume: number): number {
    return this.begin('phoneSetVolume', [hPhone, hookSwitchDev, volume]);
  }

  phoneGetGain(hPhone: number, hookSwitchDev: number, gain: Out<number>): Promise<Result> {
    return this.get('phoneGetGain', gain, hPhone, hookSwitchDev);
  }

  phoneSetGain(hPhone: number, hookSwitchDev: number, gain: number): number {
    return this.begin('phoneSetGain', [hPhone, hookSwitchDev, gain]);
  }

  phoneGetRing(hPhone: number, ringMode: Out<number>, volume: Out<number>): Promise<Result> {
    return this.getAll('phoneGetRing', [ringMode, volume], hPhone);
  }

  phoneSetRing(hPhone: number, ringMode: number, volume: number): number {
    return this.begin('phoneSetRing', [hPhone, ringMode, volume]);
  }

  phoneGetButtonInfo(hPhone: number, buttonLampId: number, info: Out<PhoneButtonInfo | null>): Promise<Result> {
    return this.get('phoneGetButtonInfo', info, hPhone, buttonLampId);
  }

  phoneSetButtonInfo(hPhone: number, buttonLampId: number, info: PhoneButtonInfo): number {
    return this.begin('phoneSetButtonInfo', [hPhone, buttonLampId, info]);
  }

  phoneGetLamp(hPhone: number, buttonLampId: number, lampMode: Out<number>): Promise<Result> {
    return this.get('phoneGetLamp', lampMode, hPhone, buttonLampId);
  }

  phoneSetLamp(hPhone: number, buttonLampId: number, lampMode: number): number {
    return this.begin('phoneSetLamp', [hPhone, buttonLampId, lampMode]);
  }

  phoneGetDisplay(hPhone: number, display: Out<string>): Promise<Result> {
    return this.get('phoneGetDisplay', display, hPhone);
  }

  phoneSetDisplay(hPhone: number, row: number, column: number, display: string): number {
    return this.begin('phoneSetDisplay', [hPhone, row, column, display]);
  }

  phoneGetData(hPhone: number, dataId: number, data: Out<Uint8Array>): Promise<Result> {
    return this.get('phoneGetData', data, hPhone, dataId);
  }

  phoneSetData(hPhone: number, dataId: number, data: Uint8Array): number {
    return this.begin('phoneSetData', [hPhone, dataId, data]);
  }

  /** The provider's own extension; PHONE_DEVSPECIFIC tells what came of it. */
  phoneDevSpecific(hPhone: number, params: Uint8Array): number {
    return this.begin('phoneDevSpecific', [hPhone, params]);
  }
}
