import { simulatedSubject } from '../simulated-subject.js';

export const subject = simulatedSubject('conexant-cx93010');
