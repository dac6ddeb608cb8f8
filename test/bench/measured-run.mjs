// Runs the command line and writes its peak memory in bytes to the file named first.
import { writeFileSync } from 'node:fs';
import { main } from '../../dist/cli/main.js';

const [report, ...argv] = process.argv.slice(2);
process.exitCode = await main(argv, process);
writeFileSync(report, String(process.resourceUsage().maxRSS * 1024));
