import { simulatedSubject } from '../simulated-subject.js';

export const subject = simulatedSubject('rockwell-rcv56');
