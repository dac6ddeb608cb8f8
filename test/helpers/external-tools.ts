import { spawnSync } from 'node:child_process';
import { describe } from 'vitest';

export interface ExternalTool {
  readonly name: string;
  /** A command that succeeds where the tool is installed. */
  readonly probe: readonly [string, ...string[]];
  readonly install: string;
}

export const cfnLint: ExternalTool = {
  name: 'cfn-lint',
  probe: ['cfn-lint', '--version'],
  install: 'pip install cfn-lint',
};

export const motoServer: ExternalTool = {
  name: 'moto server',
  probe: ['python3', '-c', 'import moto.server'],
  install: "pip install 'moto[server]'",
};

export const tmux: ExternalTool = {
  name: 'tmux',
  probe: ['tmux', '-V'],
  install: 'apt-get install tmux, or brew install tmux',
};

/**
 * A `describe` for a suite that needs a tool from outside npm. Where the tool is missing the suite is skipped with a loud
 * line; with CI=true its absence is a failure, so that nobody takes a skipped suite for a passed one.
 */
export function describeWith(tool: ExternalTool): typeof describe | typeof describe.skip {
  const [command, ...arguments_] = tool.probe;
  const installed = spawnSync(command, arguments_, { stdio: 'ignore', timeout: 60_000 }).status === 0;
  if (installed) return describe;
  const sentence = `${tool.name} is not installed (${tool.install})`;
  if (process.env.CI === 'true') throw new Error(`${sentence}, and CI=true allows no skipped suite.`);
  process.stderr.write(`\n!!! SKIPPED: ${sentence}. The tests that need it did not run.\n\n`);
  return describe.skip;
}
