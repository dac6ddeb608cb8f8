import { ts } from 'ts-morph';
import { declarationOf } from '../../syntax/declared.js';
import { functionAround } from '../../syntax/function-nodes.js';
import { isAssigned, readsOf } from '../code/references.js';
import { outermost } from '../code/transparent.js';
import { namesFrom, passed } from './arguments.js';
import { type Carrier, derived, type Flow, follow, NOTHING, onward, type Tracing, used } from './carrier.js';
import { choose, combine, decide } from './decisions.js';
import { member } from './members.js';
import { indexIn } from './properties.js';
import { returned } from './returns.js';

/** One step outwards: what `user`, the node around the carrier's expression, does with it. */
type Step = (tracing: Tracing, carrier: Carrier, user: ts.Node, position: ts.Node) => Flow;

const stepOn: Step = (_tracing, carrier, user) => onward(carrier, user);
const stepToComputed: Step = (_tracing, carrier, user) => derived(carrier, user);
const stepToNothing: Step = () => NOTHING;
const stepToReply: Step = (_tracing, carrier, user) => used(carrier, 'reply', user);
const stepToStore: Step = (_tracing, carrier, user) => used(carrier, 'store', user);

const stepToMember: Step = (tracing, carrier, user, position) => {
  const access = user as ts.PropertyAccessExpression | ts.ElementAccessExpression;
  return access.expression === position ? member(tracing, carrier, access) : derived(carrier, access);
};

const stepToCall: Step = (tracing, carrier, user, position) => {
  const call = user as ts.CallExpression;
  if (call.expression === position) return derived(carrier, call);
  return passed(tracing, carrier, call, indexIn(call.arguments, position));
};

const stepToNames: Step = (tracing, carrier, user) =>
  follow(namesFrom(tracing.program, carrier, (user as ts.VariableDeclaration).name));

const stepToAssignment: Step = (tracing, carrier, user, position) => {
  const binary = user as ts.BinaryExpression;
  const { kind } = binary.operatorToken;
  if (kind < ts.SyntaxKind.FirstAssignment || kind > ts.SyntaxKind.LastAssignment) {
    return combine(carrier, binary, position);
  }
  if (position !== binary.right) return NOTHING;
  const target = binary.left;
  const value = onward(carrier, binary);
  if (!ts.isIdentifier(target)) return assignedToMember(tracing, carrier, target);
  const reads = readsOf(tracing.program, target).map((read) => ({ ...carrier, node: read }));
  return { next: [...value.next, ...reads], uses: [] };
};

/** `res.body = answer`, `this.cache = answer`, `order.payment = answer`: on to where a local object is read. */
function assignedToMember(tracing: Tracing, carrier: Carrier, target: ts.Expression): Flow {
  const owner = ts.isPropertyAccessExpression(target) ? target.expression : undefined;
  if (owner === undefined || !ts.isIdentifier(owner)) return used(carrier, 'store', target);
  if (/^(res|reply|response|ctx)$/.test(owner.text)) return used(carrier, 'reply', target);
  const declaration = declarationOf(tracing.program, owner);
  const name = declaration === undefined ? undefined : localName(declaration);
  const reads = name === undefined ? [] : readsOf(tracing.program, name);
  const later = reads.filter((read) => read.getStart() > target.getEnd());
  if (later.length === 0) return used(carrier, 'store', target);
  return follow(later.map((read) => ({ ...carrier, node: read, slots: [], whole: false })));
}

/** The name of a variable or parameter of a function; undefined for what outlives the call. */
function localName(declaration: ts.Declaration): ts.Identifier | undefined {
  const isLocal = ts.isVariableDeclaration(declaration) || ts.isParameter(declaration);
  if (!isLocal || functionAround(declaration) === undefined) return undefined;
  return ts.isIdentifier(declaration.name) ? declaration.name : undefined;
}

const stepToLoop: Step = (tracing, carrier, user, position) => {
  const loop = user as ts.ForOfStatement;
  if (loop.expression !== position || !ts.isVariableDeclarationList(loop.initializer)) return NOTHING;
  const element = { ...carrier, whole: false, slots: carrier.slots.slice(1) };
  return follow(
    loop.initializer.declarations.flatMap((each) => namesFrom(tracing.program, element, each.name)),
  );
};

const stepToThrow: Step = (tracing, carrier, user) =>
  tracing.failureMatters(user)
    ? used({ ...carrier, rank: 'status', whole: false }, 'decision', user)
    : NOTHING;

const stepToReturn: Step = (tracing, carrier, user) => returned(tracing, carrier, functionAround(user), user);

const stepToArrow: Step = (tracing, carrier, user) =>
  returned(tracing, carrier, user as ts.ArrowFunction, carrier.node);

const stepToCondition: Step = (tracing, carrier, user, position) => {
  const condition = user as ts.IfStatement;
  const isStatement = position === condition.thenStatement || position === condition.elseStatement;
  return isStatement ? NOTHING : decide(tracing, carrier, condition);
};

const stepToChoice: Step = (_tracing, carrier, user, position) =>
  choose(carrier, user as ts.ConditionalExpression, position);

const stepToProperty: Step = (_tracing, carrier, user) => {
  const property = user as ts.PropertyAssignment | ts.ShorthandPropertyAssignment;
  const name = property.name;
  const key = ts.isIdentifier(name) || ts.isStringLiteralLike(name) ? name.text : '*';
  return onward(carrier, property.parent, { slots: [key, ...carrier.slots] });
};

const stepToSpreadProperty: Step = (_tracing, carrier, user) => onward(carrier, user.parent);

const stepToElement: Step = (_tracing, carrier, user, position) => {
  const index = indexIn((user as ts.ArrayLiteralExpression).elements, position);
  return onward(carrier, user, { slots: [String(index), ...carrier.slots] });
};

const stepToTemplate: Step = (_tracing, carrier, user) => derived(carrier, user.parent);

const K = ts.SyntaxKind;

/** Every kind of node that may stand around an expression, with what it does to the value. */
const STEPS = new Map<ts.SyntaxKind, Step>([
  [K.AwaitExpression, stepOn],
  [K.YieldExpression, stepOn],
  [K.SpreadElement, stepOn],
  [K.ExpressionStatement, stepToNothing],
  [K.VoidExpression, stepToNothing],
  [K.DeleteExpression, stepToNothing],
  [K.PropertyAccessExpression, stepToMember],
  [K.ElementAccessExpression, stepToMember],
  [K.CallExpression, stepToCall],
  [K.NewExpression, stepToComputed],
  [K.PrefixUnaryExpression, stepOn],
  [K.PostfixUnaryExpression, stepToComputed],
  [K.TypeOfExpression, stepToComputed],
  [K.TemplateSpan, stepToTemplate],
  [K.TaggedTemplateExpression, stepToComputed],
  [K.VariableDeclaration, stepToNames],
  [K.Parameter, stepToNames],
  [K.BinaryExpression, stepToAssignment],
  [K.ConditionalExpression, stepToChoice],
  [K.PropertyAssignment, stepToProperty],
  [K.ShorthandPropertyAssignment, stepToProperty],
  [K.SpreadAssignment, stepToSpreadProperty],
  [K.ArrayLiteralExpression, stepToElement],
  [K.ReturnStatement, stepToReturn],
  [K.ArrowFunction, stepToArrow],
  [K.ThrowStatement, stepToThrow],
  [K.IfStatement, stepToCondition],
  [K.SwitchStatement, stepToCondition],
  [K.CaseClause, stepToCondition],
  [K.WhileStatement, stepToCondition],
  [K.DoStatement, stepToCondition],
  [K.ForStatement, stepToCondition],
  [K.ForOfStatement, stepToLoop],
  [K.ForInStatement, stepToLoop],
  [K.PropertyDeclaration, stepToStore],
  [K.ExportAssignment, stepToReply],
  [K.JsxExpression, stepToReply],
  [K.JsxSpreadAttribute, stepToReply],
]);

/** Follows a carrier one step. What stands around it in a way that is not known takes the answer. */
export function step(tracing: Tracing, carrier: Carrier): Flow {
  if (isAssigned(carrier.node)) return NOTHING;
  const position = outermost(carrier.node);
  const user = position.parent;
  const take = user === undefined ? undefined : STEPS.get(user.kind);
  return take === undefined ? used(carrier, 'next-call', position) : take(tracing, carrier, user, position);
}
