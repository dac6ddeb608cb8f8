import { ts } from 'ts-morph';
import type { SourceProgram } from '../../syntax/create-program.js';
import { awaited, type CallLike, calledName, requiredModule } from '../../syntax/expressions.js';
import type { Definition } from '../../syntax/program.js';
import { assignedInConstructor, classMemberValue } from '../classes/class-members.js';
import { declaredFunction, functionBehind, returnedExpression } from '../functions.js';
import type { MountFact } from '../route-fact.js';

/** How a framework makes routers, and how one is told that is only received. */
export interface RouterShape {
  /** True for a call or construction that makes a router or a server. */
  readonly makes: (call: CallLike, program: SourceProgram) => boolean;
  /** Type annotations of a router. */
  readonly types: RegExp;
  /** Names of parameters without a type that are routers by custom. */
  readonly names: RegExp;
  /** Methods that return the router that they are called on. */
  readonly chains: RegExp;
}

/** Routers that are returned by functions that return functions … end after so many steps. */
const depthLimit = 10;

interface Search {
  readonly shape: RouterShape;
  readonly program: SourceProgram;
}

/** Finds out which router an expression is: the call that makes it, or the parameter or member that receives it. */
export function createRouterIdentity(
  shape: RouterShape,
  program: SourceProgram,
): (expression: ts.Expression) => ts.Node | undefined {
  const search = { shape, program };
  return (expression) => ofExpression(expression, search, 0);
}

function ofExpression(expression: ts.Expression, search: Search, depth: number): ts.Node | undefined {
  if (depth > depthLimit) return undefined;
  const { shape, program } = search;
  const inner = awaited(expression);
  if (ts.isNewExpression(inner)) return shape.makes(inner, program) ? inner : undefined;
  if (ts.isCallExpression(inner)) return shape.makes(inner, program) ? inner : ofCall(inner, search, depth);
  if (ts.isIdentifier(inner)) return ofDefinition(program.definition(inner), search, depth);
  if (ts.isPropertyAccessExpression(inner) && ts.isIdentifier(inner.name)) {
    const definition = program.definition(inner.name);
    if (definition !== undefined) return ofDefinition(definition, search, depth);
    // Classes in JavaScript declare no fields.
    const value = classMemberValue(inner.expression, inner.name.text, program);
    return value === undefined ? undefined : ofExpression(value, search, depth + 1);
  }
  return undefined;
}

/** A link of a chain on a router, `require('./routes')`, or a function that returns a router. */
function ofCall(call: ts.CallExpression, search: Search, depth: number): ts.Node | undefined {
  const { shape, program } = search;
  const callee = awaited(call.expression);
  if (ts.isPropertyAccessExpression(callee) && shape.chains.test(callee.name.text)) {
    const receiver = ofExpression(callee.expression, search, depth + 1);
    if (receiver !== undefined) return receiver;
  }
  const specifier = requiredModule(call);
  if (specifier !== undefined) return ofDefinition(requiredDefault(call, specifier, program), search, depth);
  const made = functionBehind(callee, program);
  const returned = made === undefined ? undefined : returnedExpression(made.node);
  return returned === undefined ? undefined : ofExpression(returned, search, depth + 1);
}

/** What `require` of a file gives. */
export function requiredDefault(
  node: ts.Node,
  specifier: string,
  program: SourceProgram,
): Definition | undefined {
  const file = program.resolveModule(program.fileOf(node), specifier);
  return file === undefined ? undefined : program.exported(file, 'default');
}

function ofDefinition(
  definition: Definition | undefined,
  search: Search,
  depth: number,
): ts.Node | undefined {
  return definition?.kind === 'declaration' ? ofDeclaration(definition.node, search, depth) : undefined;
}

function ofDeclaration(node: ts.Declaration, search: Search, depth: number): ts.Node | undefined {
  if (ts.isParameter(node)) return isReceived(node, search.shape) ? node : undefined;
  if (ts.isPropertyDeclaration(node)) return ofMember(node, search, depth);
  const value = valueOfDeclaration(node);
  return value === undefined ? undefined : ofExpression(value, search, depth + 1);
}

/** The expression whose value a declaration names. */
export function valueOfDeclaration(node: ts.Declaration): ts.Expression | undefined {
  if (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) return node.initializer;
  if (ts.isBinaryExpression(node)) return node.right;
  if (ts.isExportAssignment(node)) return node.expression;
  return ts.isExpression(node) ? node : undefined;
}

/** A class member: what it starts with, else what the constructor puts there, else itself by its type. */
function ofMember(member: ts.PropertyDeclaration, search: Search, depth: number): ts.Node | undefined {
  if (member.initializer !== undefined) return ofExpression(member.initializer, search, depth + 1);
  const assigned = assignedInConstructor(member.parent, member.name.getText());
  const made = assigned === undefined ? undefined : ofExpression(assigned, search, depth + 1);
  if (made !== undefined) return made;
  return member.type !== undefined && search.shape.types.test(member.type.getText()) ? member : undefined;
}

function isReceived(parameter: ts.ParameterDeclaration, { types, names }: RouterShape): boolean {
  if (parameter.type !== undefined) return types.test(parameter.type.getText());
  return ts.isIdentifier(parameter.name) && names.test(parameter.name.text);
}

/** What reading the calls on routers needs. */
export interface RouterReader {
  readonly program: SourceProgram;
  readonly identify: (expression: ts.Expression) => ts.Node | undefined;
}

/** A router that a function receives hangs below the routers that its callers hand over. */
export function receivedMounts(router: ts.Node, { program, identify }: RouterReader): readonly MountFact[] {
  if (!ts.isParameter(router)) return [];
  const index = router.parent.parameters.indexOf(router);
  return program.callersOf(router.parent).flatMap((call): readonly MountFact[] => {
    const argument = call.arguments?.[index];
    const parent = argument === undefined ? undefined : identify(argument);
    if (parent === undefined || parent === router) return [];
    return [
      { kind: 'mount', parent, child: router, prefix: '/', parameters: [], place: call, middleware: [] },
    ];
  });
}

/** The package export that a call calls: `express()`, `new Router()`, `require('express').Router()`. */
export function calledPackage(
  call: CallLike,
  program: SourceProgram,
): { readonly specifier: string; readonly exported: string } | undefined {
  const callee = awaited(call.expression);
  const member = ts.isPropertyAccessExpression(callee);
  const required = requiredModule(member ? callee.expression : callee);
  if (required !== undefined && program.resolveModule(program.fileOf(call), required) === undefined) {
    return { specifier: required, exported: member ? callee.name.text : 'default' };
  }
  const name = calledName(callee);
  const definition = name === undefined ? undefined : program.definition(name);
  return definition?.kind === 'package' ? definition : undefined;
}

/** The package export that a name, a member or a `require` stands for; undefined for the repository's own. */
export function namedPackage(
  expression: ts.Expression,
  program: SourceProgram,
): { readonly specifier: string; readonly exported: string } | undefined {
  const definition = program.named(expression);
  return definition?.kind === 'package' ? definition : undefined;
}

/** The function that is given where a plugin is expected. */
export function pluginFunction(
  expression: ts.Expression,
  program: SourceProgram,
): ts.FunctionLikeDeclaration | undefined {
  const specifier = requiredModule(expression);
  if (specifier === undefined) return functionBehind(expression, program)?.node;
  const definition = requiredDefault(expression, specifier, program);
  return definition?.kind === 'declaration' ? declaredFunction(definition.node, program)?.node : undefined;
}
