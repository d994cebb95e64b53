import { expect, it } from 'vitest';
import { readCommandLine } from './command-line.js';

const read = (text: string): string[] | null =>
  readCommandLine(text)?.map((command) => {
    if (command.kind === 'basic') return `${command.name}${command.value}`;
    if (command.kind === 'register') return `S${command.register} ${command.action}`;
    if (command.kind === 'dial') return 'dial';
    return `${command.name} ${command.action}${command.value === '' ? '' : ` ${command.value}`}`;
  }) ?? null;

it.each([
  ['AT', []],
  ['ATI', ['I0']],
  ['at i3 x4', ['I3', 'X4']],
  ['ATE0V1&C1&D2\\N3%C0', ['E0', 'V1', '&C1', '&D2', '\\N3', '%C0']],
  ['ATS0=0S7?', ['S0 set', 'S7 read']],
  ['AT+CSQ', ['+CSQ run']],
  ['AT+CREG?;+CMEE=2;+CLCC=?', ['+CREG read', '+CMEE set 2', '+CLCC test']],
  ['AT+CSQ;D0900123;', ['+CSQ run', 'dial']],
  ['ATE0D0900', ['E0', 'dial']],
  ['ATS0=0D1', ['S0 set', 'dial']],
  ['AT+CPBW=1,"Ana d",129;I', ['+CPBW set 1,"Ana d",129', 'I0']],
  ['AT^SYSINFO;#CGSN', ['^SYSINFO run', '#CGSN run']],
  ['AT+cgdcont=1,"ip","Internet"', ['+CGDCONT set 1,"ip","Internet"']],
] as const)('%s is read as %j', (text, commands) => {
  expect(read(text)).toEqual(commands);
});

it.each([
  ['', 'no AT'],
  ['A/', 'the line of before again'],
  ['+++', 'the escape'],
  ['AT+++', 'the escape behind AT'],
  ['ATI\rATD0900', 'two lines'],
  ['AT+CSQD0900', 'a name that a modem may cut short'],
  ['AT=1', 'a parameter of whatever was named last'],
  ['ATS', 'S without a number'],
  ['ATS0=00005D1', 'a value that a modem may cut short'],
  ['AT+X="a;D0900"', 'a string with what separates commands'],
  ['AT+X="a', 'a string without an end'],
  ['AT+X="a"";D0900"', 'strings that a modem may pair otherwise'],
  ['AT&Z0=0900', 'a stored number'],
  ['ATÄ', 'what is not ASCII'],
])('%j is not read: %s', (text) => {
  expect(readCommandLine(text)).toBeNull();
});
