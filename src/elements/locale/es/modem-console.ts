import type { Advice } from '../en.js';
import type { ModemConsoleStrings, commandErrorsEn } from '../modem-console.js';
import { pluralsOf } from '../plural.js';

const plural = pluralsOf('es');
const number = (count: number): string => plural(count, { other: '#' });
const commands = (count: number): string => plural(count, { one: '# orden', other: '# órdenes' });

export const commandErrorsEs: Readonly<Record<keyof typeof commandErrorsEn, Advice>> = {
  commandRefused: { what: 'Esta orden no se envía', next: 'No se ha enviado nada al módem.' },
  commandTimeout: {
    what: 'El módem no respondió a tiempo',
    next: 'Puede que necesite más tiempo, o que espere más de una línea; una llamada también pone fin a la espera. Envíe AT: si responde, la línea está bien.',
  },
};

export const modemConsoleEs: ModemConsoleStrings = {
  label: 'Consola AT',
  traffic: 'Tráfico AT',
  none: { what: 'Esta línea no tiene un módem con el que hablar.', next: 'Elija una línea que pase por un módem.' },
  loading: 'Cargando el terminal…',
  notLoaded: {
    what: 'No se pudo cargar el terminal.',
    next: 'Las órdenes y sus respuestas funcionan de todos modos. Compruebe la red y recargue la página.',
  },
  masked: 'Los números de teléfono, los nombres, los PIN y los números de serie están ocultos.',
  bar: 'Lo que se muestra',
  filter: 'Mostrar líneas con',
  direction: 'Sentido',
  directions: { all: 'Ambos', toModem: 'Al módem', fromModem: 'Del módem', note: 'Notas' },
  matches: (shown, all) => `${shown} de ${all} ${all === '1' ? 'línea' : 'líneas'}`,
  pause: 'Pausar',
  resume: 'Reanudar',
  waiting: (count) => `Reanudar (${count} ${count === '1' ? 'nueva' : 'nuevas'})`,
  clear: 'Vaciar',
  cleared: 'El historial de esta línea está vacío.',
  hex: 'Vista hexadecimal',
  plainly: 'Mostrar mis respuestas sin ocultar nada',
  screenReader: 'Modo para lector de pantalla',
  exportText: 'Exportar como texto',
  exportFixture: 'Exportar como grabación',
  exported: (name) => `Guardado como ${name}.`,
  nothingToExport: 'Aún no hay nada que exportar.',
  noRecording: 'Esta línea no guarda ninguna grabación. Expórtela como texto.',
  prompt: {
    label: 'Orden',
    hint: 'Intro envía. Arriba y Abajo recorren las órdenes anteriores; Ctrl+Espacio muestra una lista de órdenes.',
    send: 'Enviar',
    commands: 'Órdenes',
    suggestions: 'Órdenes que empiezan así',
    found: (count) => commands(count),
    noneFound: 'Ninguna orden conocida empieza así. Se puede enviar de todos modos.',
    askingModem: 'Preguntando al módem qué órdenes tiene…',
    ofModem: 'propia del módem',
    nothing: 'Escriba primero una orden, por ejemplo ATI.',
    running: (command) => `${command} está en curso.`,
    runningMacro: (name, at, of) => `${name}: la orden ${number(at)} de ${number(of)} está en curso.`,
    elapsed: (time) => `${time} hasta ahora`,
    cancel: 'Cancelar',
    cancelling: 'Cancelando…',
    outAlready: 'Hay una orden en curso. Espere su respuesta, o cancélela.',
  },
  answer: {
    label: 'Respuesta',
    told: (command, result, time) => `${command}: ${result} tras ${time}`,
    lines: (count) => plural(count, { one: '# línea', other: '# líneas' }),
    cut: 'Faltan líneas: había demasiadas.',
    setUpAgain: 'La línea vuelve a poner sus propios ajustes.',
    macroDone: (name, count) => `${name} ha terminado: ${commands(count)}.`,
    macroStopped: (name, at, of) => `${name} se detuvo en la orden ${number(at)} de ${number(of)}.`,
  },
  macros: {
    label: (count) => `Macros (${number(count)})`,
    empty: 'Aún no hay macros. Una macro es un nombre para varias órdenes, que se envían una tras otra.',
    list: 'Macros',
    run: 'Ejecutar',
    runNamed: (name) => `Ejecutar ${name}`,
    edit: 'Editar',
    editNamed: (name) => `Editar ${name}`,
    remove: 'Borrar',
    removeNamed: (name) => `Borrar ${name}`,
    removed: (name) => `Se ha borrado ${name}.`,
    undo: 'Deshacer',
    add: 'Añadir una macro',
    change: (name) => `Cambiar ${name}`,
    name: 'Nombre',
    commands: 'Órdenes, una en cada línea',
    save: 'Guardar la macro',
    cancel: 'No cambiarla',
    saved: (name) => `${name} está guardada en este navegador.`,
    notKept:
      'El navegador no guarda nada para esta página: las macros están aquí hasta que se cierre. Expórtelas para conservarlas.',
    notLoaded: {
      what: 'No se pudo cargar lo que lee y guarda las macros: las suyas están aquí hasta que se cierre la página.',
      next: 'Compruebe la red y recargue la página.',
    },
    unreadableStore:
      'Las macros que este navegador guardó no se pueden leer y se dejan como están hasta que usted guarde una. Impórtelas desde un archivo.',
    noName: 'Dé a la macro un nombre de 64 caracteres como máximo.',
    noCommands: 'Una macro tiene una orden como mínimo y 50 como máximo.',
    badCommand: (command) =>
      `«${command}» no es una línea de órdenes: empieza por AT y tiene 250 caracteres simples como máximo.`,
    tooMany: 'Hay sitio para 200 macros. Borre antes una.',
    exportFile: 'Exportar macros',
    importFile: 'Importar macros',
    imported: (count, replaced) => {
      const replacing = plural(replaced, {
        one: '; # sustituye a otra con el mismo nombre',
        other: '; # sustituyen a otras con el mismo nombre',
      });
      return `${plural(count, { one: '# macro importada', other: '# macros importadas' })}${replaced === 0 ? '' : replacing}.`;
    },
    broken: {
      what: 'Este archivo no se puede importar.',
      notJson: (detail) => `No es JSON: ${detail}`,
      notMacros: (where, detail) => `Hay un error en ${where === '' ? 'el archivo' : where}: ${detail}`,
      tooLarge: 'Ocupa más de un megabyte.',
      unread: 'El navegador no pudo leerlo.',
      next: 'Sus macros están como estaban. Exporte algunas para ver cómo es un archivo así.',
    },
  },
  barriers: {
    unreadable: {
      what: 'Esto no es una sola línea de órdenes AT',
      next: 'Empieza por AT, tiene 250 caracteres simples como máximo y nada que los módems lean de distintas maneras. No se ha enviado nada.',
    },
    occupied: {
      what: 'Hay otra orden en curso',
      next: 'Espere su respuesta, o cancélela, y envíe después esta. No se ha enviado nada.',
    },
    dial: {
      what: 'La consola no marca',
      next: 'Marque con el teclado de marcación: comprueba el número y muestra la llamada. No se ha enviado nada.',
    },
    answer: {
      what: 'La consola no contesta llamadas',
      next: 'Use «Contestar» en el panel de la llamada. No se ha enviado nada.',
    },
    hangUp: {
      what: 'La consola no cuelga',
      next: 'Use «Colgar» en el panel de la llamada. No se ha enviado nada.',
    },
    calls: {
      what: 'La consola no pone llamadas en espera, ni las alterna ni las une',
      next: 'Use «Poner en espera», «Alternar», «Transferir» y «Añadir persona» en el panel de la llamada. No se ha enviado nada.',
    },
    digits: {
      what: 'La consola no envía tonos',
      next: 'Use el teclado del panel de la llamada. No se ha enviado nada.',
    },
    sim: {
      what: 'La consola no toca los PIN ni los secretos de la tarjeta SIM',
      next: 'Introduzca el PIN donde la línea lo pide: cada PIN incorrecto cuesta un intento. No se ha enviado nada.',
    },
    services: {
      what: 'Esto cambiaría lo que la red hace por la línea',
      next: 'Use «Servicios de la red», junto a la línea. No se ha enviado nada.',
    },
    message: {
      what: 'La consola no envía mensajes',
      next: 'Un mensaje cuesta dinero y no se vería aquí. No se ha enviado nada.',
    },
    data: {
      what: 'La consola no establece conexiones de datos',
      next: 'La línea quedaría cerrada a las llamadas. No se ha enviado nada.',
    },
    reset: {
      what: 'Esto reiniciaría el módem, o lo apagaría',
      next: 'Su línea perdería la llamada y los ajustes. En lugar de eso, desenchufe el módem y vuelva a enchufarlo. No se ha enviado nada.',
    },
    form: {
      what: 'La línea ya no podría leer el módem',
      next: 'Esto cambia cómo escribe el módem sus respuestas, o a qué velocidad. La línea lo ajusta por sí sola. No se ha enviado nada.',
    },
    mode: {
      what: 'Esto sacaría al módem del modo de sus llamadas',
      next: 'La línea lo ajusta por sí sola cuando empieza una llamada. No se ha enviado nada.',
    },
    prompt: {
      what: 'El módem esperaría más de una línea',
      next: 'La consola solo envía líneas sueltas. No se ha enviado nada.',
    },
  },
};
