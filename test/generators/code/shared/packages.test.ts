import { expect, test } from 'vitest';
import { addedPackages } from '../../../../src/generators/code/shared/packages.js';
import { memoryRepository } from '../../../helpers/memory-repository.js';
import { serviceSample } from '../../samples.js';

const origin = { emitter: 'test', flows: [] };
const path = 'services/order/package.json';

test.each([
  ['{ "dependencies": { "b": "^1" } }', { a: '^3' }],
  ['{ "devDependencies": { "a": "^1", "b": "^1" } }', { a: '^3', b: '^3' }],
  ['{}', { a: '^3', b: '^3' }],
  ['no JSON', { a: '^3', b: '^3' }],
  ['{ "dependencies": ["a"] }', { a: '^3', b: '^3' }],
])('what %s lacks is added', (text, members) => {
  const added = addedPackages(
    serviceSample('order'),
    { b: '^3', a: '^3' },
    memoryRepository({ [path]: text }),
    origin,
  );
  expect(added).toEqual([{ kind: 'json-members', path, pointer: '/dependencies', members, origin }]);
});

test('nothing is added where everything is there, at whatever version', () => {
  const repository = memoryRepository({
    'package.json': '{ "dependencies": { "a": "workspace:*", "b": "1.0.0" } }',
  });
  const service = serviceSample('order', { packageJson: 'package.json' });
  expect(addedPackages(service, { a: '^3', b: '^3' }, repository, origin)).toEqual([]);
});
