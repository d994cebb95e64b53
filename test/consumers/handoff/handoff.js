import { LINECALLPRIVILEGE, LINECALLSTATE, LINEMEDIAMODE, openTapi, out, resultName } from 'ringback/tapi';

// `?name=` is this page's name, `?to=` the page that it hands calls to.
const asked = new URLSearchParams(location.search);
const button = (id) => document.querySelector(`#${id}`);
const nameOf = (group, value) => Object.keys(group).find((name) => group[name] === value) ?? String(value);
const say = (what) => {
  const line = document.createElement('li');
  line.textContent = what;
  document.querySelector('ul').append(line);
};

const hLine = out(0);
const hCall = out(0);
const told = {
  LINE_CREATE: async ({ param1 }) => {
    if (hLine.value !== 0) return;
    const privileges = LINECALLPRIVILEGE.OWNER | LINECALLPRIVILEGE.MONITOR;
    const opened = await tapi.lineOpen(param1, hLine, 0x00020000, null, privileges, LINEMEDIAMODE.INTERACTIVEVOICE);
    say(`lineOpen ${resultName(opened)}`);
    button('call').disabled = false;
  },
  LINE_APPNEWCALL: ({ param2, param3 }) => {
    hCall.value = param2;
    say(`new call, ${nameOf(LINECALLPRIVILEGE, param3)}`);
  },
  LINE_CALLSTATE: ({ param1, param3 }) => {
    const privilege = param3 === 0 ? '' : `, ${nameOf(LINECALLPRIVILEGE, param3)}`;
    say(`${nameOf(LINECALLSTATE, param1)}${privilege}`);
  },
  LINE_REPLY: ({ param2 }) => {
    say(`reply ${resultName(param2)}`);
  },
};
const tapi = openTapi((message) => void told[message.message]?.(message), {
  exchange: true,
  appName: asked.get('name') ?? '',
});

button('call').addEventListener('click', () => tapi.lineMakeCall(hLine.value, hCall, '5550100', 0, null));
button('hand').addEventListener('click', async () => {
  say(`lineHandoff ${resultName(await tapi.lineHandoff(hCall.value, asked.get('to'), 0))}`);
});
button('monitor').addEventListener('click', async () => {
  const result = await tapi.lineSetCallPrivilege(hCall.value, LINECALLPRIVILEGE.MONITOR);
  say(`lineSetCallPrivilege ${resultName(result)}`);
});
button('drop').addEventListener('click', () => {
  const id = tapi.lineDrop(hCall.value);
  if (id < 0) say(`lineDrop ${resultName(id)}`);
});
