import type { CompletionCore } from '../../core/completion-core.js';
import { explore, type Exploration } from './explorer.js';
import { ExploredHost, type Scenario } from './explored-host.js';
import { WatchedCore } from './watched-core.js';

/**
 * Goes through all interleavings of a scenario on one core, which serves one world after the other.
 * @throws RuleBroken where the host breaks a rule.
 */
export function exploreHost(core: CompletionCore, scenario: Scenario): Exploration {
  const watched = new WatchedCore(core);
  return explore(() => {
    watched.wipe([0]);
    return new ExploredHost(scenario, watched);
  });
}
