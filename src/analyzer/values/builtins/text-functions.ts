import type { ts } from 'ts-morph';
import { joinPieces } from '../addresses/addresses.js';
import { asText, concatenate, literalText, type Piece } from '../text.js';
import { type Deferred, literal, undefinedValue, unknown, type Value } from '../value.js';
import { type Builtin, type BuiltinCall, pieceOf } from './builtin.js';

/** The literal of the first argument, in which the others are put. */
function patternOf({ values }: BuiltinCall): string | undefined {
  return values[0] === undefined ? undefined : literalText(values[0].value());
}

/** Puts a value where each match is; undefined leaves the match as it is. */
function filled(
  text: string,
  place: RegExp,
  node: ts.Node,
  pieceFor: (match: RegExpExecArray) => Piece | undefined,
): Value {
  const pieces: Piece[] = [];
  let end = 0;
  for (const match of text.matchAll(place)) {
    const value = pieceFor(match);
    if (value === undefined) continue;
    pieces.push([literal(text.slice(end, match.index), node), node], value);
    end = match.index + match[0].length;
  }
  return concatenate([...pieces, [literal(text.slice(end), node), node]], node);
}

/** `util.format('http://%s/x', host)`: https://nodejs.org/api/util.html#utilformatformat-args */
function format(call: BuiltinCall): Value {
  const text = patternOf(call);
  if (text === undefined) return unknown('its format is not known', call.node);
  const rest = call.values.slice(1);
  let position = 0;
  return filled(text, /%[sdifjoO]/g, call.node, () => {
    const value = rest[position++];
    return value === undefined ? undefined : pieceOf(value, call.node);
  });
}

function sprintfWith(call: BuiltinCall, rest: readonly Deferred[]): Value {
  const text = patternOf(call);
  if (text === undefined) return call.values[0]?.value() ?? undefinedValue;
  let position = 0;
  return filled(text, /%(?:\((\w+)\))?[sdifju]/g, call.node, ([, name]) => {
    if (name === undefined) return pieceOf(rest[position++], call.node);
    return namedPiece(call, rest[0], name);
  });
}

/** `sprintf('/users/%(id)s', { id })` and `sprintf('/users/%s', id)`: https://www.npmjs.com/package/sprintf-js */
function sprintf(call: BuiltinCall): Value {
  return sprintfWith(call, call.values.slice(1));
}

function vsprintf(call: BuiltinCall): Value {
  const list = call.values[1]?.value();
  return list?.kind === 'list'
    ? sprintfWith(call, list.elements)
    : unknown('its values are not known', call.node);
}

function namedPiece({ evaluator, node }: BuiltinCall, owner: Deferred | undefined, name: string): Piece {
  const value = owner?.value();
  if (value === undefined) return [asText(undefinedValue, node), node];
  const property = value.kind === 'object' ? value.property(name) : undefined;
  if (property !== undefined) return pieceOf(property, node);
  return [asText(evaluator.member(value, name, node), node), node];
}

/** A template with named places, filled from an object. */
function fill(call: BuiltinCall, place: RegExp, values: Deferred | undefined): Value {
  const text = patternOf(call);
  if (text === undefined) return unknown('its template is not known', call.node);
  return filled(text, place, call.node, ([, name = '']) => namedPiece(call, values, name));
}

const placesOf: ReadonlyMap<string, RegExp> = new Map([
  ['lodash template', /\$\{\s*(\w+)\s*\}/g],
  ['path-to-regexp compile', /:(\w+)/g],
  ['handlebars compile', /\{\{\{?\s*(\w+)\s*\}?\}\}/g],
]);

/** `template('/users/${id}')({ id })`: what a function that was made of a template gives. */
export function filledTemplate(
  maker: string,
  made: readonly Deferred[],
  { evaluator, values, node }: BuiltinCall,
): Value | undefined {
  const place = placesOf.get(maker);
  return place === undefined ? undefined : fill({ evaluator, values: made, node }, place, values[0]);
}

/** A colon at the start of a segment: `:3000` behind a host is no place. */
const segmentPlace = /(?<=^|\/):(\w+)/g;

/** `urlcat('/users/:id', { id })` and `urlcat(base, '/users/:id', { id })`: https://urlcat.dev */
function urlcat(call: BuiltinCall): Value {
  const [first, second, third] = call.values;
  const path = second?.value();
  if (first === undefined || second === undefined || path?.kind === 'object')
    return fill(call, segmentPlace, second);
  const filledPath = fill({ ...call, values: [second] }, segmentPlace, third);
  return joinPieces([pieceOf(first, call.node), [filledPath, call.node]], call.node);
}

/** Functions that put values into texts, by package and path. */
export const textFunctions: readonly (readonly [string, Builtin])[] = [
  ['util format', format],
  ['urlcat ', urlcat],
  ['urlcat urlcat', urlcat],
  ['sprintf-js sprintf', sprintf],
  ['sprintf-js vsprintf', vsprintf],
  ['mustache render', (call) => fill(call, /\{\{\{?&?\s*(\w+)\s*\}?\}\}/g, call.values[1])],
];
