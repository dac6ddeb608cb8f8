import type { Repository } from '../../model/repository.js';
import type { Deployable, Service } from '../../model/service.js';
import { atPointer, isObject, type JsonObject, objectsOf, parseJson, stringOf } from './json.js';

/** The task definition that a service runs with, as its repository has it. */
export interface TaskDefinitionSource {
  readonly file: string;
  readonly definition: JsonObject;
  /** The container that runs the service's own code. */
  readonly main: JsonObject;
}

/**
 * Finds the first readable task definition among the service's deployables. Both the input of RegisterTaskDefinition and
 * a saved answer of DescribeTaskDefinition (`{ "taskDefinition": … }`) are read.
 */
export function findTaskDefinition(
  service: Service,
  repository: Repository,
): TaskDefinitionSource | undefined {
  for (const deployable of service.deployables) {
    if (deployable.kind !== 'ecs-task-definition' || isGenerated(deployable.file)) continue;
    const document = parseJson(repository.readText(deployable.file));
    const source = sourceOf(deployable, document, service.name);
    if (source) return source;
  }
  return undefined;
}

/** The worker's own file runs the same image; taking it for the service's would make a worker of the worker. */
function isGenerated(file: string): boolean {
  return file.startsWith('infra/events/');
}

/** The pointer may name the definition or, where several services share one, the service's own container in it. */
function sourceOf(
  { file, pointer }: Deployable,
  document: unknown,
  service: string,
): TaskDefinitionSource | undefined {
  const [outer = ''] = pointer.split('/containerDefinitions/');
  const found = atPointer(document, outer);
  if (!isObject(found)) return undefined;
  const definition = isObject(found.taskDefinition) ? found.taskDefinition : found;
  const named = outer === pointer ? undefined : atPointer(document, pointer);
  const main = isObject(named) ? named : mainContainer(objectsOf(definition.containerDefinitions), service);
  return main && { file, definition, main };
}

/** The container of the service's name, else the one that listens on a port, else the first. */
function mainContainer(containers: readonly JsonObject[], service: string): JsonObject | undefined {
  return (
    containers.find(({ name }) => name === service) ??
    containers.find(
      ({ portMappings, essential }) => objectsOf(portMappings).length > 0 && essential !== false,
    ) ??
    containers[0]
  );
}

/** Where a service's resources live, as far as its task definition gives it away. */
export interface AwsPlace {
  readonly partition: string;
  readonly account: string;
  readonly region: string;
}

const unknownAccount = '<AWS_ACCOUNT_ID>';
const unknownRegion = '<AWS_REGION>';

const roleArn = /^arn:(aws[a-z-]*):iam::(\d{12}):role\//;
const registryImage = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com/;

/**
 * Reads partition, account and Region from roles, the image's registry and the log options of the first task definition
 * that tells them; all services of one repository are taken to run in one place unless their own say otherwise.
 */
export function awsPlaceOf(sources: readonly (TaskDefinitionSource | undefined)[]): AwsPlace {
  const hints = sources.filter((source) => source !== undefined).map(placeHints);
  const region = firstOf(hints.map((hint) => hint.region)) ?? unknownRegion;
  return {
    partition: firstOf(hints.map((hint) => hint.partition)) ?? partitionOf(region),
    account: firstOf(hints.map((hint) => hint.account)) ?? unknownAccount,
    region,
  };
}

type PlaceHints = { readonly [Name in keyof AwsPlace]: string | undefined };

function placeHints({ definition, main }: TaskDefinitionSource): PlaceHints {
  const role = firstOf(
    [definition.executionRoleArn, definition.taskRoleArn].map(
      (arn) => roleArn.exec(stringOf(arn) ?? '') ?? undefined,
    ),
  );
  const image = registryImage.exec(stringOf(main.image) ?? '');
  return { partition: role?.[1], account: role?.[2] ?? image?.[1], region: logRegionOf(main) ?? image?.[2] };
}

function firstOf<Value>(values: readonly (Value | undefined)[]): Value | undefined {
  return values.find((value) => value !== undefined);
}

function logRegionOf(container: JsonObject): string | undefined {
  const configuration = container.logConfiguration;
  const options = isObject(configuration) ? configuration.options : undefined;
  const region = isObject(options) ? stringOf(options['awslogs-region']) : undefined;
  return region !== undefined && /^[a-z]{2}(-[a-z]+)+-\d$/.test(region) ? region : undefined;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

/** The address of a queue of this account. */
export function queueUrl(place: AwsPlace, queue: string): string {
  const suffix = place.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  return `https://sqs.${place.region}.${suffix}/${place.account}/${queue}`;
}
