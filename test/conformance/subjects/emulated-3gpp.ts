import { simulatedSubject } from '../simulated-subject.js';

export const subject = simulatedSubject('emulated-3gpp');
