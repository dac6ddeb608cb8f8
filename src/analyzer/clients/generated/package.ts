import { ts } from 'ts-morph';
import { eachNode } from '../../syntax/each-node.js';
import { bare } from '../../syntax/expressions.js';
import type { Evaluator } from '../../values/evaluator.js';
import { asText, concatenate, literalText, optionsOf } from '../../values/text.js';
import {
  type Deferred,
  type Frame,
  literal,
  type MadeValue,
  rootFrame,
  unknown,
} from '../../values/value.js';
import { setting } from '../shared/settings.js';
import { type GeneratedOperation, generatedRequest } from './generator.js';

/** How a client of a package is made: `new OrdersApi(new Configuration({ basePath }))`. */
const making = /\bnew\s+\w+Api\s*\(/;
const settings = /\b(?:basePath|Configuration)\b|Api\s*\(\s*undefined\b/;
const unseen = 'the generated package is not in the repository';

/** The base of `new OrdersApi(new Configuration({ basePath }))` and `new OrdersApi(undefined, basePath)`. */
function baseOf(evaluator: Evaluator, made: MadeValue): Deferred | undefined {
  const [configuration, base] = made.arguments;
  const value = configuration?.value();
  if (value?.kind === 'made' && value.construct && value.maker.path.at(-1) === 'Configuration')
    return setting(evaluator, value.arguments[0], 'basePath', made.node);
  const isBeside = value === undefined || (value.kind === 'constant' && base !== undefined);
  const beside = isBeside ? base?.value() : undefined;
  const isAddress = beside?.kind === 'text' && !/^[^:/]*$/.test(literalText(beside) ?? '//');
  return isAddress ? base : undefined;
}

/** The client that an expression holds in a frame, made of a package's class `…Api`. */
function clientIn(evaluator: Evaluator, holder: ts.Expression, frame: Frame): MadeValue | undefined {
  return optionsOf(evaluator.evaluate(holder, frame)).find(
    (option) =>
      option.kind === 'made' &&
      option.construct &&
      option.path.length === 0 &&
      option.maker.kind === 'library' &&
      option.maker.specifier !== 'global' &&
      (option.maker.path.at(-1) ?? '').endsWith('Api'),
  ) as MadeValue | undefined;
}

function operationOf(
  evaluator: Evaluator,
  call: ts.CallExpression,
  holder: ts.Expression,
): GeneratedOperation | undefined {
  const client = clientIn(evaluator, holder, rootFrame);
  if (client === undefined || baseOf(evaluator, client) === undefined) return undefined;
  return {
    sink: call,
    read(frame) {
      const made = clientIn(evaluator, holder, frame);
      const base = made === undefined ? undefined : baseOf(evaluator, made);
      if (base === undefined) return undefined;
      const path = concatenate(
        [
          [literal('/', call), call],
          [asText(unknown(unseen, call), call), call],
        ],
        call,
      );
      return generatedRequest({ base, path, method: unknown(unseen, call) }, call);
    },
  };
}

/** The names under which files keep clients of packages. */
function holdersIn(source: ts.SourceFile): readonly string[] {
  const names: string[] = [];
  eachNode(source, (node) => {
    if (
      ts.isNewExpression(node) &&
      ts.isIdentifier(node.expression) &&
      node.expression.text.endsWith('Api')
    ) {
      const { parent } = node;
      if (ts.isVariableDeclaration(parent) || ts.isPropertyDeclaration(parent))
        names.push(parent.name.getText());
      else if (ts.isBinaryExpression(parent) && ts.isPropertyAccessExpression(parent.left))
        names.push(parent.left.name.text);
    }
  });
  return names;
}

/**
 * Operations of generated clients whose package is not in the repository: nothing tells verb and path, only where they
 * are sent to.
 */
export function packageOperations(evaluator: Evaluator): readonly GeneratedOperation[] {
  const { program } = evaluator;
  const makers = program.sourceFiles.filter((file) => {
    const text = program.textOf(file);
    return making.test(text) && settings.test(text);
  });
  const names = makers.flatMap((file) => {
    const source = program.source(file);
    return source === undefined ? [] : holdersIn(source);
  });
  const using = [...new Set(names)].flatMap((name) => {
    const use = new RegExp(`(?<![\\w$])${name.replace(/\$/g, '\\$')}\\s*[!?]?\\.\\s*\\w+\\s*\\(`);
    return program.filesWith(name).filter((file) => use.test(program.textOf(file)));
  });
  const files = new Set([...makers, ...using]);
  return [...files].sort().flatMap((file) =>
    program.callsIn(file).flatMap((call): readonly GeneratedOperation[] => {
      const callee = bare(call.expression);
      if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(callee)) return [];
      const holder = bare(callee.expression);
      const name = ts.isPropertyAccessExpression(holder) ? holder.name.text : holder.getText();
      const isHeld = ts.isNewExpression(holder) || names.includes(name);
      return isHeld ? [operationOf(evaluator, call, holder)].filter((found) => found !== undefined) : [];
    }),
  );
}
