import { describe, expect, test } from 'vitest';
import { backstageCases } from './cases/backstage.js';
import { discovered } from './cases/case.js';
import { cloudformationCases } from './cases/cloudformation.js';
import { composeCases } from './cases/compose.js';
import { copilotCases } from './cases/copilot.js';
import { daprCases } from './cases/dapr.js';
import { ecsCases } from './cases/ecs.js';
import { envFileCases } from './cases/env-files.js';
import { gatewayCases } from './cases/gateways.js';
import { helmCases } from './cases/helm.js';
import { kubernetesCases } from './cases/kubernetes.js';
import { kustomizeCases } from './cases/kustomize.js';
import { nxCases } from './cases/nx.js';
import { processCases } from './cases/processes.js';
import { serverlessCases } from './cases/serverless.js';
import { workspaceCases } from './cases/workspaces.js';

/** One file a source; a line here for each. */
const sources = {
  backstage: backstageCases,
  cloudformation: cloudformationCases,
  copilot: copilotCases,
  dapr: daprCases,
  compose: composeCases,
  ecs: ecsCases,
  'env-files': envFileCases,
  helm: helmCases,
  kubernetes: kubernetesCases,
  kustomize: kustomizeCases,
  gateways: gatewayCases,
  nx: nxCases,
  processes: processCases,
  serverless: serverlessCases,
  workspaces: workspaceCases,
};

describe.each(Object.entries(sources))('%s', (_, cases) => {
  test.each(cases.map((it) => [`${it.name} (${it.form})`, it] as const))('%s', (_name, { files, found }) => {
    expect(discovered(files)).toEqual({ gateways: [], notices: [], ...found });
  });

  test('has a match, a near miss and something that cannot be told', () => {
    expect([...new Set(cases.map(({ form }) => form))].sort()).toEqual(['cannot tell', 'match', 'near miss']);
  });
});
