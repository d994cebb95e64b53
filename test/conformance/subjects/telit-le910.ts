import { simulatedSubject } from '../simulated-subject.js';

export const subject = simulatedSubject('telit-le910');
