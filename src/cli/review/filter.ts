import type { Confidence } from '../../model/call.js';
import { counted } from '../../report/layout.js';
import type { PlannedFlow } from '../../report/planned-flows.js';
import type { Choice } from './prompter.js';
import type { Review } from './review.js';

/** Which flows are looked at; a member that is left out takes them all. */
export interface Filter {
  readonly producer?: string;
  readonly consumer?: string;
  readonly confidence?: Confidence;
}

type Criterion = keyof Filter;
type FilterAnswer = Criterion | 'all' | 'back';

function criterionOf({ message, consumer, flow }: PlannedFlow, criterion: Criterion): string | undefined {
  return {
    producer: message.producer,
    consumer: consumer.service,
    confidence: flow?.suggestion.confidence,
  }[criterion];
}

/** True where a flow is to be looked at. */
export function passes(planned: PlannedFlow, filter: Filter): boolean {
  return (['producer', 'consumer', 'confidence'] as const).every(
    (criterion) => filter[criterion] === undefined || filter[criterion] === criterionOf(planned, criterion),
  );
}

/** `producer order, confidence high`; empty for no filter. */
export function filterText(filter: Filter): string {
  return Object.entries(filter)
    .map(([criterion, value]) => `${criterion} ${value}`)
    .join(', ');
}

async function askForValue(
  review: Review,
  flows: readonly PlannedFlow[],
  criterion: Criterion,
  redraw: () => void,
): Promise<void> {
  const values = flows.flatMap((planned) => criterionOf(planned, criterion) ?? []);
  const options = [...new Set(values)].sort().map((value) => ({
    value,
    label: `${value} (${counted(values.filter((each) => each === value).length, 'flow')})`,
  }));
  const initial = review.filter[criterion] ?? options[0]?.value ?? '';
  const value = await review.options.prompter.select({
    id: `filter ${criterion}`,
    message: `Which ${criterion}?`,
    options,
    initial,
    ...review.redrawing(redraw),
  });
  review.filter = { ...review.filter, [criterion]: value };
}

/** Asks which of the open flows to look at. Criteria add up; one of them given twice is exchanged. */
export async function askForFilter(
  review: Review,
  flows: readonly PlannedFlow[],
  redraw: () => void,
): Promise<void> {
  const now = filterText(review.filter);
  const answer = await review.options.prompter.choose<FilterAnswer>({
    id: 'filter',
    message: now === '' ? 'Look at the flows of one' : `Look at ${now}, and of these at the flows of one`,
    choices: [
      { key: 'p', value: 'producer', label: 'Producer' },
      { key: 'c', value: 'consumer', label: 'Consumer' },
      { key: 'f', value: 'confidence', label: 'Confidence' },
      ...(now === '' ? [] : ([{ key: 'a', value: 'all', label: 'No filter: all flows' }] as const)),
      { key: 'b', value: 'back', label: 'Back' },
    ] satisfies readonly Choice<FilterAnswer>[],
    initial: 'producer',
    ...review.redrawing(redraw),
  });
  if (answer === 'all') {
    review.filter = {};
  } else if (answer !== 'back') {
    const { [answer]: _, ...others } = review.filter;
    await askForValue(
      review,
      flows.filter((planned) => passes(planned, others)),
      answer,
      redraw,
    );
  }
}
