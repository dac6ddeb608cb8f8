import { styleOf } from '../../../src/generators/code/style.js';
import { callSiteArtifacts } from '../../../src/generators/resolve/call-site-artifacts.js';
import { checkedProgram } from '../../../src/generators/resolve/checked-program.js';
import { type ResolvedMessage, resolveMessage } from '../../../src/generators/resolve/message.js';
import type { Call } from '../../../src/model/call.js';
import type { PlanMessage } from '../../../src/model/plan.js';
import { memoryRepository } from '../../helpers/memory-repository.js';
import { type CallSample, callSample, planMessageSample, serviceSample } from '../samples.js';

export const file = 'services/order/src/place-order.ts';

/** What the call sites of the cases use. */
const surroundings = {
  '.prettierrc.json': '{ "singleQuote": true }',
  'services/order/tsconfig.json':
    '{ "compilerOptions": { "strict": true, "module": "NodeNext", "target": "ES2022", "noUncheckedIndexedAccess": true } }',
  'services/order/src/world.ts': `export interface Item { sku: string; quantity: number; }
export interface Order {
  id: string;
  items: Item[];
  customer?: { id: string; email: string };
  placedAt: Date;
  note: string | null;
  coupon?: string;
}
interface Answer { ok: boolean; status: number; data: { id: string } }
export declare const api: {
  post(url: string, body?: unknown, config?: { headers?: Record<string, string>; timeout?: number }): Promise<Answer>;
  delete(url: string, config?: { headers?: Record<string, string> }): Promise<Answer>;
};
export declare const log: { info(text: string, more?: unknown): void; warn(text: string, more?: unknown): void };
export declare const database: {
  save(order: Order): Promise<Order>;
  $transaction<T>(work: (tx: unknown) => Promise<T>): Promise<T>;
};
export declare function retry<T>(work: () => Promise<T>): Promise<T>;
export function pointsFor(item: Item): number {
  return item.quantity * 10;
}
`,
};

export interface CaseCall extends Partial<Omit<CallSample, 'file'>> {
  readonly at: string;
  readonly more?: Partial<Call>;
}

export interface CallSiteCase {
  /** Text of the file, below its imports. */
  readonly source: string;
  /** Whole text of the file in place of `source`. */
  readonly text?: string;
  readonly calls: readonly CaseCall[];
  readonly plan?: Partial<PlanMessage>;
  readonly files?: Readonly<Record<string, string>>;
}

const imports = `import { api, database, log, type Order, pointsFor, retry } from './world.js';\n\n`;

export interface CallSiteResult {
  /** The file after the change. */
  readonly after: string;
  readonly notices: readonly string[];
  readonly resolved: ResolvedMessage | undefined;
}

/** Resolves order.OrderPlaced over one file, and applies the edits. */
export async function resolveCase({
  source,
  text,
  calls,
  plan,
  files = {},
}: CallSiteCase): Promise<CallSiteResult> {
  const before = text ?? imports + source;
  const all = { ...surroundings, ...files, [file]: before };
  const repository = memoryRepository(all);
  const service = serviceSample('order');
  const program = checkedProgram(service, repository, [file]);
  const samples = calls.map(({ more, ...sample }) =>
    callSample(all, { from: 'order', to: 'loyalty', path: '/points', ...sample, file }, more),
  );
  const { resolved, notices } = await resolveMessage({
    message: planMessageSample('order.OrderPlaced', samples, { key: 'order.id', ...plan }),
    calls: [...new Set(samples.map(consumerOf))].map((consumer) => ({
      consumer,
      calls: samples.filter((sample) => consumerOf(sample) === consumer),
    })),
    style: styleOf(service, repository),
    program,
  });
  const edits = resolved === undefined ? [] : callSiteArtifacts([{ site: resolved, source: program }]);
  const after = edits
    .toSorted((left, right) => right.span.start - left.span.start)
    .reduce(
      (whole, { span, replacement }) => whole.slice(0, span.start) + replacement + whole.slice(span.end),
      before,
    );
  return { after, resolved, notices: notices.map(({ code, message }) => `${code} ${message}`) };
}

function consumerOf({ to }: Call): string {
  return to.kind === 'service' ? to.name : '';
}

/** The text of a case's file before the change. */
export function textOf({ source, text }: CallSiteCase): string {
  return text ?? imports + source;
}
