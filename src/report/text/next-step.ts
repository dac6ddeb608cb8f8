import { counted, paragraph } from '../layout.js';
import { openFlows } from '../planned-flows.js';
import type { Section } from './section.js';

/** The command to go on with. */
export const nextStep: Section = ({ groups, width, style }) => {
  const allOpen = openFlows(groups.moving);
  const guarded = allOpen.filter(({ flow }) => flow?.suggestion.consentNeeded !== undefined).length;
  const open = allOpen.length - guarded;
  const accepted = groups.moving.filter(({ consumer }) => consumer.decision === 'accepted').length;
  const pieces = [
    ...(open > 0
      ? [
          { text: 'eda-migrate analyze --yes', paint: style.name },
          {
            text: `takes the ${counted(open, 'suggestion')}; in a terminal, eda-migrate analyze asks about each.`,
          },
        ]
      : []),
    ...(guarded > 0
      ? [
          {
            text: `${counted(guarded, 'flow')} to a guarded route ${guarded === 1 ? 'waits' : 'wait'} for a person: accept or keep in a terminal, or by "decision" in eda-migrate.plan.json.`,
          },
        ]
      : []),
    ...(accepted > 0
      ? [
          { text: 'eda-migrate apply --dry-run', paint: style.name },
          { text: `shows what the ${counted(accepted, 'accepted flow')} would change.` },
        ]
      : []),
  ];
  const nothing = [{ text: 'Nothing here can leave the request path, so there is nothing to apply.' }];
  return paragraph([{ text: 'Next:', paint: style.heading }, ...(pieces.length === 0 ? nothing : pieces)], {
    width,
    margin: 0,
    hanging: 6,
  });
};
