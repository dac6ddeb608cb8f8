import { describe, expect, it } from 'vitest';
import { planDeployment } from '../../../src/apply/deploy/plan-deployment.js';
import type { WorkerState } from '../../../src/apply/deploy/state.js';
import type { WorkerFiles } from '../../../src/apply/deploy/worker-files.js';
import { emptyState, labState, labWorker, revisionArn } from './deploy-fixture.js';

function changed<Value>(value: Value, change: (copy: Value) => unknown): Value {
  const copy = structuredClone(value);
  change(copy);
  return copy;
}

/** The steps as kind, and each difference in one line. */
function planned(worker: WorkerFiles, state: WorkerState): readonly (readonly [string, readonly string[]])[] {
  return planDeployment([worker], [state]).map(({ kind, differences }) => [
    kind,
    differences.map(({ field, before, after }) => `${field}: ${before} → ${after}`),
  ]);
}

describe('what has to be deployed', () => {
  it('is nothing where AWS has it, in other words and with more of its own', () => {
    expect(planDeployment([labWorker()], [labState()])).toEqual([]);
  });

  it('is everything where AWS has nothing, in the order in which it builds up', () => {
    const worker = labWorker();
    const base = { worker: 'lab-worker', exists: false, differences: [] };
    expect(planDeployment([worker], [emptyState])).toEqual([
      { ...base, kind: 'register-task-definition', subject: 'lab-worker', input: worker.taskDefinition },
      { ...base, kind: 'create-service', subject: 'lab-worker', input: worker.service },
      { ...base, kind: 'register-scalable-target', subject: 'lab-worker', input: worker.scalableTarget },
      { ...base, kind: 'put-scaling-policy', subject: 'lab-backlog', input: worker.scalingPolicies[0] },
    ]);
  });

  it.each<[string, (worker: WorkerFiles) => unknown, readonly (readonly [string, readonly string[]])[]]>([
    [
      'a variable',
      ({ taskDefinition: { containerDefinitions: [lab] = [] } }) => lab?.environment?.pop(),
      [
        [
          'register-task-definition',
          ['containerDefinitions.lab.environment.EDA_CONCURRENCY: 10 → undefined'],
        ],
        ['update-service', ['taskDefinition: lab-worker:3 → the new revision of lab-worker']],
      ],
    ],
    [
      'a secret, whose values are not shown',
      ({ taskDefinition: { containerDefinitions: [lab] = [] } }) =>
        lab?.environment?.push(
          { name: 'API_TOKEN', value: 'abc' },
          { name: 'STORE', value: 'pg://u:pw@host/db' },
        ),
      [
        [
          'register-task-definition',
          [
            'containerDefinitions.lab.environment.API_TOKEN: undefined → (hidden)',
            'containerDefinitions.lab.environment.STORE: undefined → (hidden)',
          ],
        ],
        ['update-service', ['taskDefinition: lab-worker:3 → the new revision of lab-worker']],
      ],
    ],
    [
      'a container that is not essential',
      ({ taskDefinition: { containerDefinitions: [lab] = [] } }) =>
        Object.assign(lab ?? {}, { essential: false }),
      [
        ['register-task-definition', ['containerDefinitions.lab.essential: undefined → false']],
        ['update-service', ['taskDefinition: lab-worker:3 → the new revision of lab-worker']],
      ],
    ],
    [
      'the network and the circuit breaker',
      ({ service }) =>
        Object.assign(service, {
          networkConfiguration: {
            awsvpcConfiguration: {
              subnets: ['subnet-c'],
              securityGroups: ['sg-a'],
              assignPublicIp: 'DISABLED',
            },
          },
          deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback: false } },
        }),
      [
        [
          'update-service',
          [
            'deploymentConfiguration.deploymentCircuitBreaker.rollback: true → false',
            'networkConfiguration.awsvpcConfiguration.subnets: ["subnet-a","subnet-b"] → ["subnet-c"]',
          ],
        ],
      ],
    ],
    ['not the number of tasks', ({ service }) => Object.assign(service, { desiredCount: 3 }), []],
    [
      'the limits',
      ({ scalableTarget }) => Object.assign(scalableTarget, { MaxCapacity: 25 }),
      [['register-scalable-target', ['MaxCapacity: 10 → 25']]],
    ],
    [
      'the policy',
      ({ scalingPolicies: [policy] }) =>
        Object.assign(policy?.TargetTrackingScalingPolicyConfiguration ?? {}, {
          TargetValue: 60,
          ScaleInCooldown: 9,
        }),
      [
        [
          'put-scaling-policy',
          [
            'TargetTrackingScalingPolicyConfiguration.ScaleInCooldown: undefined → 9',
            'TargetTrackingScalingPolicyConfiguration.TargetValue: 600 → 60',
          ],
        ],
      ],
    ],
  ])('is just what differs: %s', (_, change, expected) => {
    expect(planned(changed(labWorker(), change), labState())).toEqual(expected);
  });

  it('moves a service that runs an older revision to the one that is there', () => {
    const state = changed(labState(), ({ service }) => {
      if (service) service.taskDefinition = revisionArn.replace(':3', ':2');
    });
    expect(planDeployment([labWorker()], [state])).toEqual([
      {
        worker: 'lab-worker',
        subject: 'lab-worker',
        exists: true,
        kind: 'update-service',
        differences: [{ field: 'taskDefinition', before: 'lab-worker:2', after: 'lab-worker:3' }],
        input: { cluster: 'harbour', service: 'lab-worker', taskDefinition: revisionArn },
      },
    ]);
  });

  it('does not compare what the answer leaves out', () => {
    const state = changed(labState(), ({ service }) => {
      delete service?.deploymentConfiguration;
      delete service?.enableECSManagedTags;
    });
    expect(planDeployment([labWorker()], [state])).toEqual([]);
  });

  it('joins the Service Connect namespace of its service as a client', () => {
    const neighbour = {
      serviceName: 'lab',
      deployments: [
        { status: 'ACTIVE', serviceConnectConfiguration: { enabled: true, namespace: 'old' } },
        {
          status: 'PRIMARY',
          serviceConnectConfiguration: {
            enabled: true,
            namespace: 'harbour',
            services: [{ portName: 'http' }],
          },
        },
      ],
    };
    const [, create] = planDeployment([labWorker()], [{ ...emptyState, neighbour }]);
    expect(create?.input).toEqual({
      ...labWorker().service,
      serviceConnectConfiguration: { enabled: true, namespace: 'harbour' },
    });
  });
});
