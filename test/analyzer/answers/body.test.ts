import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { describeCall } from '../../../src/analyzer/answers/index.js';
import { markedCall, programOf } from './described.js';

const CODE = `
export async function markPaid(order, note) {
  const change = { paymentId: note.id, status: 'paid' };
  await /*@*/send('PATCH', order.url, { trace: order.traceId }, change);
}`;

function told(bodyName: string | undefined) {
  const program = programOf({ 'src/mark.js': CODE });
  const source = program.source('src/mark.js');
  if (source === undefined) throw new Error('the file is not in the program');
  const site = markedCall(source);
  const body =
    bodyName !== undefined && ts.isCallExpression(site)
      ? site.arguments.find((argument) => argument.getText() === bodyName)
      : undefined;
  const { keys, ordering } = describeCall(program, site, { body });
  return { keys, ordering };
}

describe('describeCall: the body that is sent', () => {
  it('is found among the arguments by its shape', () => {
    expect(told(undefined)).toEqual({ keys: ['note.id'], ordering: true });
  });

  it('is what the caller says it is, through a constant', () => {
    expect(told('change')).toEqual({ keys: ['note.id'], ordering: true });
  });

  it('near miss: another argument holds no identifier and no state', () => {
    expect(told('{ trace: order.traceId }')).toEqual({ keys: [], ordering: false });
  });
});
