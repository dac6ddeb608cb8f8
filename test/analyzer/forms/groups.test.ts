// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzer/index.js';
import { memoryRepository } from '../../helpers/memory-repository.js';

const manifest = '{ "name": "caller", "main": "src/main.ts", "scripts": { "start": "node src/main.ts" } }';

/** Where each call of the code goes, and the number of its group. */
function targetsOf(code: string): readonly (readonly [target: string, group: number])[] {
  const { calls } = analyze(
    memoryRepository({ 'package.json': manifest, Dockerfile: 'FROM node:20', 'src/main.ts': code }),
  );
  const groups = [...new Set(calls.map(({ group }) => group))];
  return calls.map(({ to, group }) => [
    to.kind === 'service' ? to.name : to.kind,
    group === null ? -1 : groups.indexOf(group),
  ]);
}

describe('requests that may go to several places', () => {
  it.each<[string, string, readonly (readonly [string, number])[]]>([
    [
      'a condition',
      "fetch(isNew ? 'http://user/users' : 'http://legacy/users');",
      [
        ['legacy', 0],
        ['user', 0],
      ],
    ],
    [
      'a table with an unknown key',
      "const services = { user: 'http://user', order: 'http://order' } as const;\nfetch(`${services[name]}/health`);",
      [
        ['order', 0],
        ['user', 0],
      ],
    ],
    [
      'a map with an unknown key',
      "const services = new Map([['user', 'http://user'], ['order', 'http://order']]);\nfetch(`${services.get(name)}/health`);",
      [
        ['order', 0],
        ['user', 0],
      ],
    ],
    [
      'a switch over something that is not known',
      "function urlOf(name) { switch (name) { case 'user': return 'http://user'; default: return 'http://order'; } }\nfetch(urlOf(wanted()));",
      [
        ['order', 0],
        ['user', 0],
      ],
    ],
    [
      'near miss: a condition that is known',
      "const isNew = true;\nfetch(isNew ? 'http://user/users' : 'http://legacy/users');",
      [['user', -1]],
    ],
    ['cannot tell: neither is known', 'fetch(isNew ? first() : second());', [['unknown', -1]]],
  ])('%s', (_, code, expected) => {
    expect(targetsOf(code)).toEqual(expected);
  });
});
