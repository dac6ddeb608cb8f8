import { counted, paragraph } from '../layout.js';
import { openFlows } from '../planned-flows.js';
import type { Section } from './section.js';

/** The command to go on with. */
export const nextStep: Section = ({ groups, width, style }) => {
  const open = openFlows(groups.moving).length;
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
