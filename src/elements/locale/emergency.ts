/** What is asked before an emergency number is really called. */
export interface EmergencyStrings {
  readonly title: (number: string) => string;
  readonly next: string;
  readonly call: (number: string) => string;
  readonly leave: string;
}

export const emergencyEn: EmergencyStrings = {
  title: (number) => `Really call ${number}?`,
  next: 'This is an emergency number, and this line makes real calls: people who help will answer. Only call when somebody needs them.',
  call: (number) => `Call ${number} now`,
  leave: 'Do not call',
};
