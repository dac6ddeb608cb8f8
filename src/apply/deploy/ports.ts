import type {
  PutScalingPolicyCommandInput,
  RegisterScalableTargetCommandInput,
  ScalableTarget,
  ScalingPolicy,
} from '@aws-sdk/client-application-auto-scaling';
import type {
  CreateServiceCommandInput,
  RegisterTaskDefinitionCommandInput,
  Service,
  Tag,
  TaskDefinition,
  UpdateServiceCommandInput,
} from '@aws-sdk/client-ecs';

/** A task definition with its tags, which ECS answers apart. */
export type TaggedTaskDefinition = TaskDefinition & { readonly tags?: Tag[] | undefined };

export interface Cluster {
  readonly region: string;
  readonly containerInsights: boolean;
}

/** Looking only: all that a dry run may use. */
export interface EcsReader {
  /** Undefined where there is no active cluster of that name. */
  readonly cluster: (name: string) => Promise<Cluster | undefined>;
  /** The active ones among the named services. */
  readonly services: (cluster: string, names: readonly string[]) => Promise<readonly Service[]>;
  readonly serviceNames: (cluster: string) => Promise<readonly string[]>;
  /** The latest active revision; undefined where the family has none. */
  readonly latestTaskDefinition: (family: string) => Promise<TaggedTaskDefinition | undefined>;
}

export interface EcsWriter {
  /** Gives back the ARN of the new revision. */
  readonly registerTaskDefinition: (input: RegisterTaskDefinitionCommandInput) => Promise<string>;
  readonly createService: (input: CreateServiceCommandInput) => Promise<void>;
  readonly updateService: (input: UpdateServiceCommandInput) => Promise<void>;
}

export interface ScalingReader {
  readonly scalableTarget: (resourceId: string) => Promise<ScalableTarget | undefined>;
  readonly scalingPolicies: (resourceId: string) => Promise<readonly ScalingPolicy[]>;
}

export interface ScalingWriter {
  readonly registerScalableTarget: (input: RegisterScalableTargetCommandInput) => Promise<void>;
  readonly putScalingPolicy: (input: PutScalingPolicyCommandInput) => Promise<void>;
}

export interface ReadPorts {
  readonly ecs: EcsReader;
  readonly scaling: ScalingReader;
}

export interface WritePorts {
  readonly ecs: EcsWriter;
  readonly scaling: ScalingWriter;
}

/** AWS as far as deploy uses it. */
export interface DeployPorts {
  readonly ecs: EcsReader & EcsWriter;
  readonly scaling: ScalingReader & ScalingWriter;
}
