import fc from 'fast-check';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { describeCall, sequenceOf } from '../../../src/analyzer/answers/index.js';
import { programOf } from './described.js';

const CODE = `
export async function placeOrder(order) {
  await send('first');
  const [a, b] = await Promise.all([send('a'), send('b')]);
  if (order.big) await send('big');
  else await send('small');
  await Promise.all(order.items.map((item) => send(item)));
  send('x');
  send('y');
}`;

function contextsOf(code: string) {
  const program = programOf({ 'src/a.js': code });
  const source = program.source('src/a.js');
  const calls: ts.CallExpression[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && node.expression.getText() === 'send') calls.push(node);
    ts.forEachChild(node, visit);
  };
  if (source !== undefined) visit(source);
  return calls.map((call) => ({ start: call.getStart(), ...describeCall(program, call) }));
}

describe('sequenceOf', () => {
  it('numbers calls in source order, groups those that are started together', () => {
    expect(sequenceOf(contextsOf(CODE))).toEqual([
      { index: 0, parallelGroup: null, branch: '' },
      { index: 1, parallelGroup: 0, branch: '' },
      { index: 2, parallelGroup: 0, branch: '' },
      { index: 3, parallelGroup: null, branch: 'if0' },
      { index: 4, parallelGroup: null, branch: 'else0' },
      { index: 5, parallelGroup: null, branch: '' },
      { index: 6, parallelGroup: 1, branch: '' },
      { index: 7, parallelGroup: 1, branch: '' },
    ]);
  });

  it('does not depend on the order that the calls come in', () => {
    const contexts = contextsOf(CODE);
    const wanted = new Map(sequenceOf(contexts).map((each, index) => [contexts[index]?.start, each]));
    fc.assert(
      fc.property(fc.shuffledSubarray(contexts, { minLength: contexts.length }), (shuffled) => {
        const told = new Map(sequenceOf(shuffled).map((each, index) => [shuffled[index]?.start, each]));
        expect(told).toEqual(wanted);
      }),
      { numRuns: 30, seed: 7 },
    );
  });

  it('of no calls is empty', () => {
    expect(sequenceOf([])).toEqual([]);
  });
});
