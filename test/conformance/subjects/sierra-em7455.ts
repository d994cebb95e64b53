import { simulatedSubject } from '../simulated-subject.js';

export const subject = simulatedSubject('sierra-em7455');
