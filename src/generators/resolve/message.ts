import type { ts } from 'ts-morph';
import type { Call } from '../../model/call.js';
import { generatorsProducerCatalogue } from '../../model/catalogue/generators-producer.js';
import { noticeOf } from '../../model/errors.js';
import type { ContractField, RequestMapping } from '../../model/message-spec.js';
import type { Notice } from '../../model/notice.js';
import type { PlanMessage } from '../../model/plan.js';
import { flowIdOf } from '../../model/plan.js';
import { type CodeStyle, formatCode, importSpecifier } from '../code/style.js';
import { messageNames } from '../naming.js';
import { type CallSite, callSiteOf, type PlacedCallSite } from './call-site.js';
import { droppedHeaders } from './carried-headers.js';
import type { CheckedProgram } from './checked-program.js';
import { fieldSet } from './contract-fields.js';
import type { NewImport } from './import-edit.js';
import { mappingOf } from './mapping.js';
import { freeNames, keyAt } from './names-in-scope.js';
import { Refusal } from './refusal.js';
import { settle } from './settle.js';
import { siteEdits } from './site-edits.js';
import type { TextEdit } from './text-edits.js';

export interface MessageRequest {
  readonly message: PlanMessage;
  /** The call of each consumer that is to be applied. */
  readonly calls: readonly { readonly consumer: string; readonly calls: readonly Call[] }[];
  readonly style: CodeStyle;
  readonly program: CheckedProgram;
}

/** A message as its call site tells it. */
export interface ResolvedMessage {
  readonly name: string;
  /** The file of the call site. */
  readonly file: string;
  readonly edits: readonly TextEdit[];
  readonly import: NewImport;
  readonly keyed: boolean;
  readonly fields: readonly ContractField[];
  readonly consumers: readonly {
    readonly service: string;
    readonly failure: 'propagates' | 'swallowed';
    readonly mapping: RequestMapping;
  }[];
}

export interface MessageResolution {
  /** Undefined where no call could be put behind a switch. */
  readonly resolved: ResolvedMessage | undefined;
  readonly notices: readonly Notice[];
}

const { callLeftAlone, noIdempotencyKey, headersNotCarried } = generatorsProducerCatalogue;

/** Reads the call sites of a message, and makes the edits that put them behind their switches. */
export async function resolveMessage(request: MessageRequest): Promise<MessageResolution> {
  const { message, program } = request;
  const { sites, notices } = sitesOf(request);
  const { placed, refused } = settle(sites, program);
  const leftAlone = refused.map(({ site, refusal }) =>
    refusalNotice(message, site.consumer, site.call, refusal),
  );
  const [first, ...others] = placed;
  if (first === undefined) return { resolved: undefined, notices: [...notices, ...leftAlone] };
  const { resolved, withoutKey } = await resolvedOf([first, ...others], request);
  return { resolved, notices: [...notices, ...leftAlone, ...siteNotices(placed, withoutKey, message)] };
}

/** The call sites in source order, all of one file. */
function sitesOf({ message, calls, program }: MessageRequest): {
  readonly sites: readonly CallSite[];
  readonly notices: readonly Notice[];
} {
  const notices: Notice[] = [];
  const found = calls.flatMap(({ consumer, calls: [call, ...more] }) => {
    if (call === undefined) return [];
    try {
      if (more.length > 0) throw severalCalls(consumer);
      return [callSiteOf(consumer, call, program)];
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      notices.push(refusalNotice(message, consumer, call, error));
      return [];
    }
  });
  const sites = found.toSorted((left, right) => left.node.pos - right.node.pos);
  return { sites, notices };
}

function severalCalls(consumer: string): Refusal {
  return new Refusal(
    `The message would replace several calls to ${consumer}.`,
    'Give each of them a message of its own in eda-migrate.plan.json.',
  );
}

async function resolvedOf(
  sites: readonly [PlacedCallSite, ...PlacedCallSite[]],
  { message, style, program }: MessageRequest,
): Promise<{ readonly resolved: ResolvedMessage; readonly withoutKey: readonly string[] }> {
  const [first] = sites;
  const source = first.node.getSourceFile();
  const fields = fieldSet();
  const consumers = sites.map(({ consumer, call, source: request, unit }) => ({
    service: consumer,
    failure: call.answer.failure === 'swallowed' ? ('swallowed' as const) : ('propagates' as const),
    mapping: mappingOf(
      { consumer, method: call.method, path: call.path ?? '', source: request, unit, program },
      fields.forConsumer(consumer),
    ),
  }));
  const names = freeNames(message.name, source);
  const key = keyAt(message.key, first.unit.statements[0], program);
  const { edits, withoutKey } = await siteEdits({ sites, names, key, fields: fields.fields, style, program });
  const resolved = {
    name: message.name,
    file: first.call.file,
    edits,
    import: await publisherImport(message.name, names.start, source, style),
    keyed: key !== undefined,
    fields: fields.fields.map(({ expression: _, ...field }) => field),
    consumers,
  };
  return { resolved, withoutKey };
}

async function publisherImport(
  message: string,
  start: string,
  source: ts.SourceFile,
  style: CodeStyle,
): Promise<NewImport> {
  const { file, pascal } = messageNames(message);
  const specifier = importSpecifier(
    source.fileName.slice(1),
    `${style.eventsFolder}/publishers/${file}.ts`,
    style,
  );
  const imported = start === `start${pascal}` ? start : `start${pascal} as ${start}`;
  const line = await formatCode(`import { ${imported} } from '${specifier}';`, {
    prettier: { ...style.prettier, endOfLine: 'lf' },
  });
  return { specifier, line: line.trimEnd() };
}

function refusalNotice(
  message: PlanMessage,
  consumer: string,
  call: Call,
  { reason, hint }: Refusal,
): Notice {
  return noticeOf(callLeftAlone, { flow: flowIdOf(message.name, consumer), reason, hint }, call);
}

function siteNotices(
  sites: readonly PlacedCallSite[],
  withoutKey: readonly string[],
  message: PlanMessage,
): readonly Notice[] {
  return sites.flatMap(({ consumer, call, node }) => {
    const flow = flowIdOf(message.name, consumer);
    const headers = droppedHeaders(call, node);
    return [
      ...(withoutKey.includes(consumer)
        ? [noticeOf(noIdempotencyKey, { flow, callee: node.expression.getText() }, call)]
        : []),
      ...(headers.length > 0 ? [noticeOf(headersNotCarried, { flow, headers }, call)] : []),
    ];
  });
}
