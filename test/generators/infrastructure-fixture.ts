import type { EmitContext } from '../../src/generators/emitter.js';
import type { Analysis } from '../../src/model/analysis.js';
import type { ConsumerSpec, MessageSpec } from '../../src/model/message-spec.js';
import type { Deployable, Service } from '../../src/model/service.js';
import { serviceOf } from '../helpers/analysis-builders.js';
import { memoryRepository } from '../helpers/memory-repository.js';

/** A service with code under `services/NAME/src` whose entry is `server.ts`. */
export function service(name: string, changes: Partial<Service> = {}): Service {
  return serviceOf({ name, ports: [7411], ...changes });
}

export function taskDefinitionFile(name: string): Deployable {
  return {
    kind: 'ecs-task-definition',
    file: `services/${name}/task-definition.json`,
    pointer: '/containerDefinitions/0',
  };
}

export function dockerfile(name: string): Deployable {
  return { kind: 'dockerfile', file: `services/${name}/Dockerfile`, pointer: '' };
}

export function consumer(message: string, name: string, changes: Partial<ConsumerSpec> = {}): ConsumerSpec {
  return {
    flow: `${message}:${name}`,
    service: name,
    route: `${name} POST /things`,
    failure: 'propagates',
    mapping: { forEach: null, method: 'POST', path: '/things', pathArguments: [], body: { kind: 'none' } },
    work: {
      kind: 'extracted',
      module: `services/${name}/src/things.ts`,
      function: 'addThing',
      parameters: ['body'],
      database: null,
    },
    ...changes,
  };
}

export function message(
  name: string,
  router: MessageSpec['router'],
  consumers: readonly ConsumerSpec[],
): MessageSpec {
  return {
    name,
    kind: router === 'sns' ? 'event' : 'command',
    producer: name.split('.')[0] ?? '',
    router,
    version: 1,
    keyed: true,
    fields: [],
    consumers: [...consumers],
  };
}

export function emitContext(
  services: readonly Service[],
  messages: readonly MessageSpec[],
  files: Readonly<Record<string, string>> = {},
): EmitContext {
  const analysis: Analysis = {
    inputsHash: '',
    services,
    calls: [],
    messages: [],
    unresolved: { count: 0, missingFacts: [] },
    notices: [],
  };
  return { analysis, messages, repository: memoryRepository(files) };
}

/** The task definition of a service as a repository would have it. */
export function taskDefinition(name: string, changes: object = {}, container: object = {}): object {
  return {
    family: `parcel-${name}`,
    requiresCompatibilities: ['FARGATE'],
    networkMode: 'awsvpc',
    cpu: '512',
    memory: '1024',
    runtimePlatform: { cpuArchitecture: 'ARM64', operatingSystemFamily: 'LINUX' },
    executionRoleArn: 'arn:aws:iam::222233334444:role/parcel-execution',
    taskRoleArn: `arn:aws:iam::222233334444:role/parcel-${name}`,
    containerDefinitions: [
      {
        name,
        image: `222233334444.dkr.ecr.eu-north-1.amazonaws.com/parcel/${name}:7`,
        essential: true,
        portMappings: [{ containerPort: 7411 }],
        environment: [{ name: 'LEVEL', value: 'info' }],
        secrets: [{ name: 'STORE_URL', valueFrom: 'arn:aws:ssm:eu-north-1:222233334444:parameter/store' }],
        logConfiguration: {
          logDriver: 'awslogs',
          options: {
            'awslogs-group': `/parcel/${name}`,
            'awslogs-region': 'eu-north-1',
            'awslogs-stream-prefix': 'web',
            mode: 'non-blocking',
          },
        },
        healthCheck: { command: ['CMD-SHELL', 'curl -f localhost:7411'] },
        ...container,
      },
    ],
    ...changes,
  };
}

/** A shop of parcels: an event to two consumers and, from one of these, a command to the other. */
export function parcelContext(files: Readonly<Record<string, string>> = {}): EmitContext {
  const services = ['depot', 'invoice', 'mail'].map((name) =>
    service(name, { deployables: [dockerfile(name), taskDefinitionFile(name)] }),
  );
  const relay = {
    kind: 'relay',
    address: 'http://mail:7411',
    because: 'Its handler streams.',
  } as const;
  const messages = [
    message('depot.ParcelSorted', 'sns', [
      consumer('depot.ParcelSorted', 'mail', { work: relay }),
      consumer('depot.ParcelSorted', 'invoice'),
    ]),
    message('invoice.SendMail', 'sqs', [consumer('invoice.SendMail', 'mail', { work: relay })]),
  ];
  const own = Object.fromEntries(
    services.flatMap(({ name }) => [
      [`services/${name}/task-definition.json`, JSON.stringify(taskDefinition(name))],
      [
        `services/${name}/Dockerfile`,
        'FROM node:20\nCMD ["node", "--enable-source-maps", "dist/server.js"]\n',
      ],
      [`services/${name}/src/server.ts`, "import './app.js';\n"],
    ]),
  );
  return emitContext(services, messages, { ...own, ...files });
}
