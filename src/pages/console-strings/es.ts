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
  noSpeedDial: (key) => `La tecla ${key} no llama a ningún contacto. En «Contactos» puede dársela a uno.`,
  laterMissing: {
    what: 'No se pudo cargar una parte de esta página.',
    next: 'Se puede llamar. Para las pestañas y los ajustes de la línea, recargue la página cuando no haya ninguna llamada.',
  },
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
  version: {
    ready: 'Hay una versión nueva lista.',
    now: 'La página se vuelve a cargar.',
    afterCall: 'No durante una llamada: volver a cargar la página podría terminarla.',
    load: 'Cargar la versión nueva',
  },
  experience: {
    keys: {
      open: 'Teclas',
      title: 'Teclas',
      actions: {
        answer: 'Contestar; una llamada en curso se pone en espera',
        end: 'Colgar, cancelar o rechazar',
        hold: 'Poner en espera, o recuperar',
        mute: 'Dejar que llame sin sonido',
        help: 'Mostrar estas teclas',
      },
      enter: 'Intro',
      dials: 'En el campo del número: llamar',
      paste: 'Ctrl+V',
      pastes: 'En cualquier sitio: poner un número copiado en el campo del número',
      on: 'Usar estas teclas hasta que se cierre la página',
      close: 'Cerrar',
    },
    links: {
      offer: 'Abrir aquí los enlaces de teléfono',
      asked:
        'El navegador pregunta si los enlaces de teléfono se pueden abrir aquí. Después, el número que pulse llega al campo del número; usted pulsa «Llamar».',
      refused: 'Este navegador no abre enlaces de teléfono en páginas.',
    },
  },
};
