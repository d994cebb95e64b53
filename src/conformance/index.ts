/**
 * `ringback/conformance`: tests a service provider against what TAPI asks of one. {@link runConformance} does it.
 */
export { runConformance, SubjectError } from './run-conformance.js';
export type { ConformanceSubject, ListedSkip, Numbers, ProviderUnderTest, Surroundings } from './subject.js';
export { NO_OBSERVABLE_EFFECT } from './checks/no-effect.js';
export { isSkipped, reportTable, type CheckResult, type ConformanceReport } from './report.js';
