import { simulatedSubject } from '../simulated-subject.js';

export const subject = simulatedSubject('lucent-lt');
