import type {
  PutScalingPolicyCommandInput,
  RegisterScalableTargetCommandInput,
} from '@aws-sdk/client-application-auto-scaling';
import type { CreateServiceCommandInput, RegisterTaskDefinitionCommandInput } from '@aws-sdk/client-ecs';
import { z } from 'zod';
import { deployCatalogue } from '../../model/catalogue/deploy.js';
import { errorOf } from '../../model/errors.js';
import type { Repository } from '../../model/repository.js';

/** What is sent for one worker. */
export interface WorkerFiles {
  readonly name: string;
  readonly taskDefinition: RegisterTaskDefinitionCommandInput;
  readonly service: CreateServiceCommandInput;
  readonly scalableTarget: RegisterScalableTargetCommandInput;
  readonly scalingPolicies: readonly PutScalingPolicyCommandInput[];
}

const folder = 'infra/events';
const text = z.string().min(1);

// Only what deploy itself relies on: the rest is for AWS to judge.
const taskDefinitionSchema = z.looseObject({
  family: text,
  containerDefinitions: z.array(z.looseObject({ name: text, image: text })).min(1),
});
const serviceSchema = z.looseObject({
  serviceName: text,
  taskDefinition: text,
  networkConfiguration: z.looseObject({
    awsvpcConfiguration: z.looseObject({
      subnets: z.array(text).min(1),
      securityGroups: z.array(text),
      assignPublicIp: text,
    }),
  }),
});
const scalingSchema = z.looseObject({
  scalableTarget: z.looseObject({ MinCapacity: z.int().min(0), MaxCapacity: z.int().min(1) }),
  scalingPolicies: z.array(z.looseObject({ PolicyName: text, PolicyType: text })),
});

/**
 * Reads the files of every worker, sorted by name.
 *
 * @throws UserError EDA5001 to EDA5004 when there is none, or one cannot be sent as it is.
 */
export function readWorkerFiles(repository: Repository): readonly WorkerFiles[] {
  const names = workerNames(repository);
  if (names.length === 0) throw errorOf(deployCatalogue.nothingToDeploy, { folder });
  const files = names.flatMap((name) => fileNames.map((file) => `${folder}/${name}/${file}`));
  requireFilledIn(files, repository);
  return names.map((name) => readWorker(name, repository));
}

const fileNames = ['task-definition.json', 'service.json', 'scaling.json'] as const;

function workerNames(repository: Repository): readonly string[] {
  const names = repository.files
    .map((file) => /^infra\/events\/([^/]+-worker)\/[^/]+\.json$/.exec(file)?.[1])
    .filter((name) => name !== undefined);
  return [...new Set(names)].sort();
}

function readWorker(name: string, repository: Repository): WorkerFiles {
  const path = (file: (typeof fileNames)[number]): string => `${folder}/${name}/${file}`;
  const scaling = readJson(path('scaling.json'), scalingSchema, repository);
  // The members that deploy relies on were checked; AWS checks the rest, with better words than ours.
  return {
    name,
    taskDefinition: readJson(path('task-definition.json'), taskDefinitionSchema, repository),
    service: readJson(
      path('service.json'),
      serviceSchema,
      repository,
    ) as unknown as CreateServiceCommandInput,
    scalableTarget: scaling.scalableTarget as unknown as RegisterScalableTargetCommandInput,
    scalingPolicies: scaling.scalingPolicies as unknown as readonly PutScalingPolicyCommandInput[],
  };
}

function readJson<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  repository: Repository,
): z.infer<Schema> {
  const content = repository.readText(file);
  if (content === undefined)
    throw errorOf(deployCatalogue.fileIncomplete, { file, problem: 'it is not there' }, { file });
  const result = schema.safeParse(parse(file, content));
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const member = issue?.path.map(String).join('.') ?? '';
  const problem = `${member === '' ? 'the document' : member}: ${issue?.message ?? 'not as expected'}`;
  throw errorOf(deployCatalogue.fileIncomplete, { file, problem }, { file });
}

function parse(file: string, content: string): unknown {
  try {
    return JSON.parse(content);
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    const place = { file, line: lineOf(content, problem) };
    throw errorOf(deployCatalogue.fileNotJson, { file, problem }, place, { cause: error });
  }
}

/** The parser names a position; at the end of the text it names none. */
function lineOf(content: string, problem: string): number {
  const position = /at position (\d+)/.exec(problem)?.[1];
  const before = position === undefined ? content.trimEnd() : content.slice(0, Number(position));
  return before.split('\n').length;
}

/** A placeholder of the user's, or one of ours that nobody knows how to fill in. */
const placeholder =
  /<(?!DEPLOY:(?:CLUSTER|SUBNETS|SECURITY_GROUPS|ASSIGN_PUBLIC_IP)>)(?:DEPLOY:)?[A-Z][A-Z0-9_]*>/g;

function requireFilledIn(files: readonly string[], repository: Repository): void {
  const found = files.flatMap((file) =>
    (repository.readText(file) ?? '')
      .split('\n')
      .flatMap((line, index) =>
        (line.match(placeholder) ?? []).map((name) => ({ file, line: index + 1, name })),
      ),
  );
  const [first] = found;
  if (!first) return;
  const places = found.map(({ file, line, name }) => `${name} (${file}:${line})`);
  throw errorOf(deployCatalogue.placeholdersLeft, { places }, { file: first.file, line: first.line });
}
