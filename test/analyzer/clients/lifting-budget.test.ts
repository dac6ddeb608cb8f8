import { describe, expect, it } from 'vitest';
import { requestsOf } from './requests-of.js';

/** Wrappers in layers, each of which calls every wrapper of the next: paths through the net grow with every layer. */
function net(layers: number, width: number): Record<string, string> {
  const files: Record<string, string> = {
    'layer-0.ts': `export const call0of0 = (method: string, url: string) => fetch(url, { method });\n${Array.from(
      { length: width - 1 },
      (_, index) =>
        `export const call0of${index + 1} = (method: string, url: string) => call0of0(method, url);`,
    ).join('\n')}`,
  };
  for (let layer = 1; layer < layers; layer += 1) {
    const inner = Array.from({ length: width }, (_, index) => `call${layer - 1}of${index}`);
    const functions = Array.from(
      { length: layer === layers - 1 ? 1 : width },
      (_, index) =>
        `export function call${layer}of${index}(method: string, url: string) { ${inner.map((name) => `${name}(method, url);`).join(' ')} }`,
    );
    files[`layer-${layer}.ts`] =
      `import { ${inner.join(', ')} } from './layer-${layer - 1}.js';\n${functions.join('\n')}`;
  }
  const last = `call${layers - 1}of0`;
  files['main.ts'] =
    `import { ${last} } from './layer-${layers - 1}.js';\n${last}('GET', 'http://user/users');`;
  return files;
}

/** One wrapper with very many callers. */
function wide(callers: number): Record<string, string> {
  const calls = Array.from({ length: callers }, (_, index) => `send('http://user/users/${index}/items');`);
  return {
    'send.ts': 'export const send = (url: string) => fetch(url);',
    'main.ts': `import { send } from './send.js';\n${calls.join('\n')}`,
  };
}

/** Wrappers in a row. */
function deep(depth: number): Record<string, string> {
  const functions = Array.from(
    { length: depth },
    (_, index) => `const call${index + 1} = (url: string) => call${index}(url);`,
  );
  return {
    'a.ts': `const call0 = (url: string) => fetch(url);\n${functions.join('\n')}\ncall${depth}('http://user/users');`,
  };
}

function timed(files: Record<string, string>): { readonly sites: string[]; readonly milliseconds: number } {
  const start = performance.now();
  const sites = requestsOf(files);
  return { sites, milliseconds: performance.now() - start };
}

describe('the budgets of lifting', () => {
  it('find the one caller of a wide and deep net of wrappers in under a second', () => {
    const { sites, milliseconds } = timed(net(6, 6));
    const wrappers = [
      ...Array.from({ length: 5 }, (_, index) => `call${5 - index}of0`),
      'call0of1',
      'call0of0',
    ];
    expect(sites).toEqual([`main.ts:2 fetch GET http://user/users via ${wrappers.join(' ')}`]);
    expect(milliseconds).toBeLessThan(1000);
  });

  it('keep the callers of one wrapper to those that are told apart', () => {
    const { sites, milliseconds } = timed(wide(1000));
    expect(sites).toHaveLength(300);
    expect(milliseconds).toBeLessThan(1000);
  });

  it('follow a row of wrappers as far as it goes, and say what is not known after that', () => {
    expect(requestsOf(deep(12))).toEqual([
      `a.ts:14 fetch GET http://user/users via ${Array.from({ length: 13 }, (_, index) => `call${12 - index}`).join(' ')}`,
    ]);
    expect(requestsOf(deep(30))).toEqual([
      `a.ts:15 fetch GET {url} via ${Array.from({ length: 14 }, (_, index) => `call${13 - index}`).join(' ')}`,
    ]);
  });
});
