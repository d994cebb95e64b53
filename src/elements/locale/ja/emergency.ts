import type { EmergencyStrings } from '../emergency.js';

export const emergencyJa: EmergencyStrings = {
  title: (number) => `本当に ${number} にかけますか？`,
  next: 'これは緊急番号で、この回線は実際に電話をかけます。助けに出る人が応答します。必要な人がいるときだけかけてください。',
  call: (number) => `今すぐ ${number} にかける`,
  leave: 'かけない',
};
