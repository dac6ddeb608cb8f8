import type { Resolution } from '../../model/call.js';
import type { EnvironmentEntry } from '../../model/service.js';
import type { Program } from '../syntax/program.js';
import { optionsOf } from '../values/text.js';
import type { Part, TextValue, Value } from '../values/value.js';

/** A stretch of an address: known text, or a hole with where it came from. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'hole';
      readonly part: Exclude<Part, { kind: 'literal' }>;
    };

/** Where the text that names the host was read. */
export type AddressOrigin = 'environment' | 'default' | 'code';

/** An address with the variables of one deployment put in. */
export interface BoundAddress {
  readonly pieces: readonly Piece[];
  readonly origin: AddressOrigin;
  /** Variables that it was read from. */
  readonly variables: readonly string[];
  readonly evidence: readonly Resolution[];
}

interface Choice extends BoundAddress {}

const depthLimit = 4;

/** An address as evidence: without the name and password that it may hold. */
function shown(text: string): string {
  return text.replace(/\/\/[^/@\s]+@/, '//***@');
}

function placeOf(program: Program, part: Part): { file: string; line: number } | undefined {
  const node = part.kind === 'literal' ? part.node : part.origins[0];
  return node === undefined ? undefined : { file: program.fileOf(node), line: program.lineOf(node) };
}

function fallbackChoices(
  program: Program,
  part: Extract<Part, { kind: 'environment' }>,
  fallback: Value,
  environment: readonly EnvironmentEntry[],
  depth: number,
): readonly Choice[] {
  return optionsOf(fallback).flatMap((option) => {
    const text: TextValue =
      option.kind === 'text'
        ? option
        : {
            kind: 'text',
            parts:
              option.kind === 'constant'
                ? [{ kind: 'literal', text: String(option.value), node: undefined }]
                : [],
          };
    return boundAddresses(program, text, environment, depth + 1).map((bound): Choice => {
      const whole = bound.pieces.map((piece) => (piece.kind === 'text' ? piece.text : '{}')).join('');
      const place = placeOf(program, part);
      const step =
        place === undefined ? [] : [{ ...place, what: `${part.name} defaults to ${shown(whole)}` }];
      return {
        pieces: bound.pieces,
        origin: bound.origin === 'environment' ? 'environment' : 'default',
        variables: [part.name, ...bound.variables],
        evidence: [...step, ...bound.evidence.filter(({ what }) => !what.endsWith(shown(whole)))],
      };
    });
  });
}

/** Everything that a variable may be: what the deployment gives, then what the code falls back to. */
function variableChoices(
  program: Program,
  part: Extract<Part, { kind: 'environment' }>,
  environment: readonly EnvironmentEntry[],
  depth: number,
): readonly Choice[] {
  const given = environment
    .filter(({ name, value }) => name === part.name && value !== '' && !value.includes('${'))
    .map(
      ({ value, file, line }): Choice => ({
        pieces: [{ kind: 'text', text: value }],
        origin: 'environment',
        variables: [part.name],
        evidence: [{ file, line, what: `${part.name} is ${shown(value)}` }],
      }),
    );
  const fallback =
    part.fallback === undefined || depth > depthLimit
      ? []
      : fallbackChoices(program, part, part.fallback, environment, depth);
  const choices = [...given, ...fallback];
  if (choices.length > 0) return choices;
  return [{ pieces: [{ kind: 'hole', part }], origin: 'code', variables: [part.name], evidence: [] }];
}

function choicesOf(
  program: Program,
  part: Part,
  environment: readonly EnvironmentEntry[],
  depth: number,
): readonly Choice[] {
  if (part.kind === 'environment') return variableChoices(program, part, environment, depth);
  if (part.kind === 'unknown')
    return [{ pieces: [{ kind: 'hole', part }], origin: 'code', variables: [], evidence: [] }];
  const place = /:\/\//.test(part.text) ? placeOf(program, part) : undefined;
  const evidence =
    place === undefined ? [] : [{ ...place, what: `the address begins with ${shown(part.text)}` }];
  return [{ pieces: [{ kind: 'text', text: part.text }], origin: 'code', variables: [], evidence }];
}

function joined(choices: readonly Choice[]): BoundAddress {
  const origins = choices.map(({ origin }) => origin);
  const origin = origins.includes('environment')
    ? 'environment'
    : origins.includes('default')
      ? 'default'
      : 'code';
  return {
    pieces: choices.flatMap(({ pieces }) => pieces),
    origin,
    variables: choices.flatMap(({ variables }) => variables),
    evidence: choices.flatMap(({ evidence }) => evidence),
  };
}

/**
 * An address for one caller: first with the weightiest value of every variable, then with each other value of one
 * variable.
 */
export function boundAddresses(
  program: Program,
  text: TextValue,
  environment: readonly EnvironmentEntry[],
  depth = 0,
): readonly BoundAddress[] {
  const choices = text.parts.map((part) => choicesOf(program, part, environment, depth));
  const first = choices.map((options) => options.slice(0, 1));
  const others = choices.flatMap((options, index) =>
    options.slice(1).map((option) => joined(first.flatMap((best, at) => (at === index ? [option] : best)))),
  );
  return [joined(first.flat()), ...others];
}
