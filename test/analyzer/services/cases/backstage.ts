import { app, type DiscoveryCase } from './case.js';

function component(name: string, members: Readonly<Record<string, string>> = {}): string {
  const { apiVersion = 'backstage.io/v1alpha1', kind = 'Component' } = members;
  return `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata:\n  name: ${name}\nspec:\n  type: service\n`;
}

export const backstageCases: readonly DiscoveryCase[] = [
  {
    name: 'a component is a name of the service beside it',
    form: 'match',
    files: {
      'a/package.json': app('a'),
      'a/catalog-info.yaml': component('order-management'),
    },
    found: { services: ['a | a | service | aliases order-management'], hosts: [] },
  },
  {
    name: 'an API, and another product with the same file name',
    form: 'near miss',
    files: {
      'a/package.json': app('a'),
      'a/catalog-info.yaml': component('orders-api', { kind: 'API' }),
      'b/package.json': app('b'),
      'b/catalog-info.yaml': component('other', { apiVersion: 'acme.example/v1' }),
    },
    found: { services: ['a | a | service', 'b | b | service'], hosts: [] },
  },
  {
    name: 'several components in one file',
    form: 'cannot tell',
    files: {
      'a/package.json': app('a'),
      'a/catalog-info.yaml': `${component('one')}---\n${component('two')}`,
    },
    found: { services: ['a | a | service'], hosts: [] },
  },
];
