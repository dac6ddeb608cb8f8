import type { SourceProgram } from '../syntax/create-program.js';
import type { CallLike } from '../syntax/expressions.js';
import { breakerPackages, guardedMembers } from '../values/libraries/breakers.js';

/** The calls through which circuit breakers enter the functions that they guard. */
export function breakerCalls(program: SourceProgram): readonly CallLike[] {
  const isUsed = breakerPackages.some((name) => program.filesWith(name).length > 0);
  return isUsed ? guardedMembers.flatMap((name) => program.callsNamed(name)) : [];
}
