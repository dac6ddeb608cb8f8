import { ts } from 'ts-morph';
import { oncePer } from '../../once-per.js';
import { propertyText } from '../../syntax/expressions.js';
import type { Evaluator } from '../../values/evaluator.js';
import { literal, ready } from '../../values/value.js';
import type { Client, LibraryCall } from '../client.js';
import { operationRequest } from '../shared/operation.js';
import { firstText, setting } from '../shared/settings.js';

/** Parts of a service's schema whose functions get a context: https://moleculer.services/docs/0.14/services */
const schemaParts = new Set(['actions', 'created', 'events', 'hooks', 'methods', 'started', 'stopped']);
/** `users.get`, `v2.users.get` */
const actionName = /^[A-Za-z$][\w$-]*(?:\.[\w$-]+)+$/;

/** True where a package.json of the repository depends on the framework: the schema of a service need not import it. */
export const isMoleculerUsed = oncePer((evaluator: Evaluator): boolean => {
  const { repository } = evaluator.program;
  return repository.files
    .filter((file) => file === 'package.json' || file.endsWith('/package.json'))
    .some((file) => /"moleculer"\s*:/.test(repository.readText(file) ?? ''));
});

/** True within the schema of a service: an object literal that need not name the framework. */
function isInSchema(node: ts.Node): boolean {
  return (
    ts.findAncestor(
      node,
      (at) =>
        (ts.isPropertyAssignment(at) || ts.isMethodDeclaration(at)) &&
        schemaParts.has(propertyText(at.name) ?? ''),
    ) !== undefined
  );
}

/** True where a call is a broker's or a context's member of this name. */
export function isBrokerMember(
  { evaluator, node, callee }: Omit<LibraryCall, 'values'>,
  names: ReadonlySet<string>,
): boolean {
  const { path } = callee;
  if (!names.has(path.at(-1) ?? '')) return false;
  if (callee.kind === 'made') {
    const maker = callee.maker.path.at(-1) ?? '';
    return maker === 'Service'
      ? path[0] === 'broker' && path.length === 2
      : path.length === 1 && callee.construct;
  }
  if (callee.specifier !== 'parameter') return false;
  const isOwn = path.length === 3 && path[0] === 'this' && path[1] === 'broker';
  const isContext = path.length === 1 || (path.length === 2 && path[0] === 'broker');
  return (isOwn || isContext) && isInSchema(node) && isMoleculerUsed(evaluator);
}

const calls: ReadonlySet<string> = new Set(['call']);

/** `broker.call('users.get', parameters)`, `ctx.call(…)`: https://moleculer.services/docs/0.14/actions */
export const moleculer: Client = {
  id: 'moleculer',
  packages: ['moleculer', 'parameter'],
  mark: /\b(?:ctx|context|broker|this\.broker)\s*\.\s*call\s*\(/,
  members: ['call'],
  recognise(call) {
    const { evaluator, node, values } = call;
    const [action, parameters, options] = values;
    if (action === undefined || !isBrokerMember(call, calls)) return undefined;
    const name = firstText(action.value());
    if (name !== undefined && !actionName.test(name)) return undefined;
    const service = name?.split('.').at(-2);
    return operationRequest(
      {
        scheme: 'moleculer',
        address: service === undefined ? undefined : ready(literal(service, action.node ?? node)),
        name: action,
        addressing: 'by-name',
        body: parameters,
        timeout: setting(evaluator, options, 'timeout', node)?.value(),
        retries: setting(evaluator, options, 'retries', node)?.value(),
      },
      node,
    );
  },
};
