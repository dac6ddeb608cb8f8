import { main } from '../../src/cli/main.js';

/** The command line as a process of its own, from its sources: `tsx test/helpers/cli-process.ts analyze DIR`. */
process.exitCode = await main(process.argv.slice(2), process);
