import type { Stimulus } from './stimulus.js';
import { stimulus as outgoingAnswered } from './stimuli/03.js';
import { stimulus as busyAndRejected } from './stimuli/04.js';
import { stimulus as noAnswer } from './stimuli/05.js';
import { stimulus as incoming } from './stimuli/06.js';
import { stimulus as callerIds } from './stimuli/07.js';
import { stimulus as holdSwapConference } from './stimuli/08.js';
import { analogPart, cellularPart } from './stimuli/09.js';

/** The transcripts that are replayed whole. */
export const stimuli: readonly Stimulus[] = [
  outgoingAnswered,
  busyAndRejected,
  noAnswer,
  incoming,
  callerIds,
  holdSwapConference,
  cellularPart,
  analogPart,
];
