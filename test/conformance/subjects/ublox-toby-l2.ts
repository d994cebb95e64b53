import { simulatedSubject } from '../simulated-subject.js';

export const subject = simulatedSubject('ublox-toby-l2');
