import type { Reason } from '../../model/flow.js';
import type { Level } from '../../model/wave.js';
import { endpointOf, type PlanningContext } from '../context.js';
import { type MovingFlow, reasonAt } from './moving-flow.js';
import type { Stage } from './placement.js';
import { waveRules } from './wave-rules.js';

const ofStage: Readonly<Record<Stage, Level>> = {
  unnoticed: 'low',
  'shorter-wait': 'medium',
  'with-care': 'high',
  workflow: 'high',
};

export interface Risk {
  readonly level: Level;
  readonly reasons: readonly Reason[];
}

/** True where the work that a flow asks for calls nobody else. */
export function isLeaf(moving: MovingFlow, { callsOfEntry }: PlanningContext): boolean {
  const routes = moving.calls.flatMap(({ route }) => route ?? []);
  return !routes.some((route) => callsOfEntry.get(route)?.some(({ from }) => from === moving.to));
}

/** What can go wrong: that of the stage, and at least something where doing the work twice does harm. */
export function riskOf(moving: MovingFlow, stage: Stage, context: PlanningContext): Risk {
  const twice = moving.calls.find(({ idempotent }) => !idempotent);
  const [call] = moving.calls;
  const level = ofStage[stage] === 'low' && twice !== undefined ? 'medium' : ofStage[stage];
  const leaf =
    call !== undefined && isLeaf(moving, context)
      ? [reasonAt(call, waveRules.leaf, `${moving.to} calls nobody else for it.`)]
      : [];
  const repeated =
    twice === undefined
      ? []
      : [
          reasonAt(
            twice,
            waveRules.repeated,
            `${endpointOf(twice)} done twice does harm: ${moving.to} has to tell a repeated message.`,
          ),
        ];
  return { level, reasons: [...leaf, ...repeated] };
}
