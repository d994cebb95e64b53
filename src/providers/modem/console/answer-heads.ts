import type { AnswerShape } from '../../../at/command.js';
import type { LineCommand } from '../../../at/command-line.js';
import { listAnswer, settingAnswer, statusAnswer } from '../../../at/responses/answer-shapes.js';
import type { RegistrationHead } from '../../../at/responses/registration.js';

/** Heads that answers share with unsolicited lines, which the line still has to hear of. */
const SHAPES: ReadonlyMap<string, AnswerShape> = new Map(
  [
    ...(['+CREG:', '+CGREG:', '+CEREG:', '+C5GREG:'] satisfies RegistrationHead[]).map(statusAnswer),
    ...['+CLIP:', '+COLP:', '+CNAP:', '+CDIP:', '+CCWA:', '+CUSD:'].map(settingAnswer),
    listAnswer,
  ].map((shape) => [shape.head, shape]),
);

/** By which heads the answer to a command line is known: each command's own name (V.250, 5.4.4.3). */
export function answerHeads(commands: readonly LineCommand[]): readonly (string | AnswerShape)[] {
  const names = commands.flatMap((command) => (command.kind === 'extended' ? [`${command.name}:`] : []));
  return [...new Set(names)].map((head) => SHAPES.get(head) ?? head);
}
