import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

interface Rule {
  /** Folders of `src` whose modules may be imported, besides the folder itself. */
  readonly folders: readonly string[];
  /** Packages that may be imported; a value names the only file that may. */
  readonly packages: Readonly<Record<string, true | string>>;
  readonly why: string;
}

/** One direction: stages know the model and themselves; only the command line joins them. */
const rules: Readonly<Record<string, Rule>> = {
  model: { folders: [], packages: { zod: true }, why: 'the vocabulary depends on nothing' },
  analyzer: {
    folders: ['model'],
    packages: { 'ts-morph': true, yaml: true, ignore: true, 'jsonc-parser': true, zod: true },
    why: 'a stage sees the model and itself',
  },
  planner: {
    folders: ['model'],
    packages: { yaml: true, zod: true },
    why: 'a stage sees the model and itself',
  },
  generators: {
    folders: ['model'],
    packages: {
      'ts-morph': true,
      handlebars: 'generators/render.ts',
      prettier: 'generators/code/style.ts',
      yaml: true,
      'jsonc-parser': true,
      zod: true,
      '@aws-sdk/client-ecs': true,
      '@aws-sdk/client-application-auto-scaling': true,
    },
    why: 'a stage sees the model and itself; templates are rendered in one place',
  },
  apply: {
    folders: ['model'],
    packages: {
      'magic-string': true,
      'jsonc-parser': true,
      zod: true,
      '@aws-sdk/client-ecs': 'apply/deploy/clients.ts',
      '@aws-sdk/client-application-auto-scaling': 'apply/deploy/clients.ts',
    },
    why: 'a stage sees the model and itself; AWS is reached from one file',
  },
  report: {
    folders: ['model'],
    packages: { chalk: 'report/style.ts', diff: 'report/diff.ts' },
    why: 'a report is a string made from the model; colour is decided in one place',
  },
  cli: {
    folders: ['model', 'analyzer', 'planner', 'generators', 'apply', 'report'],
    packages: { commander: true, inquirer: 'cli/review/inquirer-prompter.ts' },
    why: 'the command line joins the stages',
  },
};

const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => path.endsWith('.ts'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(root, 'src', path), 'utf8') }));

interface Import {
  readonly specifier: string;
  readonly line: number;
  readonly typeOnly: boolean;
}

function importsOf(path: string, text: string): Import[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Import[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier) {
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      found.push({ specifier, line, typeOnly: isTypeOnly(node) });
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function specifierOf(node: ts.Node): string | undefined {
  const literal =
    ts.isImportDeclaration(node) || ts.isExportDeclaration(node)
      ? node.moduleSpecifier
      : ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword
        ? node.arguments[0]
        : undefined;
  return literal && ts.isStringLiteral(literal) ? literal.text : undefined;
}

function isTypeOnly(node: ts.Node): boolean {
  return (
    (ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword) ||
    (ts.isExportDeclaration(node) && node.isTypeOnly)
  );
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

function violationOf(path: string, { specifier, line, typeOnly }: Import): string | undefined {
  const folder = path.split('/')[0] ?? '';
  const rule = rules[folder];
  if (!rule) return `src/${path} — is in no known stage`;
  const say = (what: string): string => `src/${path}:${line} — ${what} — ${rule.why}`;
  if (specifier.startsWith('node:')) return undefined;
  if (specifier.startsWith('.')) {
    const target = normalize(join(dirname(path), specifier)).replaceAll('\\', '/');
    const other = target.split('/')[0] ?? '';
    return other === folder || rule.folders.includes(other) ? undefined : say(`imports ${other}`);
  }
  const allowed = rule.packages[packageOf(specifier)];
  if (allowed === undefined) return say(`imports the package ${specifier}`);
  return allowed === true || allowed === path || typeOnly
    ? undefined
    : say(`imports ${specifier} outside ${allowed}`);
}

/** Things that would make the output depend on when and where it runs, and the only places that may use them. */
const effects: readonly { readonly pattern: RegExp; readonly allowed: RegExp; readonly why: string }[] = [
  { pattern: /\bprocess\.exit\b/, allowed: /^$/, why: 'the exit code is returned, never forced' },
  {
    pattern: /\bprocess\.(env|cwd|stdout|stderr|stdin|argv)\b/,
    allowed: /^cli\//,
    why: 'the process belongs to the command line',
  },
  { pattern: /\bDate\.now\(|\bnew Date\(\)/, allowed: /^cli\//, why: 'clocks are passed in' },
  { pattern: /\bMath\.random\(|\brandomUUID\(/, allowed: /^$/, why: 'output is deterministic' },
  {
    pattern: /from 'node:(fs|fs\/promises)'/,
    allowed: /^(cli\/|apply\/|analyzer\/repository\.ts|generators\/render\.ts)/,
    why: 'effects stand at the two ends',
  },
  {
    pattern: /from 'node:(child_process|http|https|net)'/,
    allowed: /^(apply\/git\.ts|cli\/editor\.ts)$/,
    why: 'effects stand at the two ends',
  },
];

describe('the architecture', () => {
  it('imports in one direction only', () => {
    const violations = sources.flatMap(({ path, text }) =>
      importsOf(path, text)
        .map((found) => violationOf(path, found))
        .filter((violation) => violation !== undefined),
    );
    expect(violations).toEqual([]);
  });

  it('keeps effects at the ends', () => {
    const violations = sources.flatMap(({ path, text }) => {
      const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
      return effects
        .filter(({ pattern, allowed }) => pattern.test(code) && !allowed.test(path))
        .map(({ pattern, why }) => `src/${path} — uses ${pattern.source} — ${why}`);
    });
    expect(violations).toEqual([]);
  });

  it('keeps files short: none over 350 lines, nine of ten at most 200', () => {
    const lengths = sources.map(({ path, text }) => ({ path, lines: text.split('\n').length }));
    expect(lengths.filter(({ lines }) => lines > 350)).toEqual([]);
    const long = lengths.filter(({ lines }) => lines > 200);
    expect(long.length, long.map(({ path }) => path).join(', ')).toBeLessThanOrEqual(lengths.length / 10);
  });

  it('has a test folder for each stage', () => {
    const folders = readdirSync(join(root, 'src')).sort();
    const tested = readdirSync(join(root, 'test'));
    expect(folders.filter((folder) => !tested.includes(folder))).toEqual([]);
  });

  it('knows every folder of src', () => {
    expect(Object.keys(rules).sort()).toEqual(readdirSync(join(root, 'src')).sort());
    expect(relative(root, join(root, 'src'))).toBe('src');
  });
});
