import { simulatedSubject } from '../simulated-subject.js';

export const subject = simulatedSubject('simcom-sim800');
