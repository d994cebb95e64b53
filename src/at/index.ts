/**
 * `ringback/at`: the AT language for modems of one's own: a channel that keeps one command and its answer together, and readers of what modems
 * answer and tell. The scanner that a channel reads with comes from `ringback/scanner`.
 */
export type { Scheduler, Timer } from '../base/clock.js';
export { systemScheduler } from '../base/system-scheduler.js';

export { AtChannel, MAX_QUEUE, type ByteScanner, type ChannelOwner, type CreateScanner } from './channel.js';
export {
  isCommandLine,
  isPromptText,
  MAX_COMMAND_LENGTH,
  MAX_PROMPT_TEXT,
  type AbortClass,
  type AnswerShape,
  type AtCommand,
  type AtOutcome,
} from './command.js';
export { CarrierLoss } from './carrier-loss.js';
export type { ResultCode, ResultName } from './result-codes.js';
export type { CallerIdField, Urc } from './urc.js';
export { noCallerId, withCallerIdField, type CallerId } from './caller-id.js';

// Reading answers.
export * from './responses/fields.js';
export * from './responses/ranges.js';
export * from './responses/answer-shapes.js';

// Calls.
export { parseCallProgress } from './responses/call-progress.js';
export type { CallProgress } from './responses/progress.js';
export { parseSlcc } from './responses/progress-others.js';
export { parseListedCall, type ListedCall, type ListedState } from './responses/clcc.js';
export {
  parseCalledNumber,
  parseCallerName,
  parseClip,
  parseConnectedParty,
  parseWaitingCall,
  type CallerName,
  type WaitingCall,
} from './responses/calling-party.js';
export * from './responses/caller-id-message.js';
export * from './responses/ringing.js';
export * from './responses/supplementary.js';
export { causeName, parseReleaseReport, type CauseName, type ReleaseReport } from './responses/release-cause.js';
export * from './responses/dtmf.js';

// Network and SIM.
export {
  isRegistrationAnswer,
  parseRegistration,
  type AccessTechnology,
  type Registration,
  type RegistrationHead,
  type RegistrationState,
} from './responses/registration.js';
export * from './responses/signal.js';
export * from './responses/operators.js';
export * from './responses/sim.js';
export * from './responses/sim-tries.js';
export * from './responses/sim-file.js';
export * from './responses/emergency-codes.js';
export * from './responses/indicators.js';
export * from './responses/device-state.js';
export * from './responses/device-notice.js';

// What a device says of itself, and errors.
export * from './responses/identity.js';
export * from './responses/serial.js';
export * from './responses/errors.js';
export type { EquipmentError, EquipmentErrorName } from './responses/equipment-error.js';
export type { MessageError, MessageErrorName } from './responses/message-error.js';
