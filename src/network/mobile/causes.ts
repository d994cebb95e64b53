import type { ReleaseCause } from '../network-port.js';

/** Cause values with which mobile calls end: 3GPP TS 24.008 annex H, ITU-T Q.850. */
export const CAUSE = {
  unassignedNumber: 1,
  normalClearing: 16,
  userBusy: 17,
  noAnswer: 19,
  rejected: 21,
  destinationOutOfOrder: 27,
  noCircuit: 34,
  temporaryFailure: 41,
} as const;

/** Why a call is over, as a number of 24.008. */
export type Cause = (typeof CAUSE)[keyof typeof CAUSE];

/** What a mobile network says where the fixed one says this. */
export const causeOf: Readonly<Record<ReleaseCause, Cause>> = {
  normal: CAUSE.normalClearing,
  rejected: CAUSE.rejected,
  unassigned: CAUSE.unassignedNumber,
  noAnswer: CAUSE.noAnswer,
  noDialtone: CAUSE.destinationOutOfOrder,
  unreachable: CAUSE.destinationOutOfOrder,
};
