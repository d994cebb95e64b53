import type { Stimulus } from './stimulus.js';
import { stimulus as analogSetUp } from './stimuli/01.js';
import { stimulus as cellularSetUp } from './stimuli/02.js';
import { stimulus as outgoingAnswered } from './stimuli/03.js';
import { stimulus as busyAndRejected } from './stimuli/04.js';
import { stimulus as noAnswer } from './stimuli/05.js';
import { stimulus as incoming } from './stimuli/06.js';
import { stimulus as callerIds } from './stimuli/07.js';
import { stimulus as holdSwapConference } from './stimuli/08.js';
import { analogPart, cellularPart } from './stimuli/09.js';
import { stimulus as unplugged } from './stimuli/16.js';
import { stimulus as mixedAnswers } from './stimuli/17.js';
import { stimulus as noise } from './stimuli/18.js';
import { stimulus as leftInNumbers } from './stimuli/19.js';
import { stimulus as networkServices } from './stimuli/20.js';

/** The transcripts that are replayed whole. */
export const stimuli: readonly Stimulus[] = [
  analogSetUp,
  cellularSetUp,
  outgoingAnswered,
  busyAndRejected,
  noAnswer,
  incoming,
  callerIds,
  holdSwapConference,
  cellularPart,
  analogPart,
  unplugged,
  mixedAnswers,
  noise,
  leftInNumbers,
  networkServices,
];
