import type { NetworkStrings } from '../network.js';
import { pluralsOf } from '../plural.js';

const plural = pluralsOf('es');

/** <AcT> by the names of 3GPP TS 27.007, 7.3: the same in all languages. */
const technologies: Readonly<Record<string, string>> = {
  gsm: 'GSM (2G)', gsmCompact: 'GSM (2G)', gsmEgprs: 'EDGE (2G)', ecGsmIot: 'EC-GSM-IoT (2G)',
  utran: 'UMTS (3G)', utranHsdpa: 'HSDPA (3G)', utranHsupa: 'HSUPA (3G)', utranHspa: 'HSPA (3G)',
  eutran: 'LTE (4G)', eutranNbS1: 'NB-IoT (4G)', eutra5gcn: 'LTE (5G)', eutraNrDual: 'LTE + NR (5G)', nr5gcn: 'NR (5G)', ngRan: 'NR (5G)',
}; // prettier-ignore

export const networkEs: NetworkStrings = {
  label: 'Red',
  strength: { none: 'Sin señal', weak: 'Débil', fair: 'Aceptable', good: 'Buena', veryGood: 'Muy buena' },
  signal: (word, dbm) => `${word}, ${dbm}`,
  registration: {
    unknown: 'aún no se sabe',
    searching: 'buscando una red',
    home: 'en su propia red',
    roaming: 'en una red ajena (itinerancia)',
    none: 'sin registrar',
    refused: 'rechazado por la red',
  },
  technologies,
  chart: {
    label: 'La señal a lo largo del tiempo',
    none: 'Esta línea no tiene red móvil.',
    waiting: 'La señal aparece aquí en cuanto el módem la haya indicado.',
    summary: (now, lowest, highest, minutes) =>
      `Ahora: ${now}. ${plural(minutes, { one: 'En el último minuto', other: 'En los últimos # minutos' })}, entre ${lowest} y ${highest}.`,
    unknownNow: 'no se sabe',
    minutes: (minutes) => plural(minutes, { one: '# minuto', other: '# minutos' }),
    span: 'Tiempo mostrado',
    table: 'Como tabla',
    from: 'Desde',
    lowest: 'Mínimo',
    highest: 'Máximo',
    gap: 'no se sabe',
    now: 'ahora',
  },
  facts: {
    device: 'El módem',
    name: 'Nombre',
    maker: 'Fabricante',
    model: 'Modelo',
    firmware: 'Firmware',
    number: 'Número propio',
    notTold: 'no lo dice',
    network: 'Su red',
    registered: 'Registro',
    operator: 'Operador',
    technology: 'Tecnología',
    strength: 'Señal',
    calls: 'Lo que puede hacer con las llamadas',
    can: 'sí',
    cannot: 'no',
    abilities: {
      answer: 'Contestar llamadas',
      sendDigits: 'Enviar tonos',
      hearDigits: 'Oír las teclas de la otra persona',
      hold: 'Poner una llamada en espera',
      transfer: 'Transferir una llamada',
      conference: 'Unir llamadas',
      redirect: 'Enviar una llamada entrante a otro número',
      flash: 'Enviar la tecla R',
      handOff: 'Pasar una llamada al teléfono',
    },
    noLine: 'Aún no hay ninguna línea.',
  },
};
