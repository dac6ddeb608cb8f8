import type { ApplicationAutoScaling } from '@aws-sdk/client-application-auto-scaling';
import type { ECS } from '@aws-sdk/client-ecs';
import type { DeployPorts, EcsReader, EcsWriter, ScalingReader, ScalingWriter } from './ports.js';

export interface ConnectOptions {
  readonly region?: string | undefined;
  readonly endpointUrl?: string | undefined;
}

/** DescribeServices takes ten names a call. */
const namesPerCall = 10;
const dimension = 'ecs:service:DesiredCount';

/**
 * Connects to AWS. The SDK is loaded here and nowhere else, and only when it is needed: it costs more to load than the
 * rest of the tool.
 */
export async function connect(options: ConnectOptions): Promise<DeployPorts> {
  const [{ ECS }, { ApplicationAutoScaling }] = await Promise.all([
    import('@aws-sdk/client-ecs'),
    import('@aws-sdk/client-application-auto-scaling'),
  ]);
  const configuration = {
    ...(options.region === undefined ? {} : { region: options.region }),
    ...(options.endpointUrl === undefined ? {} : { endpoint: options.endpointUrl }),
    maxAttempts: 5,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000 },
  };
  const ecs = new ECS(configuration);
  const scaling = new ApplicationAutoScaling(configuration);
  return {
    ecs: { ...ecsReader(ecs), ...ecsWriter(ecs) },
    scaling: { ...scalingReader(scaling), ...scalingWriter(scaling) },
  };
}

function ecsReader(ecs: ECS): EcsReader {
  return {
    cluster: async (name) => {
      const { clusters = [] } = await ecs.describeClusters({ clusters: [name], include: ['SETTINGS'] });
      const cluster = clusters.find(({ status }) => status === 'ACTIVE');
      if (!cluster) return undefined;
      const insights = cluster.settings?.find((setting) => setting.name === 'containerInsights')?.value;
      return {
        region: cluster.clusterArn?.split(':')[3] ?? '',
        containerInsights: insights === 'enabled' || insights === 'enhanced',
      };
    },
    services: async (cluster, names) => {
      const groups = groupsOf(names, namesPerCall);
      const answers = await Promise.all(
        groups.map((services) => ecs.describeServices({ cluster, services })),
      );
      return answers.flatMap(({ services = [] }) => services).filter(({ status }) => status === 'ACTIVE');
    },
    serviceNames: async (cluster) => {
      const names: string[] = [];
      let nextToken: string | undefined;
      do {
        const page = await ecs.listServices({ cluster, maxResults: 100, nextToken });
        names.push(...(page.serviceArns ?? []).map((arn) => arn.split('/').at(-1) ?? arn));
        nextToken = page.nextToken;
      } while (nextToken !== undefined);
      return names.sort();
    },
    latestTaskDefinition: async (family) => {
      try {
        const answer = await ecs.describeTaskDefinition({ taskDefinition: family, include: ['TAGS'] });
        return answer.taskDefinition && { ...answer.taskDefinition, tags: answer.tags };
      } catch (error) {
        if (isMissingTaskDefinition(error)) return undefined;
        throw error;
      }
    },
  };
}

/** ECS has no error of its own for a family without revisions. */
function isMissingTaskDefinition(error: unknown): boolean {
  return (
    error instanceof Error &&
    error.name === 'ClientException' &&
    error.message.includes('Unable to describe task definition')
  );
}

function ecsWriter(ecs: ECS): EcsWriter {
  return {
    registerTaskDefinition: async (input) => {
      const { taskDefinition } = await ecs.registerTaskDefinition(input);
      return taskDefinition?.taskDefinitionArn ?? '';
    },
    createService: async (input) => {
      await ecs.createService(input);
    },
    updateService: async (input) => {
      await ecs.updateService(input);
    },
  };
}

function scalingReader(scaling: ApplicationAutoScaling): ScalingReader {
  return {
    scalableTarget: async (resourceId) => {
      const { ScalableTargets = [] } = await scaling.describeScalableTargets({
        ServiceNamespace: 'ecs',
        ResourceIds: [resourceId],
        ScalableDimension: dimension,
      });
      return ScalableTargets[0];
    },
    scalingPolicies: async (resourceId) => {
      const { ScalingPolicies = [] } = await scaling.describeScalingPolicies({
        ServiceNamespace: 'ecs',
        ResourceId: resourceId,
        ScalableDimension: dimension,
      });
      return ScalingPolicies;
    },
  };
}

function scalingWriter(scaling: ApplicationAutoScaling): ScalingWriter {
  return {
    registerScalableTarget: async (input) => {
      await scaling.registerScalableTarget(input);
    },
    putScalingPolicy: async (input) => {
      await scaling.putScalingPolicy(input);
    },
  };
}

function groupsOf(names: readonly string[], size: number): string[][] {
  const count = Math.ceil(names.length / size);
  return Array.from({ length: count }, (_, index) => names.slice(index * size, (index + 1) * size));
}
