/** Runs the command line; returns the exit code. */
export async function main(_argv: readonly string[], _process: NodeJS.Process): Promise<number> {
  return 0;
}
