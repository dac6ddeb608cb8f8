import type {
  PutScalingPolicyCommandInput,
  RegisterScalableTargetCommandInput,
  TargetTrackingMetricDataQuery,
} from '@aws-sdk/client-application-auto-scaling';
import { deployPlaceholders } from './placeholders.js';
import type { Worker } from './worker.js';
import { acceptableBacklogPerTask, type WorkerFigures } from './worker-defaults.js';

/** How a worker is scaled: the target, and one policy a queue. */
export interface WorkerScaling {
  readonly scalableTarget: RegisterScalableTargetCommandInput;
  readonly scalingPolicies: readonly PutScalingPolicyCommandInput[];
}

/**
 * Scaling on backlog per task. With several queues the policy that asks for most tasks wins, and tasks are taken away
 * only when all agree: https://docs.aws.amazon.com/autoscaling/application/userguide/application-auto-scaling-target-tracking.html
 */
export function workerScaling(worker: Worker, figures: WorkerFigures): WorkerScaling {
  const service = {
    ServiceNamespace: 'ecs',
    ResourceId: `service/${deployPlaceholders.cluster}/${worker.name}`,
    ScalableDimension: 'ecs:service:DesiredCount',
  } as const;
  return {
    scalableTarget: { ...service, MinCapacity: figures.minimumTasks, MaxCapacity: figures.maximumTasks },
    scalingPolicies: worker.queues.map(({ queue }) => ({
      PolicyName: `${queue}-backlog-per-task`,
      PolicyType: 'TargetTrackingScaling',
      ...service,
      TargetTrackingScalingPolicyConfiguration: {
        TargetValue: acceptableBacklogPerTask(figures),
        ScaleOutCooldown: figures.scaleOutCooldownSeconds,
        ScaleInCooldown: figures.scaleInCooldownSeconds,
        CustomizedMetricSpecification: { Metrics: backlogPerTask(queue, worker.name) },
      },
    })),
  };
}

/**
 * Visible messages over running tasks. The guard counts "no task" as one: dividing by zero would give no data, and
 * without data the service would never leave zero. `RunningTaskCount` exists only where the cluster has Container
 * Insights switched on.
 */
function backlogPerTask(queue: string, service: string): TargetTrackingMetricDataQuery[] {
  return [
    {
      Id: 'visible',
      MetricStat: {
        Metric: {
          Namespace: 'AWS/SQS',
          MetricName: 'ApproximateNumberOfMessagesVisible',
          Dimensions: [{ Name: 'QueueName', Value: queue }],
        },
        Stat: 'Sum',
      },
      ReturnData: false,
    },
    {
      Id: 'running',
      MetricStat: {
        Metric: {
          Namespace: 'ECS/ContainerInsights',
          MetricName: 'RunningTaskCount',
          Dimensions: [
            { Name: 'ClusterName', Value: deployPlaceholders.cluster },
            { Name: 'ServiceName', Value: service },
          ],
        },
        Stat: 'Average',
      },
      ReturnData: false,
    },
    {
      Id: 'backlog',
      Label: 'Backlog per task',
      Expression: 'visible / IF(FILL(running, 0) > 0, running, 1)',
      ReturnData: true,
    },
  ];
}
