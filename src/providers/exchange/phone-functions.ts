import { PHONELAMPMODE, STRINGFORMAT, TAPI_MESSAGE } from '../../tspi/generated/constants.js';
import { PHONEERR } from '../../tspi/generated/errors.js';
import { SUCCESS, type HdPhone, type RequestId, type Result } from '../../tspi/result.js';
import { isOneOf } from './capabilities.js';
import type { DeskPhone } from './desk-phone.js';
import { ICON } from './device-functions.js';
import { TSPI_VERSION, type ExchangeContext, type Functions } from './exchange-context.js';
import {
  BUTTON_MODES,
  BUTTON_STATES,
  DISPLAY_COLUMNS,
  DISPLAY_ROWS,
  HOOK_DEVICES,
  HOOK_MODES,
  LAMP_MODES,
  phoneCaps,
  RING_MODES,
} from './phone-layout.js';
import { phoneStatus } from './phone-status.js';

const ALL_HOOK_DEVICES = HOOK_DEVICES.reduce((all, bit) => all | bit, 0);
/** Bits that TAPI has, whether the phone has them or not. */
const ANY_BUTTON_MODES = BUTTON_MODES | 0x3f;
const ANY_BUTTON_STATES = BUTTON_STATES | 0xf;
const LOUDEST = 0xffff;

/** Desk phones. */
export function phoneFunctions(
  context: ExchangeContext,
): Functions<
  | 'phoneGetDevCaps'
  | 'phoneGetIcon'
  | 'phoneOpen'
  | 'phoneClose'
  | 'phoneGetStatus'
  | 'phoneSetStatusMessages'
  | 'phoneGetID'
  | 'phoneGetHookSwitch'
  | 'phoneSetHookSwitch'
  | 'phoneGetVolume'
  | 'phoneSetVolume'
  | 'phoneGetGain'
  | 'phoneSetGain'
  | 'phoneGetRing'
  | 'phoneSetRing'
  | 'phoneGetButtonInfo'
  | 'phoneSetButtonInfo'
  | 'phoneGetLamp'
  | 'phoneSetLamp'
  | 'phoneGetDisplay'
  | 'phoneSetDisplay'
  | 'phoneGetData'
  | 'phoneSetData'
  | 'phoneDevSpecific'
> {
  return {
    phoneGetDevCaps(deviceId, tspiVersion, _extVersion, caps) {
      const phone = context.phoneOfDevice(deviceId);
      if (phone === undefined) return PHONEERR.BADDEVICEID;
      if (tspiVersion !== TSPI_VERSION) return PHONEERR.INCOMPATIBLEAPIVERSION;
      caps.value = phoneCaps(phone.extension);
      return SUCCESS;
    },
    phoneGetIcon(deviceId, deviceClass, icon) {
      if (context.phoneOfDevice(deviceId) === undefined) return PHONEERR.BADDEVICEID;
      if (!['', 'tapi/phone'].includes(deviceClass.toLowerCase())) return PHONEERR.INVALDEVICECLASS;
      icon.value = ICON;
      return SUCCESS;
    },
    phoneOpen(deviceId, htPhone, hdPhone, tspiVersion) {
      const phone = context.phoneOfDevice(deviceId);
      if (phone === undefined) return PHONEERR.BADDEVICEID;
      if (tspiVersion !== TSPI_VERSION) return PHONEERR.INCOMPATIBLEAPIVERSION;
      if (phone.htPhone !== 0) return PHONEERR.ALLOCATED;
      phone.htPhone = htPhone;
      phone.hdPhone = context.nextHandle() as HdPhone;
      hdPhone.value = phone.hdPhone;
      return SUCCESS;
    },
    phoneClose: (hdPhone) =>
      on(hdPhone, (phone) => {
        phone.close();
        return SUCCESS;
      }),
    phoneGetStatus: (hdPhone, status) =>
      on(hdPhone, (phone) => {
        status.value = phoneStatus(phone);
        return SUCCESS;
      }),
    phoneSetStatusMessages: (hdPhone, phoneStates, buttonModes, buttonStates) =>
      on(hdPhone, (phone) => {
        if ((buttonModes & ~ANY_BUTTON_MODES) !== 0) return PHONEERR.INVALBUTTONMODE;
        if ((buttonStates & ~ANY_BUTTON_STATES) !== 0) return PHONEERR.INVALBUTTONSTATE;
        phone.phoneStates = phoneStates;
        phone.buttonModes = buttonModes;
        phone.buttonStates = buttonStates;
        return SUCCESS;
      }),
    phoneGetID: (hdPhone, deviceId, deviceClass) =>
      on(hdPhone, (phone) => {
        const name = deviceClass.toLowerCase();
        if (name !== 'tapi/phone' && name !== 'tapi/line') return PHONEERR.INVALDEVICECLASS;
        const id = name === 'tapi/phone' ? phone.deviceId : phone.line?.deviceId;
        deviceId.value = { format: STRINGFORMAT.UNICODE, text: String(id ?? '') };
        return SUCCESS;
      }),

    phoneGetHookSwitch: (hdPhone, hookSwitchDevs) =>
      on(hdPhone, (phone) => {
        hookSwitchDevs.value = phone.offHook;
        return SUCCESS;
      }),
    phoneSetHookSwitch: (requestId, hdPhone, hookSwitchDevs, hookSwitchMode) =>
      on(hdPhone, (phone) => {
        if (hookSwitchDevs === 0 || (hookSwitchDevs & ~ALL_HOOK_DEVICES) !== 0) return PHONEERR.INVALHOOKSWITCHDEV;
        if (!isOneOf(HOOK_MODES, hookSwitchMode)) return PHONEERR.INVALHOOKSWITCHMODE;
        return later(requestId, phone, () => {
          phone.setHook(hookSwitchDevs, hookSwitchMode);
        });
      }),
    phoneGetVolume: (hdPhone, hookSwitchDev, volume) =>
      onDevice(hdPhone, hookSwitchDev, (phone, index) => {
        volume.value = phone.hooks[index]?.volume ?? 0;
        return SUCCESS;
      }),
    phoneSetVolume: (requestId, hdPhone, hookSwitchDev, volume) =>
      onDevice(hdPhone, hookSwitchDev, (phone, index) =>
        later(requestId, phone, () => {
          phone.setVolume(index, Math.min(volume, LOUDEST));
        }),
      ),
    phoneGetGain: (hdPhone, hookSwitchDev, gain) =>
      onDevice(hdPhone, hookSwitchDev, (phone, index) => {
        gain.value = phone.hooks[index]?.gain ?? 0;
        return SUCCESS;
      }),
    phoneSetGain: (requestId, hdPhone, hookSwitchDev, gain) =>
      onDevice(hdPhone, hookSwitchDev, (phone, index) =>
        later(requestId, phone, () => {
          phone.setGain(index, Math.min(gain, LOUDEST));
        }),
      ),
    phoneGetRing: (hdPhone, ringMode, volume) =>
      on(hdPhone, (phone) => {
        ringMode.value = phone.ringMode;
        volume.value = phone.ringVolume;
        return SUCCESS;
      }),
    phoneSetRing: (requestId, hdPhone, ringMode, volume) =>
      on(hdPhone, (phone) => {
        if (ringMode < 0 || ringMode > RING_MODES) return PHONEERR.INVALRINGMODE;
        return later(requestId, phone, () => {
          phone.setRing(ringMode, Math.min(volume, LOUDEST));
        });
      }),

    phoneGetButtonInfo: (hdPhone, buttonLampId, info) =>
      on(hdPhone, (phone) => {
        const button = phone.buttons[buttonLampId];
        if (button === undefined) return PHONEERR.INVALBUTTONLAMPID;
        info.value = button;
        return SUCCESS;
      }),
    phoneSetButtonInfo: (requestId, hdPhone, buttonLampId, { buttonFunction, buttonText, devSpecific }) =>
      on(hdPhone, (phone) => {
        if (phone.buttons[buttonLampId] === undefined) return PHONEERR.INVALBUTTONLAMPID;
        return later(requestId, phone, () => {
          const { buttonMode, buttonState } = phone.buttons[buttonLampId] ?? { buttonMode: 0, buttonState: 0 };
          const own = devSpecific === undefined ? {} : { devSpecific };
          phone.buttons[buttonLampId] = { buttonMode, buttonState, buttonFunction, buttonText, ...own };
        });
      }),
    phoneGetLamp: (hdPhone, buttonLampId, lampMode) =>
      on(hdPhone, (phone) => {
        const mode = phone.lamps[buttonLampId];
        if (mode === undefined) return PHONEERR.INVALBUTTONLAMPID;
        lampMode.value = mode;
        return SUCCESS;
      }),
    phoneSetLamp: (requestId, hdPhone, buttonLampId, lampMode) =>
      on(hdPhone, (phone) => {
        const present = phone.lamps[buttonLampId];
        if (present === undefined || present === PHONELAMPMODE.DUMMY) return PHONEERR.INVALBUTTONLAMPID;
        if (!isOneOf(LAMP_MODES, lampMode)) return PHONEERR.INVALLAMPMODE;
        return later(requestId, phone, () => {
          phone.setLamp(buttonLampId, lampMode);
        });
      }),
    phoneGetDisplay: (hdPhone, display) =>
      on(hdPhone, (phone) => {
        display.value = phone.display;
        return SUCCESS;
      }),
    phoneSetDisplay: (requestId, hdPhone, row, column, display) =>
      on(hdPhone, (phone) => {
        const inside = row >= 0 && row < DISPLAY_ROWS && column >= 0 && column < DISPLAY_COLUMNS;
        if (!inside) return PHONEERR.INVALPARAM;
        return later(requestId, phone, () => {
          phone.write(row, column, display);
        });
      }),
    phoneGetData: (hdPhone, dataId, data) =>
      on(hdPhone, (phone) => {
        const area = phone.data[dataId];
        if (area === undefined) return PHONEERR.INVALDATAID;
        data.value = area.slice();
        return SUCCESS;
      }),
    phoneSetData: (requestId, hdPhone, dataId, data) =>
      on(hdPhone, (phone) => {
        const area = phone.data[dataId];
        if (area === undefined) return PHONEERR.INVALDATAID;
        const copy = data.slice(0, area.length);
        return later(requestId, phone, () => {
          area.set(copy);
        });
      }),
    phoneDevSpecific: (requestId, hdPhone, params) =>
      on(hdPhone, (phone) => {
        if (params.length === 0) return PHONEERR.OPERATIONUNAVAIL;
        const [first = 0, second = 0, third = 0] = params;
        return later(requestId, phone, () => {
          phone.tell(TAPI_MESSAGE.PHONE_DEVSPECIFIC, first, second, third);
        });
      }),
  };

  function on(hdPhone: HdPhone, act: (phone: DeskPhone) => Result): Result {
    const phone = context.phone(hdPhone);
    return phone === undefined ? PHONEERR.INVALPHONEHANDLE : act(phone);
  }

  /** For functions of one hook device. */
  function onDevice(hdPhone: HdPhone, device: number, act: (phone: DeskPhone, index: number) => Result): Result {
    const index = HOOK_DEVICES.indexOf(device);
    return on(hdPhone, (phone) => (index < 0 ? PHONEERR.INVALHOOKSWITCHDEV : act(phone, index)));
  }

  function later(requestId: RequestId, phone: DeskPhone, deed: () => void): Result {
    return context.requests.begin(requestId, [phone], (complete) => {
      deed();
      complete(SUCCESS);
    });
  }
}
