/**
 * What a port said in which no modem was found.
 * - `silence`: not one byte
 * - `noise`: bytes that are nothing readable: probably another baud rate
 * - `echo`: what was sent, and nothing else: a loopback, or a device that only repeats
 * - `nmea`: the positions of a satellite receiver (NMEA 0183)
 * - `diagnostic`: frames of a diagnosis port (HDLC framing, as Qualcomm's DIAG)
 * - `ppp`: frames of a data connection that is going on (PPP, RFC 1662)
 * - `prompt`: a shell or a log-in
 * - `printer`: a printer, a 3D printer or a milling machine
 * - `bluetooth`: a Bluetooth module with AT commands of its own
 * - `wifi`: a Wi-Fi module with AT commands of its own
 * - `dataOnly`: a mobile station without voice calls
 * - `atDevice`: it speaks AT, but refuses what a call needs
 * - `text`: readable lines of something else
 */
export const HEARD_ON_PORT = [
  'silence',
  'noise',
  'echo',
  'nmea',
  'diagnostic',
  'ppp',
  'prompt',
  'printer',
  'bluetooth',
  'wifi',
  'dataOnly',
  'atDevice',
  'text',
] as const;
export type HeardOnPort = (typeof HEARD_ON_PORT)[number];

/** A step of taking a modem into service for the first time. */
export type SetUpStep =
  /** `rate` in bits per second is the `index`th (from 1) of `count` that are tried. */
  | { readonly step: 'probing'; readonly rate: number; readonly index: number; readonly count: number }
  /** `escaping`: from data state. `listening`: to what talks unasked. */
  | { readonly step: 'opening' | 'escaping' | 'listening' | 'identifying' | 'initialising' };
