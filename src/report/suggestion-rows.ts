import type { Delivery, Suggestion } from '../model/flow.js';
import { joined, type Piece } from './layout.js';

/** A label in a column, and what stands beside it. */
export interface SuggestionRow {
  readonly label: string;
  readonly pieces: readonly Piece[];
}

const variants: Readonly<Record<Delivery['variant'], string>> = {
  standard: 'a standard queue that only the consumer reads, with a dead-letter queue',
  fifo: 'a FIFO queue that only the consumer reads, with a FIFO dead-letter queue',
  stream: 'a reader of its own on the stream',
  task: 'one ECS task for each event, with a dead-letter queue for events that start none',
  workflow: 'an execution of a state machine',
};

/** A size as people say it: 812 bytes, 24 KiB. */
function sizeOf(bytes: number): string {
  return bytes < 1024 ? `${bytes}${joined}bytes` : `${Math.round(bytes / 1024)}${joined}KiB`;
}

function textRow(label: string, text: string): SuggestionRow {
  return { label, pieces: [{ text }] };
}

/** How the message travels: what carries it, its keys, how many are taken at once, its size. */
export function deliveryRows(suggestion: Suggestion | undefined): readonly SuggestionRow[] {
  const delivery = suggestion?.delivery;
  if (delivery === undefined) {
    return [];
  }
  const { variant, orderingKey, idempotencyKey, batchSize, payloadBytes } = delivery;
  return [
    textRow('through', variants[variant]),
    ...(orderingKey === null ? [] : [textRow('order by', orderingKey)]),
    textRow('repeats told by', idempotencyKey === 'event id' ? 'the id of the event' : 'the Idempotency-Key'),
    ...(batchSize === 1 ? [] : [textRow('at once', `up to ${batchSize} messages`)]),
    ...(payloadBytes === null ? [] : [textRow('size', `about ${sizeOf(payloadBytes)}`)]),
  ];
}

/** The steps of a workflow with what takes each back. */
export function stepRows(suggestion: Suggestion | undefined): readonly SuggestionRow[] {
  return (suggestion?.steps ?? []).map(({ service, endpoint, compensation, file, line }, at) => {
    const back = compensation === null ? 'nothing takes it back yet' : `taken back by ${compensation}`;
    return textRow(`${at + 1}.`, `${endpoint} of ${service} (${file}:${line}); ${back}`);
  });
}

/** How much there is to do by hand. */
export function workRows(suggestion: Suggestion | undefined): readonly SuggestionRow[] {
  const effort = suggestion?.effort;
  if (effort === undefined) {
    return [];
  }
  const tasks = effort.tasks.length === 0 ? 'nothing but what is generated' : effort.tasks.join('; ');
  return [textRow(effort.level, tasks)];
}
