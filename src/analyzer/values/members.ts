import type { ts } from 'ts-morph';
import { lenientJson } from '../syntax/json-file.js';
import { addressMember } from './addresses/address-parts.js';
import { type Evaluator, libraryOf } from './evaluator.js';
import { instanceMember } from './instances/instances.js';
import { staticMember } from './instances/static-members.js';
import { configurationExport, configurationMember } from './libraries/registry.js';
import { objectOf } from './object-literals.js';
import { eachOption } from './text.js';
import {
  type Deferred,
  environment,
  literal,
  ready,
  rootFrame,
  type TextValue,
  undefinedValue,
  unknown,
  type Value,
} from './value.js';

/** A JSON value as a value of ours. */
export function jsonValue(json: unknown, node: ts.Node | undefined): Value {
  if (typeof json === 'string') return literal(json, node);
  if (json === null || typeof json === 'number' || typeof json === 'boolean')
    return { kind: 'constant', value: json };
  if (Array.isArray(json))
    return { kind: 'list', elements: json.map((entry) => ready(jsonValue(entry, node))) };
  if (typeof json !== 'object') return undefinedValue;
  const properties = new Map<string, Deferred>(
    Object.entries(json).map(([name, entry]) => [name, ready(jsonValue(entry, node))]),
  );
  return objectOf(properties);
}

function jsonModule(evaluator: Evaluator, file: string, node: ts.Node): Value {
  const text = evaluator.program.textOf(file);
  return jsonValue(lenientJson(file, text), evaluator.program.source(file) ?? node);
}

function moduleMember(evaluator: Evaluator, file: string, name: string, node: ts.Node): Value {
  const { program } = evaluator;
  if (file.endsWith('.json')) {
    const whole = jsonModule(evaluator, file, node);
    return name === 'default' ? whole : evaluator.member(whole, name, node);
  }
  const definition = program.exported(file, name);
  if (definition !== undefined) return evaluator.defined(definition, rootFrame);
  const whole = name === 'default' ? undefined : program.exported(file, 'default');
  const value = whole === undefined ? undefined : evaluator.defined(whole, rootFrame);
  if (value === undefined || value.kind === 'module') return unknown(`${file} does not export ${name}`, node);
  return evaluator.member(value, name, node);
}

function listMember(elements: readonly Deferred[], name: string, node: ts.Node): Value {
  if (name === 'length') return { kind: 'constant', value: elements.length };
  return /^\d+$/.test(name)
    ? (elements[Number(name)]?.value() ?? undefinedValue)
    : unknown(`it is the member ${name} of a list`, node);
}

/** The member of an `URL`, which is a text here. */
function textMember(owner: TextValue, name: string, node: ts.Node): Value {
  return addressMember(owner, name, node) ?? unknown(`it is the member ${name} of a text`, node);
}

/** The value of `owner.name`. */
export function memberOf(evaluator: Evaluator, owner: Value, name: string, node: ts.Node): Value {
  switch (owner.kind) {
    case 'object': {
      const property = owner.property(name);
      if (property !== undefined) return property.value();
      return owner.open ? unknown(`the property ${name} is not known`, node) : undefinedValue;
    }
    case 'module':
      return moduleMember(evaluator, owner.file, name, node);
    case 'class':
      return staticMember(evaluator, owner.node, owner.frame, name, node);
    case 'instance':
      return instanceMember(evaluator, owner, name, node);
    case 'library':
      return (
        configurationExport(evaluator, owner, name, node) ?? libraryMember(owner.specifier, owner.path, name)
      );
    case 'made':
      return configurationMember(evaluator, owner, name, node) ?? { ...owner, path: [...owner.path, name] };
    case 'environment':
      return environment(name, undefined, node);
    case 'parameter':
      return { ...owner, path: [...owner.path, name] };
    case 'alternatives':
      return eachOption(owner, node, (option) => memberOf(evaluator, option, name, node));
    case 'list':
      return listMember(owner.elements, name, node);
    case 'text':
      return textMember(owner, name, node);
    case 'unknown':
      return owner;
    default:
      return unknown(`it has no member ${name}`, node);
  }
}

function libraryMember(specifier: string, path: readonly string[], name: string): Value {
  if (
    (specifier === 'global' &&
      ['process', 'Bun', 'Deno', 'import.meta'].includes(path[0] ?? '') &&
      name === 'env') ||
    (specifier === 'process' && name === 'env')
  ) {
    return { kind: 'environment' };
  }
  if (specifier === 'global' && (path[0] === 'globalThis' || path[0] === 'global' || path[0] === 'window')) {
    return libraryOf('global', name);
  }
  return name === 'default'
    ? { kind: 'library', specifier, path }
    : { kind: 'library', specifier, path: [...path, name] };
}
