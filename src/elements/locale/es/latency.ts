import type { LatencyStrings } from '../latency.js';
import { pluralsOf } from '../plural.js';

const plural = pluralsOf('es');
const number = (count: number): string => plural(count, { other: '#' });

export const latencyEs: LatencyStrings = {
  bar: 'Lo que se muestra',
  filter: 'Funciones con',
  pause: 'Pausar',
  resume: 'Reanudar',
  exportJson: 'Exportar como JSON',
  exported: (name) => `Guardado como ${name}.`,
  noMatch: 'Ninguna petición tiene una función así.',
  onClock: 'Una sola escala de tiempo para todas',
  title: 'Cuánto tardaron',
  count: 'Peticiones',
  median: 'Mediana',
  percentile: 'Percentil 95',
  spread: 'Distribución',
  bucket: (count, upTo) => `${number(count)} hasta ${upTo}`,
  over: (count, from) => `${number(count)} por encima de ${from}`,
};
