import { exitCode } from '../exit-code.js';
import { catalogue } from './entry.js';

/** What the infrastructure side of the generators can say to the user. */
export const generatorsInfrastructureCatalogue = catalogue({
  workerCommandUnknown: {
    code: 'EDA3201',
    severity: 'warning',
    message: ({ service, file, placeholder }: { service: string; file: string; placeholder: string }) =>
      `How ${service} is started does not show which script of it runs, so the command of its worker in ${file} is the placeholder ${placeholder}.`,
    help: 'Replace the placeholder by the path, in the image, of the built events/worker file.',
    explain:
      'The worker runs in the image of its service, with the command of the service changed to start events/worker in ' +
      'place of the server. The command is read from the ECS task definition, then from the Dockerfile, then from the ' +
      'start script of package.json. Here a shell line, a process manager or a script of your own stands in between. ' +
      'Fill in the path; applying again keeps what you wrote, and deploy refuses while the placeholder is there.',
  },
  valuesToFillIn: {
    code: 'EDA3202',
    severity: 'warning',
    message: (context: { service: string; file: string; placeholders: readonly string[]; because: string }) =>
      `${context.file} has values to fill in before ${context.service}'s worker can be deployed, because ${context.because}: ${context.placeholders.join(', ')}.`,
    help: 'Replace each of them in the file; applying again keeps what you filled in.',
    explain:
      'The task definition of a worker is made from the task definition of its service. What the repository does not ' +
      'hold (the account, the Region, the image, the execution role) stands in the file as <NAME IN CAPITALS>. Fill it ' +
      'in by hand, or put the task definition of the service into the repository and apply again. Values in ' +
      '<DEPLOY:…> are not yours to fill in: eda-migrate deploy does it from the cluster that it is given.',
  },
  fargateSizeChanged: {
    code: 'EDA3203',
    severity: 'warning',
    message: (context: { service: string; from: string; to: string }) =>
      `Fargate does not offer the size of ${context.service}'s task definition (${context.from}); its worker gets ${context.to}.`,
    help: 'Check that the worker has enough memory, or give the service a size that Fargate offers.',
    explain:
      'Fargate runs tasks of certain pairs of CPU and memory only, and refuses a task definition with any other pair. ' +
      'A service that runs on EC2 instances may have another pair or none. The worker gets the smallest pair that has ' +
      'at least as much of both.',
  },
  workerHasOwnRole: {
    code: 'EDA3204',
    severity: 'warning',
    message: ({ service, own, role }: { service: string; own: string; role: string }) =>
      `${service}'s worker runs under a role of its own, ${role}, which may read its queues and nothing else; what ${own} allows is not part of it.`,
    help: 'If the business code calls other AWS services, attach those policies to the worker role too.',
    explain:
      'The worker runs the business code of the service, and that code may need what the task role of the service ' +
      'allows: a bucket, a table, a key. Which of it the worker needs cannot be told from the code with certainty, and ' +
      'giving it everything would be more than it should have. Attach the policies that it needs with aws iam ' +
      'attach-role-policy; the stack does not take them away.',
  },
  producerVariables: {
    code: 'EDA3205',
    severity: 'info',
    message: ({ service, variables }: { service: string; variables: readonly string[] }) =>
      `${service} needs ${variables.length === 1 ? 'this variable' : 'these variables'} in its own task definition before a switch is turned: ${variables.join(', ')}.`,
    help: 'Add this to the environment of the service; infra/events/README.md has it ready to copy.',
    explain:
      'A producer finds its queue or topic through an environment variable. Task definitions of your services are yours ' +
      'and are not edited. While every switch is at sync the variable is not read; with any other mode and no address ' +
      'the service refuses to start, so add the address first and turn the switch afterwards.',
  },
  sidecarsKept: {
    code: 'EDA3206',
    severity: 'info',
    message: ({ service, containers }: { service: string; containers: readonly string[] }) =>
      `${service}'s worker keeps the other containers of the service's task: ${containers.join(', ')}.`,
    help: 'Remove those that only serve HTTP requests from a copy of your own, or leave them.',
    explain:
      'Log routers, tracing and metrics agents are needed beside the worker too, so every container of the service is ' +
      'kept, without its ports. A reverse proxy in front of the server is of no use to a worker, and where it is ' +
      'essential and reports itself unhealthy it takes the worker down with it.',
  },
  bundledBuild: {
    code: 'EDA3207',
    severity: 'warning',
    message: ({ service, tool, worker }: { service: string; tool: string; worker: string }) =>
      `${service} is built with ${tool}, which builds only the entry points that it is given; ${worker} has to become one of them.`,
    help: 'Add the worker as a second entry point of the build.',
    explain:
      'The worker is a second program of the service. A compiler such as tsc builds every file, a bundler only what ' +
      'its entry points reach. Without the worker among them the image has no such file and its tasks stop as soon as ' +
      'they start.',
  },
  readOnlyRoot: {
    code: 'EDA3208',
    severity: 'warning',
    message: ({ service, folder }: { service: string; folder: string }) =>
      `${service} runs with a read-only root file system; its worker gets a volume at ${folder} for its health file.`,
    help: 'Make sure that the user of the image may write there, for example by declaring the folder as VOLUME.',
    explain:
      'The worker touches a file at each poll and the health check looks at its age. On Fargate a volume belongs to ' +
      'root unless the image declares the folder with VOLUME and gives it to its own user. A worker that cannot write ' +
      'its health file is replaced again and again.',
  },
  workerNameTaken: {
    code: 'EDA3210',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ worker, services }: { worker: string; services: readonly [string, string] }) =>
      `The workers of "${services[0]}" and "${services[1]}" would both be named ${worker}.`,
    help: 'Keep the flows to one of the two services synchronous, or rename the service.',
    explain:
      'ECS services, roles and folders are named after the consumer, with everything but letters, digits, dashes and ' +
      'underscores replaced. Two services arrive at the same name, and one worker would take the place of the other. ' +
      'Nothing was generated.',
  },
});
