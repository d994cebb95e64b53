/** The bench, for specs: real Web Serial in headless Chromium with modems made of software. See ../README.md. */
export { Bench, startBench } from './bench.js';
export type { UsbIdentity } from './bench.js';
export { launchChromium } from './chromium.js';
export type { BenchBrowser } from './chromium.js';
export { startIaxmodems } from './iaxmodem.js';
export { servePages } from './page-server.js';
export type { PageServer } from './page-server.js';
export { allowPorts, allowUsb, blockPorts } from './policy.js';
export { answersFrom, framed, scriptModem } from './scripted-modem.js';
export type { ModemSide } from './scripted-modem.js';
export type { SerialDevice } from './serial-device.js';
export type { UsbDevice } from './usb-device.js';
