// Mutations of the host: at least one for each of the host rules (a) to (m) of ARCHITECTURE.md, whose letter begins `rule`.
const tests = ['src/host/host.test.ts'];
const port = 'src/host/provider-port.ts';
const requests = 'src/host/requests.ts';
const board = 'src/host/switchboard.ts';
const session = 'src/host/session.ts';
const opening = 'src/host/line-opening.ts';
const callSharing = 'src/host/call-sharing.ts';
const handles = 'src/host/client-handles.ts';
const call = 'src/host/call.ts';
const release = 'src/host/release.ts';
const deviceCaps = 'src/host/device-caps.ts';

const list = [
  [port, "if (verdict === 'fault') switchboard.counters.badReturns++;", '', '(a) a bad return is counted'],
  [port, 'counters.threw++;', '', '(a) a function that throws is counted'],
  [port, 'isDword(answer) ? answer | 0 : 0', 'answer | 0 || -1', '(a) 0 and no number are no refusal'],
  [
    port,
    "verdict === 'refused' ? (returned as Result)",
    "verdict !== 'refused' ? (returned as Result)",
    '(a) a fault is OPERATIONFAILED',
  ],
  [board, 'if (!isCompletionResult(result)) {', 'if (Number.isNaN(result)) {', '(b) a positive completion is invalid'],
  [board, "else if (verdict === 'duplicate') counters.duplicateCompletions++;", '', '(b) a duplicate is counted'],
  [board, 'counters.invalidCompletions++;', '', '(b) an invalid completion is counted'],
  [
    board,
    'if (request?.scope.device.provider !== from) {',
    'if (request === undefined) {',
    "(b) another provider's request is stale",
  ],
  [
    requests,
    'return request?.id === id ? request : undefined;',
    'return request;',
    '(b) an id of another generation is stale',
  ],
  [
    port,
    '      this.#held.push(release);\n      return;',
    '      this.#held.push(release);',
    '(c) what is emitted inside is held',
  ],
  [
    port,
    'for (const release of held) release();',
    'for (const release of held.reverse()) release();',
    '(c) what was held is released in order',
  ],
  [port, 'this.switchboard.counters.earlyCompletions++;', '', '(c) early completions are counted'],
  [
    port,
    "if (verdict === 'early') switchboard.settle(request, request.result);",
    "if (verdict === 'early') switchboard.settle(request, 0 as Result);",
    '(c) an early failure makes no call',
  ],
  [
    requests,
    "else if (verdict !== 'pending') this.#forget(request);",
    "else if (verdict === 'fault') this.#forget(request);",
    '(d) a refused request is forgotten',
  ],
  [
    session,
    '    if (result > 0) return pageId as Result;\n    this.#outstanding--;',
    '    if (result > 0) return pageId as Result;',
    '(d) a refused request is not out',
  ],
  [
    board,
    'if (message === TAPI_MESSAGE.LINE_CALLSTATE && !this.#advance(event)) return;',
    'if (message === TAPI_MESSAGE.LINE_CALLSTATE) this.#advance(event);',
    '(f) repeats are filtered',
  ],
  [board, 'counters.eventsAfterIdle++;\n      return;', 'counters.eventsAfterIdle++;', '(f) nothing follows IDLE'],
  [board, 'if (state === LINECALLSTATE.IDLE) {', 'if (state !== LINECALLSTATE.IDLE) {', '(f) digits end before IDLE'],
  [
    call,
    "if (this.phase === 'live') return [event];",
    "if (this.phase !== 'announced') return [event];",
    '(f) events of a call in creation wait',
  ],
  [
    call,
    'message === TAPI_MESSAGE.LINE_CALLSTATE) {',
    'message !== TAPI_MESSAGE.LINE_GENERATE) {',
    '(f) after LINE_NEWCALL comes LINE_CALLSTATE',
  ],
  [
    call,
    'return [event, ...this.#take()];',
    'return [...this.#take(), event];',
    '(f) the first state comes before what waited',
  ],
  [call, 'state === this.state && mode === this.mode', 'state === this.state', '(f) another mode is no repeat'],
  [call, 'GATE_LIMIT = 64', 'GATE_LIMIT = 640', '(f) the gate is bounded'],
  [
    board,
    'this.counters.abandonedRequests += this.requests.abandonScope(openLine);\n    openLine.alive = false;',
    'openLine.alive = false;',
    '(g) closing a line ends what is out on it',
  ],
  [
    board,
    'if (known || call.outstanding > 0) this.counters',
    'if (!known) this.counters',
    '(g) closing a call ends what is out on it',
  ],
  [
    board,
    'if (known || call.outstanding > 0) this.counters',
    'if (known) this.counters',
    '(g) a call that failed while it was closed ends as well',
  ],
  [
    opening,
    '    switchboard.endLine(openLine);\n    switchboard.drain();',
    '    switchboard.endLine(openLine);',
    '(g) replies come before the close returns',
  ],
  [opening, 'if (openLine.holders.size > 0) {', 'if (openLine.holders.size > 1) {', '(g) only the last close closes'],
  [callSharing, 'if (goesOn) {', 'if (!goesOn) {', '(g) the last that gives a call up closes it'],
  [
    board,
    'if (call.state !== LINECALLSTATE.DISCONNECTED)',
    'if (call.state === LINECALLSTATE.DISCONNECTED)',
    '(h) calls of a lost line go DISCONNECTED',
  ],
  [board, 'this.#pass({ ...event, param1: LINECALLSTATE.IDLE, param2: 0 });', '', '(h) calls of a lost line go IDLE'],
  [
    board,
    "if (call.phase !== 'live' || call.ended) return;",
    "if (call.phase !== 'live') return;\n    call.state = 0;",
    '(h) a call that has ended is not told again',
  ],
  [
    board,
    'if (openLine.device.open === openLine) openLine.device.open = null;',
    '',
    '(h) a lost line can be opened again',
  ],
  [
    release,
    'if (message === TAPI_MESSAGE.LINE_CLOSE) holder',
    'if (message !== TAPI_MESSAGE.LINE_CLOSE) holder',
    "(h) a closed line's handle is gone",
  ],
  [port, 'BACKSTOP_MS = 600_000', 'BACKSTOP_MS = 60_000', '(i) the backstop is ten minutes'],
  [requests, "if (byHost) request.outcome = 'unknown';", '', '(i) what the host ends has an unknown outcome'],
  [board, 'this.counters.expiredRequests += ', '', '(i) what expired is counted'],
  [
    release,
    "if (call.phase === 'creating') this.onOrphan(call);",
    '',
    '(i) a call that expired in creation is closed at the provider',
  ],
  [session, 'counters.overruns++;', '', '(j) refusals for a full table are counted'],
  [session, 'counters.floods++;', '', '(j) refusals for a flooding client are counted'],
  [
    session,
    'if (this.#outstanding >= this.host.requestLimit) {',
    'if (this.#outstanding > this.host.requestLimit) {',
    '(j) a client has its limit',
  ],
  [
    board,
    '    this.release.makeRoom();\n    this.release.post(event);',
    '    this.release.makeRoom();',
    '(j) a full ring loses nothing',
  ],
  [
    port,
    'return this.#calls > 0 || this.#callbacks > 0;',
    'return this.#calls > 0;',
    '(k) no call into a provider from its callback',
  ],
  [handles, '(handle & 1) === 0', '(handle & 1) === 1', '(l) page-made handles are odd'],
  [handles, 'handle <= this.#lastClientHandle', 'handle < this.#lastClientHandle', '(l) page-made handles rise'],
  [handles, 'handle > 0x7fffffff', 'handle > 0xffffffff', '(l) a handle has 31 bits'],
  [
    session,
    "call?.phase === 'dead') return LINEERR.INVALCALLHANDLE;",
    "call?.phase === 'creating') return LINEERR.INVALCALLHANDLE;",
    '(l) a dead call takes no command',
  ],
  [
    handles,
    'return this.calls.get(hCall)?.holder.privilege === LINECALLPRIVILEGE.OWNER',
    'return this.calls.get(hCall)?.holder.privilege !== 0',
    '(l) only the owner acts on a call',
  ],
];

/** What only shows when the ring, the gate or the calls run out. */
const fullRing = [
  [release, '    this.#end = waiting.length;', '    this.#end = 0;', '(j) what was taken out of the ring is released'],
  [board, 'counters.gateOverflows++', 'counters.gateOverflows += 2', '(f) a gate that overflows is counted once'],
  [
    board,
    'call.line.calls.delete(call);\n    this.#callIndices.give(call.index);',
    'call.line.calls.delete(call);',
    '(l) an ended call gives its place back',
  ],
];

/** (m) clients share a line: src/host/shared-calls.test.ts. */
const shared = [
  [
    board,
    "if (call.line.holders.size > call.holders.size) this.post({ kind: 'placed', call });",
    '',
    '(m) who watches hears of a placed call',
  ],
  [
    release,
    '(privileges & LINECALLPRIVILEGE.MONITOR) !== 0 && !call.holders.has(session),',
    '!call.holders.has(session),',
    '(m) who does not watch hears of none',
  ],
  [
    callSharing,
    "if (call.phase === 'dead' || call.owned) return true;",
    "if (call.phase === 'dead') return true;",
    '(m) a call that is owned is inherited by nobody',
  ],
  [board, 'heir.privilege = OWNER;', '', '(m) the heir owns the call'],
  [board, "this.post({ kind: 'owner', call, session: heir.session });", '', '(m) the heir is told'],
  [
    board,
    'this.#endStates(call, LINEDISCONNECTMODE.NORMAL);',
    '',
    '(m) those who watch a call that nobody may own see it end',
  ],
  [
    callSharing,
    'if (stepsDown && call.count(OWNER) === 1 && !call.ended) return LINEERR.INVALCALLSTATE;',
    '',
    '(m) the only owner may not step down',
  ],
  [callSharing, 'call.count(OWNER) === 1', 'call.count(OWNER) > 0', '(m) one of several owners may step down'],
  [
    callSharing,
    'if (!session.grant.allowsPrivileges(privilege)) return LINEERR.OPERATIONUNAVAIL;',
    '',
    '(m) who may only watch owns nothing',
  ],
];

const told = [
  [
    release,
    'if (state !== LINECALLSTATE.CONFERENCED || mode === 0) return mode;',
    'return mode;',
    "(f) a member's mode is the client's own handle of the conference",
    'src/client/several-calls.test.ts',
  ],
  [
    release,
    'stateEntryTime: call.stateEntryTime',
    'stateEntryTime: 0',
    '(f) it is told since when a call is in its state',
    'src/client/tapi.test.ts',
  ],
  [
    release,
    'APPLICATION_MESSAGES.get(message) ?? message',
    'message',
    '(f) an application hears LINE_DEVSPECIFIC of a call',
    'src/host/handoff.test.ts',
  ],
  [
    deviceCaps,
    '(param1 & LINEDEVSTATE.CAPSCHANGE) !== 0',
    'false',
    '(f) changed capabilities of a line are in the mirror first',
    'src/host/device-caps.test.ts',
  ],
  [
    deviceCaps,
    '(param2 & LINEADDRESSSTATE.CAPSCHANGE) !== 0',
    '(param1 & LINEADDRESSSTATE.CAPSCHANGE) !== 0',
    '(f) changed capabilities of an address are in the mirror first',
    'src/host/device-caps.test.ts',
  ],
];

export const hostMutations = [
  ...shared.map(([file, find, replace, rule]) => ({
    file,
    find,
    replace,
    rule,
    tests: ['src/host/shared-calls.test.ts'],
  })),
  ...fullRing.map(([file, find, replace, rule]) => ({
    file,
    find,
    replace,
    rule,
    tests: ['src/host/full-ring.test.ts'],
  })),
  ...told.map(([file, find, replace, rule, test]) => ({ file, find, replace, rule, tests: [test] })),
  ...list.map(([file, find, replace, rule]) => ({ file, find, replace, rule, tests })),
  {
    file: 'src/worker/arguments.ts',
    find: 'value.slice() : value',
    replace: 'value : value',
    rule: '(e) bytes are copied at the border',
    tests: ['src/worker/client-port.test.ts'],
  },
];
