import type { AnalysisDocument } from '../../model/document.js';
import { counted, listed, paragraph } from '../layout.js';
import type { Section } from './section.js';

type Calls = AnalysisDocument['calls'];

function callsOf(calls: Calls): string {
  const to = (kind: 'service' | 'external' | 'unknown') =>
    calls.filter((call) => call.to.kind === kind).length;
  const parts = [
    `${to('service')} between services`,
    ...(to('external') > 0 ? [`${to('external')} to the outside`] : []),
    ...(to('unknown') > 0 ? [`${to('unknown')} whose target is not known`] : []),
  ];
  return `${counted(calls.length, 'synchronous call')}: ${listed(parts)}.`;
}

/** The services and the calls that were found, in numbers. */
export const header: Section = ({ document, width, style }) => {
  const { services, calls, messages } = document;
  const here = services.filter((service) => service.inRepo).map((service) => service.name);
  const elsewhere = services.filter((service) => !service.inRepo).map((service) => service.name);
  const found =
    services.length === 0
      ? 'No services found.'
      : `${counted(services.length, 'service')}${here.length === 0 ? '.' : ':'}`;
  const code = elsewhere.length === 0 ? [] : [`Code not in this repository: ${listed(elsewhere, 8)}.`];
  const existing =
    messages.length === 0 ? [] : [`${counted(messages.length, 'asynchronous edge')} there already.`];
  const facts = [calls.length === 0 ? 'No synchronous calls found.' : callsOf(calls), ...existing, ...code];
  return [
    ...paragraph(
      [
        { text: found, paint: style.heading },
        ...(here.length === 0 ? [] : [{ text: `${listed(here, 12)}.` }]),
      ],
      { width, margin: 0, hanging: 2 },
    ),
    ...facts.flatMap((fact) => paragraph([{ text: fact }], { width, margin: 0, hanging: 2 })),
  ];
};
