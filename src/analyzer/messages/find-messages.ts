import type { ts } from 'ts-morph';
import type { ExistingMessage } from '../../model/analysis.js';
import { calledLibrary } from '../clients/lifting/request-in.js';
import type { CallLike } from '../syntax/expressions.js';
import { callArguments } from '../values/call-arguments.js';
import type { Evaluator } from '../values/evaluator.js';
import { rootLibrary } from '../values/libraries/library.js';
import { asText, optionsOf } from '../values/text.js';
import { type Deferred, rootFrame, type TextValue } from '../values/value.js';
import { decidingCallers } from './deciding-callers.js';
import { transports } from './registry.js';
import type { Channel, Transport } from './transport.js';

/** A channel with the transport and the code that names it. */
interface Found {
  readonly transport: Transport;
  readonly channel: Channel;
  readonly node: ts.Node;
}

function textOf({ parts }: TextValue): string {
  return parts
    .map((part) =>
      part.kind === 'literal' ? part.text : part.kind === 'environment' ? `\${${part.name}}` : '{}',
    )
    .join('');
}

/** The channel's name as far as it can be told: variables by their name, `{}` for the rest. */
function channelName(name: Deferred | undefined, node: ts.Node): string {
  if (name === undefined) return '{}';
  const [first] = optionsOf(asText(name.value(), name.node ?? node));
  return first?.kind === 'text' ? textOf(first) : '{}';
}

/** True where a text imports a package: names such as `redis` and `nats` are words of prose too. */
function imports(text: string, packages: readonly string[]): boolean {
  return packages.some((name) => text.includes(`'${name}'`) || text.includes(`"${name}"`));
}

/** What a library hands to a callback counts in files that import it; of a framework with schemas anywhere. */
function isMeant(transport: Transport, specifier: string, call: CallLike): boolean {
  if (specifier !== 'parameter') return transport.packages.includes(specifier);
  if (transport.handsOver === undefined) return false;
  return transport.isUsed !== undefined || imports(call.getSourceFile().text, transport.packages);
}

function channelsOf(evaluator: Evaluator, used: readonly Transport[], call: CallLike): readonly Found[] {
  for (const option of optionsOf(evaluator.evaluate(call.expression, rootFrame))) {
    const callee = calledLibrary(call, option);
    if (callee === undefined) continue;
    const { specifier } = rootLibrary(callee);
    const values = callArguments(evaluator, call.arguments, rootFrame);
    for (const transport of used) {
      if (!isMeant(transport, specifier, call)) continue;
      const channels = transport.channels({ evaluator, node: call, callee, values });
      if (channels.length > 0) return channels.map((channel) => ({ transport, channel, node: call }));
    }
  }
  return [];
}

/** A publisher that is told the channel by its callers counts where they call it. */
function atCallers(evaluator: Evaluator, found: Found): readonly Found[] {
  const callers = decidingCallers(evaluator, found.channel.name, found.node);
  if (callers.length === 0) return [found];
  return callers.map(({ name, node }) => ({ ...found, channel: { ...found.channel, name }, node }));
}

/** The transports that any file of the repository names. */
function usedTransports(evaluator: Evaluator): readonly Transport[] {
  const { program } = evaluator;
  const isImported = (name: string): boolean =>
    program.filesWith(name).some((file) => imports(program.textOf(file), [name]));
  return transports.filter(({ packages, isUsed }) => isUsed?.(evaluator) ?? packages.some(isImported));
}

function foundIn(evaluator: Evaluator): readonly Found[] {
  const { program } = evaluator;
  const used = usedTransports(evaluator);
  const names = [...new Set(used.flatMap((transport) => transport.names))];
  const calls = new Set(names.flatMap((name) => program.callsNamed(name)));
  const declared = used.flatMap((transport) =>
    (transport.declared?.(evaluator) ?? []).map(({ node, ...channel }) => ({ transport, channel, node })),
  );
  const called = [...calls].flatMap((call) => channelsOf(evaluator, used, call));
  return [...called.flatMap((found) => atCallers(evaluator, found)), ...declared];
}

/**
 * Finds the messages that the repository sends and receives already.
 * @param ownerOf the name of the service whose code a file is
 */
export function findMessages(
  evaluator: Evaluator,
  ownerOf: (file: string) => string | undefined,
): readonly ExistingMessage[] {
  const { program } = evaluator;
  const counts = new Map<string, number>();
  return foundIn(evaluator)
    .map((found) => ({ ...found, file: program.fileOf(found.node) }))
    .sort((a, b) => (a.file === b.file ? a.node.pos - b.node.pos : a.file < b.file ? -1 : 1))
    .flatMap(({ transport, channel: { direction, name }, node, file }): ExistingMessage[] => {
      const service = ownerOf(file);
      if (service === undefined) return [];
      const channel = channelName(name, node);
      const base = `${service} ${direction} ${transport.id} ${channel}`;
      const count = (counts.get(base) ?? 0) + 1;
      counts.set(base, count);
      return [
        {
          id: count === 1 ? base : `${base}#${count}`,
          file,
          line: program.lineOf(node),
          service,
          direction,
          transport: transport.id,
          channel,
        },
      ];
    });
}
