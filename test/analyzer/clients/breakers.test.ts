// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import { describe, expect, it } from 'vitest';
import type { LiftingCase } from './lifting-case.js';
import { requestsOf } from './requests-of.js';

const cases: readonly LiftingCase[] = [
  {
    name: 'opossum around a function of a package',
    files: {
      'a.ts':
        "import axios from 'axios';\nimport CircuitBreaker from 'opossum';\nconst breaker = new CircuitBreaker(axios.get, { timeout: 500 });\nexport const f = () => breaker.fire('http://user/users');",
    },
    expected: ['a.ts:4 axios GET http://user/users'],
  },
  {
    name: 'opossum around a function whose arguments decide',
    files: {
      'a.ts':
        "import axios from 'axios';\nimport CircuitBreaker from 'opossum';\nasync function post(path: string, body: unknown) { return axios.post(`http://user${path}`, body); }\nconst breaker = new CircuitBreaker(post);\nexport const f = () => breaker.fire('/users', user);\nexport const g = () => breaker.fire('/points', points);",
    },
    expected: [
      'a.ts:5 axios POST http://user/users body=user via post',
      'a.ts:6 axios POST http://user/points body=points via post',
    ],
  },
  {
    name: 'opossum around a function of its own, in a field',
    files: {
      'a.ts':
        "import CircuitBreaker from 'opossum';\nclass Users {\n private readonly breaker = new CircuitBreaker(async (path: string) => fetch(`http://user${path}`));\n list() { return this.breaker.fire('/users'); } }",
    },
    expected: ['a.ts:4 fetch GET http://user/users via function'],
  },
  {
    name: 'opossum exported from another file',
    files: {
      'a.ts':
        "import { breaker } from './breakers';\nexport const f = () => breaker.fire('http://user/users');",
      'breakers.ts':
        "import axios from 'axios';\nimport CircuitBreaker from 'opossum';\nexport const breaker = new CircuitBreaker(axios.get);",
    },
    expected: ['a.ts:2 axios GET http://user/users'],
  },
  {
    name: 'brakes',
    files: {
      'a.ts':
        "import got from 'got';\nconst Brakes = require('brakes');\nconst brake = new Brakes(got.get, {});\nbrake.exec('http://user/users');",
    },
    expected: ['a.ts:4 got GET http://user/users'],
  },
  {
    name: 'cockatiel',
    files: {
      'a.ts':
        "import axios from 'axios';\nimport { circuitBreaker, handleAll } from 'cockatiel';\nconst policy = circuitBreaker(handleAll, {});\nexport const f = () => policy.execute(() => axios.get('http://user/users'));",
    },
    expected: ['a.ts:4 axios GET http://user/users'],
  },
  {
    name: 'near miss: something else that fires',
    files: {
      'a.ts':
        "import axios from 'axios';\nimport 'opossum';\nclass Gun { constructor(private readonly aim: unknown) {}\n fire(path: string) {} }\nnew Gun(axios.get).fire('http://user/users');\n/x/.exec('http://user/users');",
    },
    expected: [],
  },
  {
    name: 'cannot tell what the breaker is fired with',
    files: {
      'a.ts':
        "import axios from 'axios';\nimport CircuitBreaker from 'opossum';\nnew CircuitBreaker(axios.get).fire(address());",
    },
    expected: ['a.ts:3 axios GET {address()}'],
  },
];

describe('circuit breakers', () => {
  it.each(cases.map((entry) => [entry.name, entry] as const))('%s', (_name, { files, expected }) => {
    expect(requestsOf(files)).toEqual(expected);
  });
});
