import { simulatedSubject } from '../simulated-subject.js';

export const subject = simulatedSubject('huawei-e-series');
