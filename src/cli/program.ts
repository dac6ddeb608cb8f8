import { Argument, Command, Option } from 'commander';
import { type PublishedSchema, publishedSchemas } from '../model/published-schema.js';
import { graphChoices, rowChoices } from '../report/format.js';
import type { Terminal } from './terminal.js';
import { toolVersion } from './version.js';

/** What every command is given: where it writes and a place for its exit code. */
export interface Invocation {
  readonly terminal: Terminal;
  readonly finish: (code: number) => void;
}

/**
 * The command line as commander sees it. Each command's code is loaded when it is run, so that help stays fast.
 * Throws commander's own errors instead of exiting.
 */
export function createProgram({ terminal, finish }: Invocation): Command {
  const program = new Command('eda-migrate')
    .description(
      'Takes a repository of synchronous TypeScript microservices to an event-driven\narchitecture on Amazon ECS with AWS Fargate, one flow at a time.',
    )
    .version(toolVersion(), '-V, --version')
    .option('--debug', 'print the stack of an error')
    .addHelpText('after', '\nStart with: eda-migrate analyze')
    .exitOverride()
    .configureOutput({ writeOut: terminal.result, writeErr: terminal.note });
  for (const add of [addAnalyze, addPlan, addApply, addDeploy, addExplain, addConfig, addSchema]) {
    add(program, { terminal, finish });
  }
  return program;
}

function addAnalyze(program: Command, { terminal, finish }: Invocation): void {
  const command = program
    .command('analyze')
    .description('find every synchronous call between services, and review what can become an event')
    .argument('[dir]', 'the repository', '.')
    .addOption(
      new Option('-f, --format <format>', 'how to print the result')
        .choices(['text', 'json', 'markdown', 'mermaid', 'dot', 'csv'])
        .default('text'),
    )
    .addOption(
      new Option('--graph <which>', 'which graph mermaid and dot draw; both where left out').choices(
        graphChoices,
      ),
    )
    .addOption(
      new Option('--rows <which>', 'what each row of csv is; calls where left out').choices(rowChoices),
    )
    .option('-y, --yes', 'take every suggestion that is not decided yet, and save the plan')
    .option('--no-input', 'never ask')
    .option('--no-cache', 'analyse everything anew')
    .action(
      async (
        directory: string,
        options: { format: string; yes?: boolean; input: boolean; cache: boolean },
      ) => {
        const { analyzeCommand } = await import('./commands/analyze.js');
        finish(await analyzeCommand({ directory, terminal, ...options }));
      },
    );
  takeTraffic(command);
}

/** What `--set` can change; the registry of settings is not loaded for help. */
const settingsHelp = `
Keys of --set, behind a flow, a message or an edge and a dot:
  router      sqs, sns, eventbridge, kinesis, step-functions or none
  name        of the message, such as OrderPlaced
  key         for order and canary: a variable at the call, such as order.id
  decision    accept, keep-sync, skip or undecided
  merge-with  another message, such as order.OrderPlaced
  split       the name of the new message, such as AwardPoints`;

function addPlan(program: Command, { terminal, finish }: Invocation): void {
  program
    .command('plan')
    .description('print the plan, or change it without being asked')
    .argument('[dir]', 'the repository', '.')
    .option(
      '--set <flow.key=value>',
      'change one thing, as in order.OrderPlaced:loyalty.router=sns; repeatable',
      collected,
    )
    .addOption(new Option('--edit', 'open the plan in your editor, and check it').conflicts('set'))
    .addOption(
      new Option('-f, --format <format>', 'how to print the plan').choices(['text', 'json']).default('text'),
    )
    .option('-n, --dry-run', 'say what would change, write nothing')
    .option('--no-input', 'never ask')
    .addHelpText('after', settingsHelp)
    .action(async (directory: string, options: { format: string }) => {
      const { planCommand } = await import('./commands/plan.js');
      finish(await planCommand({ directory, terminal, ...options }));
    });
}

function addApply(program: Command, { terminal, finish }: Invocation): void {
  program
    .command('apply')
    .description('write the code and the infrastructure of the accepted flows')
    .argument('[dir]', 'the repository', '.')
    .option(
      '--flow <id>',
      'only this flow, or the flows of an edge (order:loyalty) or message; repeatable',
      collected,
    )
    .option('-n, --dry-run', 'show what would be written, write nothing')
    .option('--check', 'as --dry-run; exit code 3 when there is something to write')
    .option('-y, --yes', 'write without asking')
    .option('--no-input', 'never ask')
    .option('--allow-dirty', 'change files that have uncommitted edits')
    .action(async (directory: string, options: Record<string, never>) => {
      const { applyCommand } = await import('./commands/apply.js');
      finish(await applyCommand({ directory, terminal, ...options }));
    });
}

function addDeploy(program: Command, { terminal, finish }: Invocation): void {
  program
    .command('deploy')
    .description('bring task definitions, worker services and scaling policies to Amazon ECS')
    .argument('[dir]', 'the repository', '.')
    .requiredOption('--cluster <name>', 'the ECS cluster')
    .option('--region <region>', 'the AWS region (default: as the AWS SDK finds it)')
    .option('--endpoint-url <url>', 'another AWS endpoint, such as an emulator')
    .option(
      '--subnets <ids>',
      'subnets of new workers, with commas between (default: those of the running service)',
      listedIds,
    )
    .option('--security-groups <ids>', 'their security groups, likewise (default: as above)', listedIds)
    .option('-n, --dry-run', 'show what would change, change nothing')
    .option('-y, --yes', 'deploy without asking')
    .option('--no-input', 'never ask')
    .action(async (directory: string, options: { cluster: string }) => {
      const { deployCommand } = await import('./commands/deploy.js');
      finish(await deployCommand({ directory, terminal, ...options }));
    });
}

function addExplain(program: Command, { terminal, finish }: Invocation): void {
  const command = program
    .command('explain')
    .description('say why a flow is planned as it is, or what a rule or a code means')
    .argument(
      '<subject>',
      'a flow (order.OrderPlaced:loyalty), an edge (order:loyalty), a message, a rule (A5) or a code (EDA1001)',
    )
    .argument('[dir]', 'the repository', '.')
    .action(async (subject: string, directory: string, options: Record<string, never>) => {
      const { explainCommand } = await import('./commands/explain.js');
      finish(await explainCommand({ subject, directory, terminal, ...options }));
    });
  takeTraffic(command);
}

function addConfig(program: Command, { terminal, finish }: Invocation): void {
  const config = program.command('config').description('see what eda-migrate goes by');
  config
    .command('print')
    .description('print each value and where it came from: a flag, the environment, a file or the default')
    .argument('[dir]', 'the repository', '.')
    .addOption(
      new Option('-f, --format <format>', 'how to print it').choices(['text', 'json']).default('text'),
    )
    .option('--no-input', 'as if other commands were given it')
    .option('--no-cache', 'likewise')
    .option('--region <region>', 'likewise')
    .action(async (directory: string, options: { format: string }) => {
      const { configCommand } = await import('./commands/config.js');
      finish(await configCommand({ directory, terminal, ...options }));
    });
}

function addSchema(program: Command, { terminal, finish }: Invocation): void {
  program
    .command('schema')
    .description('print the JSON Schema of the plan, the configuration or the JSON output of analyze')
    .addArgument(new Argument('<name>', 'which').choices(publishedSchemas))
    .action(async (name: PublishedSchema) => {
      const { schemaCommand } = await import('./commands/schema.js');
      finish(schemaCommand({ name, terminal }));
    });
}

/** The options that tell how much is asked of whom, and what that costs. */
function takeTraffic(command: Command): void {
  command
    .option(
      '--traffic <file>',
      'measured traffic: CSV, JSON, an OpenTelemetry or X-Ray export, ALB access logs; repeatable',
      collected,
    )
    .option('--prices <file>', 'prices in place of the built-in ones of us-east-1 (JSON)')
    .option('--quotas <file>', 'quotas in place of the built-in ones of us-east-1 (JSON)');
}

/** An option that may be given several times. One that took several words at once would take the folder too. */
function collected(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function listedIds(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), ...value.split(',').filter((id) => id !== '')];
}
