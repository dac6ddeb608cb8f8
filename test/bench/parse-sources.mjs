// Prints the milliseconds that parsing takes: the yardstick for the time of an analysis. Arguments: the root, and a
// file with the names of the sources, one a line. Runs in a process of its own, so that nothing is warm.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ts } from 'ts-morph';

const [root, list] = process.argv.slice(2);
const kindOf = (file) =>
  /\.tsx$/.test(file) ? ts.ScriptKind.TSX : /\.[cm]?ts$/.test(file) ? ts.ScriptKind.TS : ts.ScriptKind.JSX;
const texts = readFileSync(list, 'utf8')
  .split('\n')
  .map((file) => [file, readFileSync(join(root, file), 'utf8')]);
const start = performance.now();
for (const [file, text] of texts) {
  ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, kindOf(file));
}
process.stdout.write(`${performance.now() - start}\n`);
