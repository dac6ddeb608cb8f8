import { generatorsInfrastructureCatalogue as texts } from '../../model/catalogue/generators-infrastructure.js';
import { noticeOf } from '../../model/errors.js';
import type { Notice } from '../../model/notice.js';
import type { Repository } from '../../model/repository.js';
import { styleOf } from '../code/style.js';
import type { EmitContext } from '../emitter.js';
import { isFargateSize, type TaskSize } from './fargate-sizes.js';
import { objectsOf, stringOf } from './json.js';
import { packageJsonOf, packageScript } from './package-scripts.js';
import { userPlaceholders } from './placeholders.js';
import type { Worker } from './worker.js';
import { needsTemporaryVolume, unknownScript } from './worker-container.js';
import { workerDefaults } from './worker-defaults.js';
import { healthFolder } from './worker-environment.js';
import { taskDefinitionFile, workerFileNames } from './worker-files.js';
import { neededSize, workerSize } from './worker-task-definition.js';

/**
 * What the user should know of a worker's files. What can be filled in is told until it is; what can only be thought
 * about is told once, when the worker is new.
 */
export function workerNotices(worker: Worker, context: EmitContext): readonly Notice[] {
  const file = `${worker.folder}/${workerFileNames.taskDefinition}`;
  const isNew = context.repository.readText(file) === undefined;
  return [...openValues(worker, file, context), ...(isNew ? doubts(worker, context.repository) : [])];
}

function openValues(worker: Worker, file: string, context: EmitContext): readonly Notice[] {
  const text = taskDefinitionFile(worker, context);
  const service = worker.service.name;
  const placeholders = userPlaceholders(text);
  const values = placeholders.filter((placeholder) => placeholder !== unknownScript);
  const because = worker.source
    ? `${worker.source.file} does not tell them`
    : `the repository has no ECS task definition of ${service}`;
  const valueNotices =
    values.length > 0
      ? [
          noticeOf(
            texts.valuesToFillIn,
            { service, file, placeholders: values, because },
            placeIn(file, text, values),
          ),
        ]
      : [];
  if (!placeholders.includes(unknownScript)) return valueNotices;
  const place = placeIn(file, text, [unknownScript]);
  return [
    noticeOf(texts.workerCommandUnknown, { service, file, placeholder: unknownScript }, place),
    ...valueNotices,
  ];
}

function placeIn(file: string, text: string, wanted: readonly string[]): { file: string; line: number } {
  const index = text
    .split('\n')
    .findIndex((line) => wanted.some((placeholder) => line.includes(placeholder)));
  return { file, line: index + 1 };
}

function doubts(worker: Worker, repository: Repository): readonly Notice[] {
  return [
    sizeNotice(worker),
    roleNotice(worker),
    sidecarNotice(worker),
    readOnlyNotice(worker),
    bundlerNotice(worker, repository),
  ].filter((notice) => notice !== undefined);
}

function placeOfSource(worker: Worker): { file: string } | undefined {
  return worker.source && { file: worker.source.file };
}

function sizeNotice(worker: Worker): Notice | undefined {
  const needed = neededSize(worker.source, workerDefaults);
  if (isFargateSize(needed)) return undefined;
  const context = {
    service: worker.service.name,
    from: sizeText(needed),
    to: sizeText(workerSize(worker.source, workerDefaults)),
  };
  return noticeOf(texts.fargateSizeChanged, context, placeOfSource(worker));
}

function sizeText({ cpu, memory }: TaskSize): string {
  return `${cpu} CPU units and ${memory} MiB`;
}

function roleNotice(worker: Worker): Notice | undefined {
  const own = stringOf(worker.source?.definition.taskRoleArn);
  const runsBusinessCode = worker.queues.some(({ message }) =>
    message.consumers.some(
      ({ service, work }) => service === worker.service.name && work.kind === 'extracted',
    ),
  );
  if (own === undefined || !runsBusinessCode) return undefined;
  const context = { service: worker.service.name, own, role: worker.role };
  return noticeOf(texts.workerHasOwnRole, context, placeOfSource(worker));
}

function sidecarNotice(worker: Worker): Notice | undefined {
  const containers = objectsOf(worker.source?.definition.containerDefinitions)
    .filter((container) => container !== worker.source?.main)
    .map(({ name }) => String(name));
  if (containers.length === 0) return undefined;
  return noticeOf(texts.sidecarsKept, { service: worker.service.name, containers }, placeOfSource(worker));
}

function readOnlyNotice(worker: Worker): Notice | undefined {
  if (!needsTemporaryVolume(worker)) return undefined;
  const context = { service: worker.service.name, folder: healthFolder };
  return noticeOf(texts.readOnlyRoot, context, placeOfSource(worker));
}

const bundlers = /\b(esbuild|webpack|tsup|ncc|rollup|vite|rspack|parcel)\b/;

function bundlerNotice({ service }: Worker, repository: Repository): Notice | undefined {
  const tool = bundlers.exec(packageScript(service, repository, 'build') ?? '')?.[1];
  if (tool === undefined) return undefined;
  const worker = `${styleOf(service, repository).eventsFolder}/worker.ts`;
  const place = { file: packageJsonOf(service, repository) };
  return noticeOf(texts.bundledBuild, { service: service.name, tool, worker }, place);
}
