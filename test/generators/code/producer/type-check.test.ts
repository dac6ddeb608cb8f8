import { expect, test } from 'vitest';
import { temporaryFolder } from '../../../helpers/temporary-folder.js';
import { shopInput } from '../../shop.js';
import { typeErrors, writeGenerated } from '../../written.js';

const strictest = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitReturns: true,
  noImplicitOverride: true,
  noUnusedLocals: true,
  noUnusedParameters: true,
  verbatimModuleSyntax: true,
  isolatedModules: true,
};

test('the producers of the shop type-check as they are, and what is generated also under the strictest options', async () => {
  const folder = temporaryFolder();
  await writeGenerated(folder, shopInput());
  expect(typeErrors(folder, 'services/order/tsconfig.json')).toEqual([]);
  expect(typeErrors(folder, 'services/order/tsconfig.json', strictest, '/src/events/')).toEqual([]);
}, 120_000);
