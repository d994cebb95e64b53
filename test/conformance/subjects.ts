import type { ConformanceSubject } from '../../src/conformance/index.js';

const files = import.meta.glob<{ readonly subject: ConformanceSubject }>('./subjects/*.ts', { eager: true });

/** Every provider of the project: one file each in `subjects`, which exports `subject`. */
export const subjects: readonly ConformanceSubject[] = Object.values(files).map(({ subject }) => subject);
