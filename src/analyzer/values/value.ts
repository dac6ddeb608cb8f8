import type { ts } from 'ts-morph';
import type { FunctionNode } from '../syntax/function-nodes.js';

/** What is bound while an expression is evaluated. Everything else stays symbolic. */
export interface Frame {
  readonly parameters: ReadonlyMap<ts.ParameterDeclaration, Deferred>;
  /** What `this` is; undefined for any instance of the enclosing class. */
  readonly self: Value | undefined;
}

/** An expression with the frame that it is to be read in; evaluated on demand. */
export interface Deferred {
  /** Undefined for a value that no expression stands for. */
  readonly node: ts.Expression | undefined;
  readonly frame: Frame;
  readonly value: () => Value;
}

/** Expressions that a part of a text went through, innermost first: where its source text may be taken from. */
export type Origins = readonly ts.Node[];

export type Part =
  | { readonly kind: 'literal'; readonly text: string; readonly node: ts.Node | undefined }
  | {
      readonly kind: 'environment';
      readonly name: string;
      /** What the code uses where the variable is not set. */
      readonly fallback: Value | undefined;
      readonly origins: Origins;
    }
  | {
      readonly kind: 'unknown';
      readonly reason: string;
      readonly origins: Origins;
      /** Parameters (or, for `this`, classes) that would decide it if they were bound. */
      readonly depends: readonly ts.Node[];
    };

export interface TextValue {
  readonly kind: 'text';
  readonly parts: readonly Part[];
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly names: readonly string[];
  readonly property: (name: string) => Deferred | undefined;
  /** True where other properties may be there (a spread of something unknown). */
  readonly open: boolean;
  /** True where `property` gives what a parameter that is not bound yet may hold under any name. */
  readonly undecided?: true;
}

/** A member of a package or a global: `axios.create` is `axios` with the path `default.create`. */
export interface LibraryValue {
  readonly kind: 'library';
  readonly specifier: string;
  readonly path: readonly string[];
}

/** What a library's function or class gave, and the members read from it. */
export interface MadeValue {
  readonly kind: 'made';
  readonly maker: LibraryValue | MadeValue;
  readonly arguments: readonly Deferred[];
  /** True for `new` and for what dependency injection gives. */
  readonly construct: boolean;
  readonly path: readonly string[];
  readonly node: ts.Node;
  /** The instance of a class of the repository that extends the library's class. */
  readonly self: InstanceValue | undefined;
  /** The parameter that it was injected as, where no caller has bound it yet. */
  readonly injected: ts.Node | undefined;
}

export interface InstanceValue {
  readonly kind: 'instance';
  readonly node: ts.ClassLikeDeclaration;
  /** Undefined where the constructor call is not known: its parameters stay symbolic. */
  readonly arguments: readonly Deferred[] | undefined;
  readonly frame: Frame;
  /** The parameter that it was injected as, where no caller has bound it yet. */
  readonly injected?: ts.ParameterDeclaration;
}

export interface FunctionValue {
  readonly kind: 'function';
  readonly node: FunctionNode;
  readonly frame: Frame;
  /** Arguments that `bind` put before those of a call. */
  readonly bound?: readonly Deferred[];
}

export type Value =
  | TextValue
  | { readonly kind: 'constant'; readonly value: number | boolean | null | undefined }
  | ObjectValue
  | { readonly kind: 'list'; readonly elements: readonly Deferred[] }
  | FunctionValue
  | { readonly kind: 'class'; readonly node: ts.ClassLikeDeclaration; readonly frame: Frame }
  | InstanceValue
  | LibraryValue
  | MadeValue
  | { readonly kind: 'module'; readonly file: string }
  /** `process.env` and what stands for it. */
  | { readonly kind: 'environment' }
  | { readonly kind: 'parameter'; readonly node: ts.ParameterDeclaration; readonly path: readonly string[] }
  | { readonly kind: 'alternatives'; readonly options: readonly Value[] }
  | {
      readonly kind: 'unknown';
      readonly reason: string;
      readonly node: ts.Node | undefined;
      readonly depends: readonly ts.Node[];
    };

/** Nothing is bound: the frame of module code. */
export const rootFrame: Frame = { parameters: new Map(), self: undefined };

/** What is absent. */
export const undefinedValue: Value = { kind: 'constant', value: undefined };

/** More alternatives than this are not told apart. */
export const alternativesLimit = 8;

/** A value that cannot be told; `reason` is the end of "… is not known: ", `depends` what would decide it if bound. */
export function unknown(reason: string, node: ts.Node | undefined, depends: readonly ts.Node[] = []): Value {
  return { kind: 'unknown', reason, node, depends };
}

/** A constant text that stands at `node`, or that no expression stands for. */
export function literal(text: string, node: ts.Node | undefined): TextValue {
  return { kind: 'text', parts: [{ kind: 'literal', text, node }] };
}

/** What a package makes: by `new` or by dependency injection where `construct` is true, else by a call. */
export function madeValue(
  maker: LibraryValue | MadeValue,
  values: readonly Deferred[],
  construct: boolean,
  node: ts.Node,
): MadeValue {
  return {
    kind: 'made',
    maker,
    arguments: values,
    construct,
    path: [],
    node,
    self: undefined,
    injected: undefined,
  };
}

/** A value that stands for itself where a deferred expression is expected. */
export function ready(value: Value, node?: ts.Expression): Deferred {
  return { node, frame: rootFrame, value: () => value };
}

/** A text that is the value of one variable of the environment. */
export function environment(name: string, fallback: Value | undefined, node: ts.Node): TextValue {
  return { kind: 'text', parts: [{ kind: 'environment', name, fallback, origins: [node] }] };
}

/** The parameters and classes that would decide a value if they were bound. */
export function dependenciesOf(value: Value): readonly ts.Node[] {
  if (value.kind === 'parameter') return [value.node];
  if (value.kind === 'unknown') return value.depends;
  if (value.kind === 'text')
    return value.parts.flatMap((part) => (part.kind === 'unknown' ? part.depends : []));
  if (value.kind === 'alternatives') return value.options.flatMap(dependenciesOf);
  return value.kind === 'made' && value.injected !== undefined ? [value.injected] : [];
}
