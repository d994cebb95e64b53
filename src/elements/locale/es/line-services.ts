import type { LineServicesStrings } from '../line-services.js';
import { pluralsOf } from '../plural.js';

const plural = pluralsOf('es');

export const lineServicesEs: LineServicesStrings = {
  open: 'Servicios de la red',
  askNetwork: 'Preguntar a la red',
  asking: 'Esperando a la red. Tarda unos segundos, un minuto como máximo.',
  elapsed: (time) => `${time} hasta ahora`,
  forwarding: {
    title: 'Desvío de llamadas',
    when: 'Cuándo',
    reasons: {
      unconditional: 'Siempre',
      busy: 'Si comunica',
      noReply: 'Si nadie contesta',
      notReachable: 'Si está apagado o sin cobertura',
    },
    number: 'Desviar a',
    after: 'Después de sonar',
    seconds: (seconds) => plural(seconds, { one: '# segundo', other: '# segundos' }),
    set: 'Desviar las llamadas',
    erase: 'Quitar el desvío',
    done: (when, number) => `${when}: las llamadas van al ${number}.`,
    ended: (when) => `${when}: las llamadas no se desvían.`,
    state: 'Lo que tiene la red',
    off: 'sin desvío',
    to: (number) => `al ${number}`,
    toAfter: (number, seconds) =>
      `al ${number} después de ${plural(seconds, { one: '# segundo', other: '# segundos' })}`,
    noNumber: 'Introduzca el número al que deben ir las llamadas.',
  },
  waiting: {
    title: 'Llamada en espera',
    on: 'Activar',
    off: 'Desactivar',
    isOn: 'Activada: durante una llamada se ofrece otra.',
    isOff: 'Desactivada: quien llama durante una llamada oye que comunica.',
  },
  ownNumber: {
    title: 'Su propio número',
    label: 'Se muestra a quien recibe la llamada',
    settings: { network: 'Como lo tiene la red', withhold: 'Nunca', show: 'Siempre' },
    save: 'Guardar',
    saved: 'Guardado. Vale para las llamadas desde ahora.',
    network: {
      notProvided: 'La red no puede ocultar su número.',
      always: 'La red oculta su número en todas las llamadas.',
      unknown: 'La red no dice qué hace.',
      unlessAllowed: 'La red oculta su número si no se le pide mostrarlo.',
      ifAsked: 'La red muestra su número si no se le pide ocultarlo.',
    },
  },
  networks: {
    title: 'Redes al alcance',
    scan: 'Buscar redes',
    scanning: 'Buscando redes. Tarda hasta tres minutos; una llamada lo termina.',
    cancel: 'Cancelar',
    cancelling: 'Cancelando…',
    cancelled: 'Cancelado. La lista está como estaba.',
    found: (count) => plural(count, { one: '# red encontrada.', other: '# redes encontradas.' }),
    list: 'Redes encontradas',
    availability: {
      unknown: 'no se sabe',
      available: 'disponible',
      current: 'en uso',
      forbidden: 'no para esta tarjeta SIM',
    },
    use: 'Usar',
    useNamed: (name) => `Usar ${name}`,
    automatic: 'Elegir automáticamente',
    choosing: 'Cambiando de red. Tarda hasta dos minutos.',
    chosen: (name) => `La línea usa ahora ${name}.`,
    chosenAutomatic: 'El módem elige ahora la red por sí mismo.',
  },
  errors: {
    noNetwork: {
      what: 'No hay ninguna red a la que preguntar.',
      next: 'Tampoco se puede llamar: espere a que la línea esté registrada e inténtelo de nuevo.',
    },
    notOffered: {
      what: 'Este módem o su red no tiene esto.',
      next: 'No afecta a las llamadas. Pregunte al operador, o ajústelo en su propia aplicación.',
    },
    networkRefused: {
      what: 'La red lo rechazó.',
      next: 'No se cambió nada y las llamadas siguen como antes. Pregunte al operador si su contrato lo incluye.',
    },
    busyWithCall: {
      what: 'Hay una llamada.',
      next: 'Sigue como estaba. Busque y cambie redes cuando haya terminado.',
    },
  },
};
