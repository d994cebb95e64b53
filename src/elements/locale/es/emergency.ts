import type { EmergencyStrings } from '../emergency.js';

export const emergencyEs: EmergencyStrings = {
  title: (number) => `¿Llamar de verdad al ${number}?`,
  next: 'Es un número de emergencia y esta línea hace llamadas reales: contestarán personas que ayudan. Llame solo si alguien las necesita.',
  call: (number) => `Llamar ahora al ${number}`,
  leave: 'No llamar',
};
