import type { ts } from 'ts-morph';
import { joinPieces, resolveAddress } from '../addresses/addresses.js';
import { asText, concatenate, eachOption, literalStart, literalText, type Piece } from '../text.js';
import { literal, type ObjectValue, type Value } from '../value.js';
import { type Builtin, type BuiltinCall, pieceOf, textAt } from './builtin.js';

function url(call: BuiltinCall): Value {
  const [, base] = call.values;
  return base === undefined ? textAt(call, 0) : resolveAddress(textAt(call, 0), textAt(call, 1), call.node);
}

function resolveLegacy(call: BuiltinCall): Value {
  return resolveAddress(textAt(call, 1), textAt(call, 0), call.node);
}

function join(call: BuiltinCall): Value {
  const elements = call.values.flatMap((value) => {
    const list = value.value();
    if (list.kind === 'list') return list.elements;
    // options of the package come last
    return list.kind === 'object' ? [] : [value];
  });
  return joinPieces(
    elements.map((value) => pieceOf(value, call.node)),
    call.node,
  );
}

function piecesOf(options: ObjectValue, name: string, node: ts.Node): readonly Piece[] {
  const value = options.property(name);
  return value === undefined ? [] : [pieceOf(value, node)];
}

/** `{ protocol, hostname, port, pathname }` as a text; the query is left out. */
function formatted(options: ObjectValue, node: ts.Node): Value {
  const scheme = options.property('protocol');
  const name = scheme === undefined ? undefined : literalText(scheme.value());
  const start: Piece = [
    literal(name === undefined ? 'http://' : `${name.replace(/:?\/*$/, '')}://`, node),
    node,
  ];
  const port = piecesOf(options, 'port', node);
  const host = piecesOf(options, 'host', node);
  const authority =
    host.length > 0
      ? host
      : [
          ...piecesOf(options, 'hostname', node),
          ...(port.length > 0 ? [[literal(':', node), node] as const, ...port] : []),
        ];
  const path = [...piecesOf(options, 'pathname', node), ...piecesOf(options, 'path', node)].slice(0, 1);
  const separator: readonly Piece[] =
    path.length === 0 || literalStart(path[0]?.[0]).startsWith('/') ? [] : [[literal('/', node), node]];
  return concatenate([start, ...authority, ...separator, ...path], node);
}

/** `url.format({ … })`: https://nodejs.org/api/url.html#urlformaturlobject */
function format(call: BuiltinCall): Value {
  const value = call.values[0]?.value();
  if (value === undefined) return literal('', call.node);
  return eachOption(value, call.node, (option) =>
    option.kind === 'object'
      ? formatted(option, call.node)
      : asText(option, call.values[0]?.node ?? call.node),
  );
}

function withoutQuery(call: BuiltinCall): Value {
  return textAt(call, 0);
}

/** Functions that make addresses and paths, by package and path. */
export const addressFunctions: readonly (readonly [string, Builtin])[] = [
  ['global URL', url],
  ['url URL', url],
  ['whatwg-url URL', url],
  ['global URL.parse', url],
  ['url resolve', resolveLegacy],
  ['url parse', withoutQuery],
  ['url format', format],
  ['urijs ', format],
  ['urijs URI', format],
  ['path join', join],
  ['path posix.join', join],
  ['path/posix join', join],
  ['url-join ', join],
  ['url-join urlJoin', join],
  ['urljoin ', join],
  ['proper-url-join ', join],
  ['ufo joinURL', join],
  [
    'ufo withBase',
    (call) =>
      joinPieces(
        [
          [textAt(call, 1), call.node],
          [textAt(call, 0), call.node],
        ],
        call.node,
      ),
  ],
  ['ufo withQuery', withoutQuery],
  ['ufo parseURL', withoutQuery],
  ['ufo withoutTrailingSlash', withoutQuery],
  ['ufo withTrailingSlash', withoutQuery],
];
