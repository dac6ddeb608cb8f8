import { counted, listed, paragraph } from '../layout.js';
import { placePieces, type Section } from './section.js';

const mostShown = 8;

/** Requests whose receiver could not be told: where, and which fact is missing. */
export const unknownTargets: Section = ({ document, width, style }) => {
  const unknown = document.calls.flatMap((call) =>
    call.to.kind === 'unknown' ? [{ call, to: call.to }] : [],
  );
  const { missingFacts } = document.unresolved;
  const rest = unknown.length - mostShown;
  const facts =
    missingFacts.length === 0 ? [] : [{ text: `These facts would tell more: ${listed(missingFacts, 6)}.` }];
  const page = { width, margin: 2, hanging: 2 };
  return unknown.length === 0 && facts.length === 0
    ? []
    : [
        `${style.heading('TARGET NOT KNOWN')} (${counted(Math.max(unknown.length, document.unresolved.count), 'call')})`,
        ...unknown
          .slice(0, mostShown)
          .flatMap(({ call, to }) =>
            paragraph(
              [
                ...placePieces(call.file, call.line, style),
                { text: `${call.method} ${call.path ?? '(path not known)'} of ${call.from}: ${to.reason}.` },
                { text: `Missing: ${to.missing}.`, paint: style.open },
              ],
              page,
            ),
          ),
        ...(rest > 0 ? [`  And ${rest} more: eda-migrate analyze --format json lists them.`] : []),
        ...paragraph(facts, page),
      ];
};
