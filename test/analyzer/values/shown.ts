import { ts } from 'ts-morph';
import { createProgram } from '../../../src/analyzer/syntax/create-program.js';
import { createEvaluator } from '../../../src/analyzer/values/evaluator.js';
import { rootFrame, type Value } from '../../../src/analyzer/values/value.js';
import { memoryRepository } from '../../helpers/memory-repository.js';

/** A value as one line: `http://<USER_HOST=user>:3001/users/{id}`, alternatives with ` | `. */
export function shown(value: Value): string {
  switch (value.kind) {
    case 'text':
      return value.parts
        .map((part) => {
          if (part.kind === 'literal') return part.text;
          if (part.kind === 'unknown') return `{${part.origins.at(-1)?.getText() ?? ''}}`;
          return `<${part.name}${part.fallback === undefined ? '' : `=${shown(part.fallback)}`}>`;
        })
        .join('');
    case 'constant':
      return `<${String(value.value)}>`;
    case 'alternatives':
      return value.options.map(shown).join(' | ');
    case 'object':
      return `{ ${value.names.map((name) => `${name}: ${shown(value.property(name)!.value())}`).join(', ')} }`;
    case 'list':
      return `[${value.elements.map((element) => shown(element.value())).join(', ')}]`;
    case 'unknown':
      return `<unknown: ${value.reason}>`;
    case 'library':
      return `<${value.specifier} ${value.path.join('.')}>`;
    case 'parameter':
      return `<parameter ${[value.node.name.getText(), ...value.path].join('.')}>`;
    default:
      return `<${value.kind}>`;
  }
}

/** Evaluates the initialiser of `const probe` in the first file. */
export function probed(files: Readonly<Record<string, string>>): string {
  const program = createProgram(memoryRepository(files));
  const source = program.source(Object.keys(files)[0]!)!;
  let probe: ts.Expression | undefined;
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === 'probe') probe = node.initializer;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return shown(createEvaluator(program).evaluate(probe!, rootFrame));
}
