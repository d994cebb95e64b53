import type { EmergencyStrings } from '../emergency.js';

export const emergencyDe: EmergencyStrings = {
  title: (number) => `Wirklich ${number} anrufen?`,
  next: 'Das ist eine Notrufnummer, und diese Leitung führt echte Anrufe: es melden sich Menschen, die helfen. Rufen Sie nur an, wenn jemand sie braucht.',
  call: (number) => `${number} jetzt anrufen`,
  leave: 'Nicht anrufen',
};
