import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { HEARD_ON_PORT, type HeardOnPort } from '../../tspi/port-finding.js';
import { classify } from './heard.js';
import { hdlcFrames } from './hdlc-frames.js';
import { PortEar } from './port-ear.js';

const bytesOf = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));
const PROBE = 'AT\rAT\rATQ0V1E0\rAT\r';
const heardAs = (text: string, sent = PROBE): HeardOnPort => classify([{ heard: bytesOf(text), sent }]);

/** A frame as a device sends it, its check sequence worked out bit by bit from the last one on: no code of the reader's. */
function framed(content: readonly number[]): Uint8Array {
  let remainder = 0xffff;
  for (const byte of content)
    for (let bit = 0; bit < 8; bit++) {
      const differs = ((remainder ^ (byte >> bit)) & 1) === 1;
      remainder >>>= 1;
      if (differs) remainder ^= 0x8408;
    }
  const fcs = remainder ^ 0xffff;
  const escaped = [...content, fcs & 0xff, fcs >> 8].flatMap((byte) =>
    byte === 0x7e || byte === 0x7d ? [0x7d, byte ^ 0x20] : [byte],
  );
  return Uint8Array.from([0x7e, ...escaped, 0x7e]);
}

describe('what is heard is known for what it is', () => {
  it.each<[HeardOnPort, string, string]>([
    ['silence', 'nothing', ''],
    [
      'nmea',
      'a receiver’s position with its checksum',
      '$GPGGA,092750.000,5321.6802,N,00630.3372,W,1,8,1.03,61.7,M,55.2,M,,*76\r\n',
    ],
    ['nmea', 'one without', '$GPGGA,,,,,,0,,,,,,,,\r\n'],
    ['nmea', 'one that was begun before', '1,8,1.03*7F\r\n$GNRMC,,V,,,,,,,,,,N*4D\r\n$GP'],
    ['nmea', 'a maker’s own sentence', '$PMTK011,MTKGPS*08\r\n'],
    ['nmea', 'AIS', '!AIVDM,1,1,,A,14eG;o@034o8sd<L9i:a;WF>062D,0*7D\r\n'],
    ['noise', 'a sentence whose checksum is wrong', `\xff\xfe$GPZZA,1*00\r\n\xfe\xfe\x80\x81\x99`],
    ['echo', 'a loopback', PROBE],
    ['echo', 'a loopback that loses some and makes CR LF of CR', 'T\r\nAT\r\nATQ0V1'],
    ['prompt', 'a log-in', '\r\nraspberrypi login: AT\r\nPassword: '],
    ['prompt', 'a shell', 'AT\r\nsh: AT: not found\r\n$ '],
    ['prompt', 'a prompt alone', '\r\nroot@board:~# '],
    ['printer', 'a 3D printer', 'echo:Unknown command: "AT"\nok\n'],
    ['printer', 'a milling machine', "\r\nGrbl 1.1h ['$' for help]\r\nerror:20\r\n"],
    ['bluetooth', 'a Bluetooth module', 'OK\r\nERROR:(0)\r\n'],
    ['bluetooth', 'one of another maker', 'OK+NAME:HMSoft'],
    ['wifi', 'a Wi-Fi module', 'AT+GMR\r\nAT version:1.7.4.0(May 11 2020 19:13:04)\r\nSDK version:3.0.4\r\nOK\r\n'],
    ['atDevice', 'a device with words of AT', 'ERROR\r\nERROR\r\n'],
    ['text', 'a sensor', 'temperature 21.5 C\r\ntemperature 21.6 C\r\n'],
    ['noise', 'another rate', '\x9e\xfe\x86\x80\x00\xf8'],
    ['noise', 'too little to be anything', 'x'],
  ])('%s: %s', (kind, _, text) => {
    expect(heardAs(text)).toBe(kind);
  });

  it.each([
    ['diagnostic', [0x13, 0x41, 0x54, 0x0d]],
    ['diagnostic', [0x7e, 0x7d, 0x00]],
    ['ppp', [0xff, 0x03, 0xc0, 0x21, 1, 1, 0, 4]],
  ] as const)('%s: a frame of %j', (kind, content) => {
    expect(classify([{ heard: framed(content), sent: PROBE }])).toBe(kind);
  });
});

describe('where rates disagree', () => {
  it('what tells most counts', () => {
    const noise = { heard: bytesOf('\xfe\x80\xff'), sent: PROBE };
    const nmea = { heard: bytesOf('$GPGGA,,,,,,0,,,,,,,,*66\r\n'), sent: 'AT\r' };
    const nothing = { heard: bytesOf(''), sent: 'AT\r' };
    expect(classify([noise, nothing, nmea])).toBe('nmea');
    expect(classify([nothing, noise])).toBe('noise');
    expect(classify([])).toBe('silence');
  });
});

const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  // What is nearly something.
  fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '$GPGGA,',
          '*66\r\n',
          '~',
          '}',
          'login: ',
          '$ ',
          'OK\r\n',
          'AT\r',
          '\xff\x03',
          'AT version:',
          '\0',
        ),
        fc.string({ maxLength: 5 }),
      ),
      { maxLength: 60 },
    )
    .map((parts) => bytesOf(parts.join(''))),
);

test('any bytes at any rates are something, and nothing is thrown', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ heard: bytes, sent: fc.string({ maxLength: 40 }) }), { maxLength: 9 }),
      (overheard) => {
        expect(HEARD_ON_PORT).toContain(classify(overheard));
      },
    ),
  );
  expect(heardAs('A'.repeat(1_000_000))).toBe('text');
});

test('an ear hears the same however the bytes come in pieces', () => {
  fc.assert(
    fc.property(bytes, fc.array(fc.nat(20)), (heard, sizes) => {
      const [whole, pieces] = [new PortEar(), new PortEar()];
      for (const ear of [whole, pieces]) {
        ear.opened();
        ear.sent(bytesOf(PROBE));
      }
      whole.heard(heard);
      let from = 0;
      for (const size of [...sizes, heard.length]) {
        pieces.heard(heard.subarray(from, from + size));
        from += size;
      }
      expect(pieces.verdict).toBe(whole.verdict);
      expect(whole.verdict).toBe(classify([{ heard, sent: PROBE }]));
    }),
  );
});

test('an ear does not grow with what it hears', () => {
  const ear = new PortEar();
  ear.heard(bytesOf('before it was open'));
  ear.opened();
  ear.heard(bytesOf('$GPGGA,,,,,,0,,,,,,,,*66\r\n'));
  for (let i = 0; i < 1000; i++) ear.heard(new Uint8Array(1000).fill(0xff));
  expect(ear.verdict).toBe('nmea');
});

test('every frame comes out as it was, among whatever else', () => {
  const frame = fc.uint8Array({ minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 5 }), (contents) => {
      const stream = Uint8Array.from(contents.flatMap((content) => [...framed([...content])]));
      expect(hdlcFrames(stream)).toEqual(contents);
    }),
  );
});
