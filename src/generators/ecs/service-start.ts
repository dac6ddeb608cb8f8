import type { Repository } from '../../model/repository.js';
import type { Service } from '../../model/service.js';
import { splitCommand } from './command-words.js';
import { readDockerfileStart } from './dockerfile-start.js';
import { stringsOf } from './json.js';
import { packageScript } from './package-scripts.js';
import type { TaskDefinitionSource } from './task-definition-source.js';

/** A start of the service: the two halves that Docker joins. */
export interface ServiceStart {
  readonly entryPoint: readonly string[];
  readonly command: readonly string[];
  /** True where the entry point must be repeated, because the image does not have it. */
  readonly overridesImage: boolean;
}

const packageManagers = /^(?:.*\/)?(?:npm|pnpm|yarn)$/;

/**
 * What starts a service: the task definition's entry point and command over the Dockerfile's, as ECS joins them; the
 * `start` script of package.json where neither says anything. Undefined where a shell or a script that is not ours to
 * read stands in between.
 */
export function startOf(
  service: Service,
  repository: Repository,
  source: TaskDefinitionSource | undefined,
): ServiceStart | undefined {
  const entryPoint = stringsOf(source?.main.entryPoint);
  const command = stringsOf(source?.main.command);
  const image = imageStart(service, repository);
  if (image === 'unclear' && !(entryPoint && command)) return undefined;
  const base = image === 'unclear' ? noStart : image;
  const start = {
    entryPoint: entryPoint ?? base.entryPoint,
    // An entry point of the task definition takes the image's command away.
    command: command ?? (entryPoint ? [] : base.command),
    overridesImage: entryPoint !== undefined,
  };
  const silent = start.entryPoint.length + start.command.length === 0;
  return expandPackageScript(silent ? { ...noStart, command: ['npm', 'start'] } : start, service, repository);
}

const noStart: ServiceStart = { entryPoint: [], command: [], overridesImage: false };

function imageStart(service: Service, repository: Repository): ServiceStart | 'unclear' {
  const starts = service.deployables
    .filter(({ kind }) => kind === 'dockerfile')
    .map(({ file }) => readDockerfileStart(repository.readText(file) ?? ''))
    .filter((start) => start !== undefined);
  return starts[0] ?? noStart;
}

/** `npm start`, `yarn run serve`: the words of the script itself, since a package manager does not pass on SIGTERM. */
function expandPackageScript(
  start: ServiceStart,
  service: Service,
  repository: Repository,
): ServiceStart | undefined {
  const words = [...start.entryPoint, ...start.command];
  const manager = words.findIndex((word) => packageManagers.test(word));
  if (manager === -1) return start;
  const names = words.slice(manager + 1).filter((word) => !word.startsWith('-') && word !== 'run');
  const script = splitCommand(packageScript(service, repository, names[0] ?? 'start') ?? '');
  if (!script) return undefined;
  const expanded = [...words.slice(0, manager), ...script];
  if (manager < start.entryPoint.length) return { entryPoint: expanded, command: [], overridesImage: true };
  return { ...start, command: expanded.slice(start.entryPoint.length) };
}
