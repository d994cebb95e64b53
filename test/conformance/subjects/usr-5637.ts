import { simulatedSubject } from '../simulated-subject.js';

export const subject = simulatedSubject('usr-5637');
