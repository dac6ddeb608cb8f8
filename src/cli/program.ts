import { Command, Option } from 'commander';
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
  for (const add of [addAnalyze, addApply, addDeploy, addExplain]) {
    add(program, { terminal, finish });
  }
  return program;
}

function addAnalyze(program: Command, { terminal, finish }: Invocation): void {
  program
    .command('analyze')
    .description('find every synchronous call between services, and review what can become an event')
    .argument('[dir]', 'the repository', '.')
    .addOption(
      new Option('-f, --format <format>', 'how to print the result')
        .choices(['text', 'json', 'mermaid'])
        .default('text'),
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
  program
    .command('explain')
    .description('say why a flow is planned as it is, or what a rule or a code means')
    .argument(
      '<subject>',
      'a flow (order.OrderPlaced:loyalty), an edge (order:loyalty), a message, a rule (A5) or a code (EDA1001)',
    )
    .argument('[dir]', 'the repository', '.')
    .action(async (subject: string, directory: string) => {
      const { explainCommand } = await import('./commands/explain.js');
      finish(await explainCommand({ subject, directory, terminal }));
    });
}

/** An option that may be given several times. One that took several words at once would take the folder too. */
function collected(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function listedIds(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), ...value.split(',').filter((id) => id !== '')];
}
