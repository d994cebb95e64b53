import { simulatedSubject } from '../simulated-subject.js';

export const subject = simulatedSubject('quectel-ec25');
