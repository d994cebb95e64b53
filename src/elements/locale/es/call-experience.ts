import type { CallExperienceStrings } from '../call-experience.js';

export const callExperienceEs: CallExperienceStrings = {
  invisible: { direction: 'una marca invisible del sentido de la escritura', other: 'un carácter invisible' },
  cannotDialInvisible: (what) => `El número contiene ${what}, que no se puede marcar. Borre el número y escríbalo.`,
  link: {
    broken: 'Este enlace no contiene ningún número que se pueda leer. Escriba el número.',
    extension: (digits) => `Extensión ${digits}: púlsela en el teclado cuando alguien conteste.`,
    subaddress: (text) => `El enlace indica también la subdirección ${text}, que esta línea no puede enviar.`,
    context: (text) => `Este número vale dentro de ${text}. Compruebe que su línea pertenece a ese ámbito.`,
  },
  numberInput: {
    required: 'Introduzca un número.',
    notLoaded: {
      what: 'No se pudo cargar lo que da formato a los números: el número queda como se escribió.',
      next: 'Compruebe la red y recargue la página.',
    },
  },
  pad: {
    more: 'Más',
    moreLabel: 'Más para el número',
    plus: 'Signo más',
    pause: 'Pausa',
    wait: 'Esperar el tono',
    read: 'Leer el número',
    holdForPause: 'mantenga pulsado para una pausa',
    holdForWait: 'mantenga pulsado para esperar el tono',
    holdFor: (name) => `mantenga pulsado para ${name}`,
    pauseEntered: 'Pausa introducida.',
    waitEntered: 'Espera de un tono de marcado introducida.',
    number: (spoken) => `Número: ${spoken}`,
    empty: 'Aún no hay número.',
    spoken: { '+': 'más', '*': 'asterisco', '#': 'almohadilla', ',': 'pausa', W: 'espera' },
  },
  incoming: {
    label: 'Llamadas entrantes',
    from: (who, line) => `Llamada entrante de ${who}, en ${line}`,
    onLine: (line) => `en ${line}`,
    holdAndAnswer: 'Poner en espera y contestar',
    silence: 'Silenciar',
    silenced: 'Llama sin sonido',
    notAnswered: 'La llamada no se contestó.',
    notRefused: 'La llamada no se rechazó.',
    notificationTitle: 'Llamada entrante',
    notificationPrivate: 'Alguien llama.',
  },
  ringer: {
    label: 'Timbre',
    enable: 'Activar el timbre',
    waiting: 'Las llamadas llegan sin sonido hasta que usted lo permita.',
    ready: 'Las llamadas suenan.',
    refused:
      'Este navegador no deja que la página emita sonidos. Las llamadas entrantes se muestran aquí de todos modos.',
    mute: 'Silenciar el timbre',
    muted: 'Las llamadas llegan sin sonido.',
    volume: 'Volumen',
    notify: 'Avisarme de las llamadas',
    notifies: 'Recibirá un aviso mientras esta página esté en segundo plano.',
    notifyDenied:
      'Las notificaciones están desactivadas para esta página. Se activan en los ajustes del navegador para este sitio.',
  },
};
