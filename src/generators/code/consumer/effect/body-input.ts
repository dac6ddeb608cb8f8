import { ts } from 'ts-morph';
import type { Route } from '../../../../model/route.js';
import { type BodyType, declaredBodyType, receivedBodyType } from './body-type.js';
import { freeName } from './free-name.js';
import type { HandlerFunction } from './handler-function.js';
import type { ModuleLookup } from './module-lookup.js';
import type { Replacement } from './replacement.js';
import type { RequestInputs } from './request-inputs.js';
import { type BodyRead, castOf, loneStatement, type Reads } from './request-reads.js';

/** The body as a parameter of the new function. */
export interface BodyInput {
  readonly parameter: NonNullable<RequestInputs['body']>;
  readonly replacements: readonly Replacement[];
  readonly dropped: readonly ts.Statement[];
  readonly typeNodes: readonly ts.TypeNode[];
}

/** Turns the reads of the request's body into a parameter with the best type that the code tells. */
export function bodyInput(
  { bodies }: Reads,
  moved: readonly ts.Node[],
  handler: HandlerFunction,
  route: Route,
  modules: ModuleLookup,
): BodyInput | undefined {
  const [first] = bodies;
  if (first === undefined) return undefined;
  const naming = bodies.length === 1 ? namingStatement(first, moved) : undefined;
  const declared = declaredBodyType(handler, route.framework);
  const written = naming?.type ?? commonCast(bodies);
  const type: BodyType = (written && { text: written.getText(), nodes: [written] }) ??
    declared ??
    (bodies.length === 1 ? receivedBodyType(first.access as ts.Expression, handler, modules) : undefined) ?? {
      text: 'any',
      nodes: [],
    };
  const name = naming?.name ?? freeName(namesFor(type), moved, handler.request);
  const castNeeded = declared === undefined && written !== undefined && route.framework !== 'express';
  return {
    parameter: {
      name,
      type: type.text,
      argument: castNeeded ? `${first.access.getText()} as ${type.text}` : first.access.getText(),
      typeNode: type.nodes.length === 1 && type.nodes[0]?.getText() === type.text ? type.nodes[0] : undefined,
    },
    replacements: naming
      ? []
      : bodies.map(({ access, outer, cast }) => {
          const node = cast?.getText() === type.text ? outer : access;
          return { start: node.getStart(), end: node.end, text: name };
        }),
    dropped: naming ? [naming.statement] : [],
    typeNodes: type.nodes,
  };
}

/** `const award = req.body as Award;` gives the body its name and type: it becomes the parameter. */
function namingStatement({ outer }: BodyRead, moved: readonly ts.Node[]) {
  const declaration = outer.parent;
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return undefined;
  const statement = loneStatement(declaration);
  if (statement === undefined || !moved.includes(statement)) return undefined;
  return { name: declaration.name.text, statement, type: declaration.type ?? castOf(outer) };
}

function commonCast(bodies: readonly BodyRead[]): ts.TypeNode | undefined {
  const [first] = bodies;
  return bodies.every(({ cast }) => cast !== undefined && cast.getText() === first?.cast?.getText())
    ? first?.cast
    : undefined;
}

/** `request: ShipmentRequest`, but `body: unknown`. */
function namesFor({ text }: BodyType): readonly string[] {
  return /request$/i.test(text) ? ['request', 'body', 'input'] : ['body', 'request', 'input'];
}
