import type { ConsoleStrings } from '../console-strings.js';

export const consoleEs: ConsoleStrings = {
  status: { starting: 'Iniciando', ready: 'Listo', lost: 'Detenido', closed: 'Cerrado' },
  javaScriptCore:
    'Este navegador, o la política de seguridad de la página, no ejecuta el núcleo de WebAssembly. Funciona igual, un poco más despacio.',
  lines: 'Líneas',
  noLines: 'Aún no hay líneas. Conecte un módem para llamar.',
  starting: 'Preparando las líneas…',
  elsewhere: 'Las líneas están en otra pestaña.',
  waiting: 'En espera',
  startAgain: 'Empezar de nuevo',
  dialpadUnavailable: {
    starting: 'Se podrá llamar en un momento.',
    elsewhere: 'Las líneas están en otra pestaña.',
    stopped: 'Se podrá llamar de nuevo después de «Empezar de nuevo».',
    noLine: 'No hay ninguna línea. Conecte primero un módem.',
    lineNotReady: 'Esta línea no se puede usar ahora.',
    incoming: 'Conteste o rechace primero la llamada entrante.',
    busy: 'Cuelgue primero y haga después la siguiente llamada.',
    busyOrHold: 'Cuelgue o pulse «Poner en espera» primero y haga después la siguiente llamada.',
  },
  technical: 'Lo que ocurre por dentro',
  ringing: 'Llamada entrante',
};
