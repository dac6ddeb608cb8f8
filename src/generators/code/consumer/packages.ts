import { posix } from 'node:path';
import type { Artifact } from '../../../model/artifact.js';
import { startOf } from '../../ecs/service-start.js';
import { deriveWorkerCommand } from '../../ecs/worker-command.js';
import type { EmitContext, Emitter } from '../../emitter.js';
import { addedPackages, sdkRange } from '../shared/packages.js';
import { type Consumer, consumersOf } from './consumers.js';

const id = 'consumer-packages';

/** The SDK client that a worker needs, and a `worker` script that starts it as `start` starts the server. */
export const consumerPackages: Emitter = {
  id,
  emit: (context) =>
    consumersOf(context).flatMap((consumer) => [
      ...addedPackages(consumer.service, { '@aws-sdk/client-sqs': sdkRange }, context.repository, {
        emitter: id,
        flows: consumer.flows,
      }),
      ...workerScript(consumer, context),
    ]),
};

/** Only where the service has a package.json and a `start` script of its own that names the server's file. */
function workerScript({ service, style, flows }: Consumer, { repository }: EmitContext): readonly Artifact[] {
  const path = service.packageJson ?? posix.join(service.root, 'package.json');
  const isOwn = posix.dirname(path) === posix.normalize(service.root);
  const scripts = scriptsOf(repository.readText(path));
  if (!isOwn || scripts === undefined || !scripts.includes('start') || scripts.includes('worker')) return [];
  const folder = posix.relative(service.sourceRoot, style.eventsFolder);
  // Without its deployables the start of a service is its `start` script, whose paths hold from here.
  const start = startOf({ ...service, deployables: [] }, repository, undefined);
  const started = start && deriveWorkerCommand(start, service, folder);
  const words = [...(started?.entryPoint ?? []), ...(started?.command ?? [])];
  if (words.length === 0 || words.some((word) => !/^[\w./:=@-]+$/.test(word))) return [];
  const members = { worker: words.join(' ') };
  return [{ kind: 'json-members', path, pointer: '/scripts', members, origin: { emitter: id, flows } }];
}

function scriptsOf(text: string | undefined): readonly string[] | undefined {
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    const scripts = typeof parsed === 'object' && parsed !== null && 'scripts' in parsed && parsed.scripts;
    return typeof scripts === 'object' && scripts !== null ? Object.keys(scripts) : undefined;
  } catch {
    return undefined;
  }
}
