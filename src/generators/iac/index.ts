import { infrastructureFolder } from '../ecs/worker.js';
import { workerDefaults } from '../ecs/worker-defaults.js';
import type { EmitContext, Emitter } from '../emitter.js';
import { render } from '../render.js';
import { producerNotices } from './producers.js';
import { readmeView } from './readme-view.js';
import { resourcesTemplate } from './resources-template.js';
import { stableJson } from './stable-json.js';

/** Queues, topics, roles and alarms as one CloudFormation template. */
export const resources: Emitter = {
  id: 'resources',
  emit: (context) =>
    context.messages.length === 0
      ? []
      : [
          {
            kind: 'file',
            path: `${infrastructureFolder}/resources.template.json`,
            content: stableJson(resourcesTemplate(context, workerDefaults)),
            origin: { emitter: 'resources', flows: allFlows(context) },
          },
        ],
  notices: producerNotices,
};

/** What the files are, and how to bring them to AWS and back. */
export const infrastructureReadme: Emitter = {
  id: 'infrastructure-readme',
  emit: (context) =>
    context.messages.length === 0
      ? []
      : [
          {
            kind: 'file',
            path: `${infrastructureFolder}/README.md`,
            content: render('docs/infrastructure-readme.md.hbs', readmeView(context, workerDefaults)),
            origin: { emitter: 'infrastructure-readme', flows: allFlows(context) },
          },
        ],
};

function allFlows({ messages }: EmitContext): readonly string[] {
  return messages.flatMap(({ consumers }) => consumers.map(({ flow }) => flow)).sort();
}
