import type { ts } from 'ts-morph';
import type { Evaluator } from '../../values/evaluator.js';
import { changeEnd, eachOption, literalText } from '../../values/text.js';
import { type Deferred, literal, ready, type TextValue, type Value } from '../../values/value.js';
import type { Client, LibraryCall, Request } from '../client.js';
import { operationRequest } from '../shared/operation.js';
import { firstText, setting, textValue } from '../shared/settings.js';

const makers = new Set(['Lambda', 'LambdaClient']);
const packages = ['@aws-sdk/client-lambda', 'aws-sdk', 'aws-sdk/clients/lambda'] as const;

/** The name within an ARN or a partial one, without its version: https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html */
function nameIn(text: string): string {
  const arn = /^(?:arn:[^:]*:lambda:[^:]*:)?[^:]*:function:([^:]+)/.exec(text);
  return arn?.[1] ?? text.replace(/:.*$/, '');
}

function functionName(name: Deferred | undefined, node: ts.Node): Value {
  return eachOption(textValue(name, node), node, (option) => {
    const whole = literalText(option);
    if (whole !== undefined) return literal(nameIn(whole), name?.node ?? node);
    return option.kind === 'text' ? withoutArn(option) : option;
  });
}

/** `arn:aws:lambda:${region}:${account}:function:${name}`: what is after the last part that only places it. */
function withoutArn(text: TextValue): TextValue {
  const at = text.parts.findLastIndex((part) => part.kind === 'literal' && part.text.includes(':function:'));
  if (at === -1) return text;
  const kept = { kind: 'text', parts: text.parts.slice(at) } as const;
  return changeEnd(kept, 'start', (part) => part.slice(part.indexOf(':function:') + ':function:'.length));
}

/** The input of an invocation, through either version of the SDK. */
function inputOf({ callee, values }: LibraryCall): Deferred | undefined {
  if (callee.kind !== 'made' || callee.path.length !== 1) return undefined;
  const maker = callee.maker.path.at(-1) ?? 'Lambda';
  const isClient = callee.maker.kind === 'library' && makers.has(maker);
  if (!isClient) return undefined;
  if (callee.path[0] === 'invoke') return values[0];
  const command = callee.path[0] === 'send' ? values[0]?.value() : undefined;
  return command?.kind === 'made' && command.maker.path.at(-1) === 'InvokeCommand'
    ? command.arguments[0]
    : undefined;
}

/** True for an invocation whose answer is not waited for. */
export function isEvent(evaluator: Evaluator, input: Deferred | undefined, node: ts.Node): boolean {
  const type = setting(evaluator, input, 'InvocationType', node)?.value();
  if (type?.kind === 'library') return type.path.at(-1) !== 'RequestResponse';
  const text = firstText(type);
  return text !== undefined && text !== 'RequestResponse';
}

/** A synchronous invocation: https://docs.aws.amazon.com/lambda/latest/dg/invocation-sync.html */
export const lambda: Client = {
  id: 'lambda',
  packages,
  members: ['invoke', 'send'],
  recognise(call): Request | undefined {
    const { evaluator, node } = call;
    const input = inputOf(call);
    if (input === undefined || isEvent(evaluator, input, node)) return undefined;
    const name = setting(evaluator, input, 'FunctionName', node);
    return operationRequest(
      {
        scheme: 'lambda',
        address: ready(functionName(name, node), name?.node),
        name: ready(literal('', node)),
        addressing: 'at-address',
        body: setting(evaluator, input, 'Payload', node),
      },
      node,
    );
  },
};
