import type { PeopleStrings, peopleErrorsEn } from '../people.js';
import { pluralsOf } from '../plural.js';

const plural = pluralsOf('es');
const number = (count: number): string => plural(count, { other: '#' });

export const peopleEs: PeopleStrings = {
  notKept: {
    missing: {
      what: 'Este navegador no tiene almacenamiento.',
      next: 'Lo que ve se olvida cuando se cierran todas las pestañas de esta página.',
    },
    refused: {
      what: 'El navegador no deja que esta página guarde nada.',
      next: 'Lo que ve se olvida cuando se cierran todas las pestañas de esta página. Permita que este sitio guarde datos y recargue la página.',
    },
    blocked: {
      what: 'El almacenamiento del navegador no responde.',
      next: 'Lo que ve se olvida cuando se cierran todas las pestañas de esta página. Cierre las otras pestañas de este sitio y recargue la página.',
    },
    newer: {
      what: 'Una versión más nueva de esta página guarda sus propios registros.',
      next: 'Se quedan como están. Recargue la página para tener la versión más nueva; lo que ve se olvida cuando se cierran todas las pestañas de esta página.',
    },
    full: {
      what: 'En este dispositivo no queda espacio.',
      next: 'Lo nuevo se olvida cuando se cierran todas las pestañas de esta página. Libere espacio en el dispositivo, o quite de aquí lo que no necesite.',
    },
    ended: {
      what: 'Se vació el almacenamiento del navegador.',
      next: 'Lo que ve se olvida cuando se cierran todas las pestañas de esta página. Recargue la página para que se guarde de nuevo.',
    },
  },
  ignored: (count) =>
    plural(count, {
      one: '# registro de otra versión no se pudo leer y se dejó como está.',
      other: '# registros de otra versión no se pudieron leer y se dejaron como están.',
    }),
  call: 'Llamar',
  callNamed: (who) => `Llamar a ${who}`,
  notDialable: (dialled) =>
    `${dialled} no se puede marcar: contiene caracteres que no son cifras. Corrija primero el número.`,
  cancel: 'Cancelar',
  stays: 'Se quedan en este navegador.',
  log: {
    label: 'Registro de llamadas',
    list: 'Llamadas, primero las más recientes',
    loading: 'Leyendo el registro de llamadas…',
    empty: {
      what: 'Aún no hay llamadas',
      next: 'Las llamadas que haga y reciba a partir de ahora aparecen aquí.',
    },
    off: {
      what: 'Las llamadas no se guardan',
      next: 'Esta página se configuró sin registro de llamadas: no se guarda nada de ninguna llamada.',
    },
    today: 'Hoy',
    yesterday: 'Ayer',
    directions: { incoming: 'Entrante', outgoing: 'Saliente' },
    outcomes: {
      unfinished: 'En curso, o interrumpida',
      answered: 'Contestada',
      elsewhere: 'Contestada en otro teléfono',
      missed: 'Perdida',
      refused: 'Rechazada',
      noAnswer: 'Sin respuesta',
      busy: 'Comunicaba',
      cancelled: 'Cancelada',
      failed: 'Fallida',
    },
    withheld: 'Número desconocido',
    duration: (time) => `Duración: ${time}`,
    onLine: (line) => `en ${line}`,
    remove: 'Quitar',
    removeNamed: (who) => `Quitar del registro: ${who}`,
    removed: 'Quitada del registro de llamadas.',
    older: 'Mostrar llamadas anteriores',
    shown: (count) => plural(count, { one: 'Se muestra # llamada.', other: 'Se muestran # llamadas.' }),
    export: 'Exportar como CSV',
    exported: 'Se ha exportado el registro de llamadas.',
    clear: 'Vaciar…',
    question: {
      title: '¿Vaciar el registro de llamadas?',
      next: 'Lo que se quita no se puede recuperar. Nada de ello está guardado en otro sitio.',
      log: 'Vaciar el registro de llamadas',
      all: 'Borrar todo: registro de llamadas y contactos',
    },
    cleared: 'Se ha vaciado el registro de llamadas.',
    clearedAll: 'El registro de llamadas y los contactos se han borrado de este navegador.',
  },
  contacts: {
    label: 'Contactos',
    list: 'Contactos por nombre',
    loading: 'Leyendo los contactos…',
    empty: {
      what: 'Aún no hay contactos',
      next: 'Añada a alguien, o importe un archivo de contactos.',
    },
    search: 'Buscar por nombre o número',
    found: (count, all) =>
      count === all
        ? plural(all, { one: '# contacto.', other: '# contactos.' })
        : `${number(count)} de ${plural(all, { one: '# contacto', other: '# contactos' })}.`,
    more: 'Mostrar más contactos',
    add: 'Añadir un contacto',
    edit: 'Editar',
    editNamed: (name) => `Editar ${name}`,
    remove: 'Borrar…',
    question: {
      title: (name) => `¿Borrar el contacto ${name}?`,
      next: 'El contacto se borra de este navegador y no se puede recuperar.',
      confirm: 'Borrar el contacto',
    },
    removed: (name) => `Se ha borrado el contacto ${name}.`,
    formTitle: { add: 'Contacto nuevo', edit: 'Editar el contacto' },
    name: 'Nombre',
    number: (at) => (at === 1 ? 'Número' : `Número ${at}`),
    numberLabel: (at) => (at === 1 ? 'Tipo de número' : `Tipo de número ${at}`),
    labels: { mobile: 'Móvil', home: 'Casa', work: 'Trabajo', fax: 'Fax' },
    noLabel: 'Sin indicar',
    moreNumbers: 'Otro número',
    fewerNumbers: (at) => `Quitar el número ${at}`,
    speedDial: 'Tecla de marcación rápida',
    noSpeedDial: 'Ninguna',
    speedDialKey: (key) => `Tecla ${key}`,
    speedDialTaken: (key, name) => `Tecla ${key}, hasta ahora ${name}`,
    note: 'Nota',
    save: 'Guardar',
    saved: (name) => `Se ha guardado el contacto ${name}.`,
    noName: 'Introduzca un nombre.',
    noNumber: 'Introduzca un número con una cifra como mínimo.',
    import: 'Importar un archivo',
    importHint: 'vCard o CSV. El archivo se lee en este navegador y no se envía a ningún sitio.',
    importing: 'Leyendo el archivo…',
    imported: (count) => plural(count, { one: '# importado', other: '# importados' }),
    completed: (count) => plural(count, { one: '# completado', other: '# completados' }),
    known: (count) => plural(count, { one: '# ya existente', other: '# ya existentes' }),
    noRoom: (count) => `${number(count)} sin sitio, porque ya hay 5000 contactos`,
    passedOver: (count) => plural(count, { one: '# omitido', other: '# omitidos' }),
    lineProblem: (line, problem) =>
      ({
        noNumber: `la línea ${line} no tiene número`,
        unreadable: `la línea ${line} no se puede leer`,
        unfinished: `la línea ${line} no tiene final`,
        tooLong: 'el archivo ocupa más de 20 megabytes',
      })[problem],
    furtherProblems: (count) => `y ${number(count)} más`,
    noContacts: {
      what: 'En este archivo no se encontró ningún contacto.',
      next: 'No es ni vCard ni una tabla con una columna de números bajo un título como «Teléfono». Expórtelo de nuevo como vCard e importe ese archivo.',
    },
    exportVcard: 'Exportar como vCard',
    exportCsv: 'Exportar como CSV',
    exported: 'Se han exportado los contactos.',
  },
};

export const peopleErrorsEs: typeof peopleErrorsEn = {
  invalidContact: {
    what: 'Este contacto no se puede guardar',
    next: 'Dele un nombre y un número con una cifra como mínimo.',
  },
  contactsFull: {
    what: 'Hay 5000 contactos y no queda sitio para más',
    next: 'Borre uno que no necesite y añada después este.',
  },
  notLoaded: {
    what: 'No se pudo cargar lo que lee y escribe archivos',
    next: 'Compruebe la red y recargue la página.',
  },
  notCleared: {
    what: 'No se pudo borrar todo',
    next: 'El almacenamiento del navegador no lo aceptó. Cierre las otras pestañas de este sitio e inténtelo de nuevo, o borre los datos de este sitio en los ajustes del navegador.',
  },
};
