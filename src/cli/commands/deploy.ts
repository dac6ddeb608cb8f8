import { resolve } from 'node:path';
import { openRepository } from '../../analyzer/repository.js';
import { deploy } from '../../apply/deploy/deploy.js';
import type { DeployStyle } from '../../apply/deploy/render.js';
import { createStyle } from '../../report/style.js';
import { confirm } from '../confirm.js';
import { configurationOf } from '../declared.js';
import type { Terminal } from '../terminal.js';

export interface DeployOptions {
  readonly directory: string;
  readonly terminal: Terminal;
  readonly cluster: string;
  readonly region?: string;
  readonly endpointUrl?: string;
  readonly subnets?: readonly string[];
  readonly securityGroups?: readonly string[];
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly input?: boolean;
}

/**
 * Sends the generated task definitions, services and scaling policies that differ from what AWS has. Returns the exit
 * code.
 * @throws UserError, InterruptedError
 */
export async function deployCommand(options: DeployOptions): Promise<number> {
  const { directory, terminal, dryRun = false, ...flags } = options;
  // What this package needs of Node is in its engines; the SDK's own remark would stand between question and answer.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
  const repository = openRepository(resolve(directory));
  const declared = await configurationOf(repository);
  const { exit } = await deploy({
    ...flags,
    repository,
    regions: declared?.configuration.policy?.regions,
    dryRun,
    confirm: (question) => confirm(question, options),
    output: { write: terminal.result },
    style: deployStyle(terminal),
  });
  return exit;
}

function deployStyle({ colour, width }: Terminal): DeployStyle {
  const style = createStyle(colour);
  return {
    bold: style.heading,
    dim: style.quiet,
    added: style.good,
    changed: style.open,
    warning: style.open,
    error: style.bad,
    width,
  };
}
