import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyzer/index.js';
import { memoryRepository } from '../../helpers/memory-repository.js';

function breakersOf(code: string): readonly string[] {
  const repository = memoryRepository({
    'package.json': JSON.stringify({
      name: 'order',
      main: 'src/main.js',
      scripts: { start: 'node src/main.js' },
    }),
    Dockerfile: 'FROM node:20\nCMD ["node", "src/main.js"]\n',
    'src/main.js': code,
  });
  return analyze(repository).calls.map(({ line, breaker, path }) => `${line} ${path} ${breaker}`);
}

const imported = "import axios from 'axios';\n";

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  [
    'fire of opossum',
    `${imported}import Opossum from 'opossum';\nconst breaker = new Opossum(axios.get);\nexport const f = () => breaker.fire('http://user/users');`,
    ['4 /users true'],
  ],
  [
    'a function that opossum guards',
    `${imported}import CircuitBreaker from 'opossum';\nconst list = () => axios.get('http://user/users');\nconst guarded = new CircuitBreaker(list);\nexport const f = () => guarded.fire();\nexport const g = () => axios.get('http://user/points');`,
    ['3 /users true', '6 /points false'],
  ],
  [
    'a policy of cockatiel that holds a breaker',
    `${imported}import { circuitBreaker, handleAll, retry, wrap } from 'cockatiel';\nconst policy = wrap(retry(handleAll, {}), circuitBreaker(handleAll, {}));\nexport const f = () => policy.execute(() => axios.get('http://user/users'));`,
    ['4 /users true'],
  ],
  [
    'near miss: a policy that only repeats',
    `${imported}import { handleAll, retry } from 'cockatiel';\nconst policy = retry(handleAll, {});\nexport const f = () => policy.execute(() => axios.get('http://user/users'));`,
    ['4 /users false'],
  ],
  [
    'a breaker of its own, by its name',
    `${imported}import { breaker } from './breaker';\nexport const f = () => breaker.execute(() => axios.get('http://user/users'));`,
    ['3 /users true'],
  ],
];

describe('isInBreaker', () => {
  it.each(cases)('%s', (_name, code, expected) => {
    expect(breakersOf(code)).toEqual(expected);
  });
});
