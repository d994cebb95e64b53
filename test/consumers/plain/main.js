import { createTelephony } from 'ringback';
import 'ringback/elements/call-panel.js';

const host = new URLSearchParams(location.search).get('host') ?? 'auto';
const telephony = createTelephony({ simulator: true, host });
await telephony.ready;
const [line] = telephony.lines;
document.querySelector('tel-call-panel').line = line;
const dial = document.querySelector('#dial');
dial.disabled = false;
dial.addEventListener('click', () => {
  const call = line.dial('5550100');
  call.addEventListener('statechange', () => {
    document.querySelector('#state').append(` ${call.state}`);
    if (call.state === 'connected') void call.drop();
  });
});
