import { describe, expect, it } from 'vitest';
import { deploy } from '../../../src/apply/deploy/deploy.js';
import { UserError } from '../../../src/model/errors.js';
import { memoryRepository } from '../../helpers/memory-repository.js';
import { labWorker, recordingPorts } from './deploy-fixture.js';

const { taskDefinition, service, scalableTarget, scalingPolicies } = labWorker();
const repository = memoryRepository({
  'infra/events/lab-worker/task-definition.json': JSON.stringify(taskDefinition),
  'infra/events/lab-worker/service.json': JSON.stringify(service),
  'infra/events/lab-worker/scaling.json': JSON.stringify({ scalableTarget, scalingPolicies }),
});

/** Deploys to a cluster in eu-north-1 under a policy: the exit code or the error, and what was sent. */
async function deployed(regions: readonly string[] | undefined) {
  const { ports, requests } = recordingPorts();
  const outcome = await deploy({
    repository,
    cluster: 'harbour',
    dryRun: false,
    confirm: async () => true,
    output: { write: () => {} },
    connect: async () => ports,
    ...(regions === undefined ? {} : { regions }),
  }).catch((error: unknown) => error);
  const isSent = requests.length > 0;
  return {
    outcome:
      outcome instanceof UserError ? [outcome.notice.code, outcome.notice.message, outcome.exit] : outcome,
    isSent,
  };
}

describe('the Regions of the policy', () => {
  it.each([[undefined], [['eu-north-1']], [['eu-west-1', 'eu-north-1']]])(
    '%j let a cluster in one of them be',
    async (regions) => {
      expect(await deployed(regions)).toEqual({ outcome: { exit: 0 }, isSent: true });
    },
  );

  it('refuse a cluster elsewhere before anything is sent', async () => {
    expect(await deployed(['eu-west-1', 'eu-central-1'])).toEqual({
      outcome: [
        'EDA5014',
        'The cluster is in eu-north-1, and the policy allows eu-west-1 and eu-central-1 only.',
        2,
      ],
      isSent: false,
    });
  });
});
