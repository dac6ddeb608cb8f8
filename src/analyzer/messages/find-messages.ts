import type { ExistingMessage } from '../../model/analysis.js';
import { type CallLike, calledName } from '../syntax/expressions.js';
import type { Evaluator } from '../values/evaluator.js';
import { rootLibrary } from '../values/libraries/library.js';
import { asText, optionsOf } from '../values/text.js';
import { type Deferred, rootFrame, type TextValue } from '../values/value.js';
import { transports } from './registry.js';
import type { Channel, Transport } from './transport.js';

function textOf({ parts }: TextValue): string {
  return parts
    .map((part) =>
      part.kind === 'literal' ? part.text : part.kind === 'environment' ? `\${${part.name}}` : '{}',
    )
    .join('');
}

/** The channel's name as far as it can be told: variables by their name, `{}` for the rest. */
function channelName(name: Deferred | undefined, call: CallLike): string {
  if (name === undefined) return '{}';
  const [first] = optionsOf(asText(name.value(), name.node ?? call));
  return first?.kind === 'text' ? textOf(first) : '{}';
}

function channelOf(
  evaluator: Evaluator,
  call: CallLike,
): { readonly transport: Transport; readonly channel: Channel } | undefined {
  for (const callee of optionsOf(evaluator.evaluate(call.expression, rootFrame))) {
    if (callee.kind !== 'library' && callee.kind !== 'made') continue;
    const { specifier } = rootLibrary(callee);
    const values = (call.arguments ?? []).map((argument) => evaluator.defer(argument, rootFrame));
    for (const transport of transports) {
      if (!transport.packages.includes(specifier)) continue;
      const channel = transport.channel({ evaluator, node: call, callee, values });
      if (channel !== undefined) return { transport, channel };
    }
  }
  return undefined;
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
  const usesOne = transports.some(({ packages }) =>
    packages.some((name) => program.sourceFiles.some((file) => program.textOf(file).includes(name))),
  );
  const names = usesOne ? [...new Set(transports.flatMap((transport) => transport.names))] : [];
  const calls = names
    .flatMap((name) => program.callsNamed(name))
    .filter((call) => calledName(call.expression));
  const counts = new Map<string, number>();
  return calls
    .map((call) => ({ call, file: program.fileOf(call) }))
    .sort((a, b) => (a.file === b.file ? a.call.pos - b.call.pos : a.file < b.file ? -1 : 1))
    .flatMap(({ call, file }): ExistingMessage[] => {
      const service = ownerOf(file);
      const found = service === undefined ? undefined : channelOf(evaluator, call);
      if (service === undefined || found === undefined) return [];
      const channel = channelName(found.channel.name, call);
      const base = `${service} ${found.channel.direction} ${found.transport.id} ${channel}`;
      const count = (counts.get(base) ?? 0) + 1;
      counts.set(base, count);
      return [
        {
          id: count === 1 ? base : `${base}#${count}`,
          file,
          line: program.lineOf(call),
          service,
          direction: found.channel.direction,
          transport: found.transport.id,
          channel,
        },
      ];
    });
}
