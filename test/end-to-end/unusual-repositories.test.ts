import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../helpers/run-command.js';
import { temporaryFolder, textsOf } from '../helpers/temporary-folder.js';
import { nodeModules } from '../shop/shop-processes.js';
import { behaviourIn } from './switched-calls.js';
import { typeErrors } from './type-errors.js';
import { type UnusualRepository, unusualRepositories } from './unusual-repositories.js';

/** Said of every applied flow here: rights and variables to fill in, packages to install, no git, at least once. */
const usual = new Set(['EDA3010', 'EDA3105', 'EDA3202', 'EDA3205', 'EDA4007']);

async function applied(files: Readonly<Record<string, string>>) {
  const root = temporaryFolder(files);
  symlinkSync(nodeModules, join(root, 'node_modules'), 'junction');
  const analyzed = await runCommand('analyze', root, '--yes');
  const result = await runCommand('apply', root, '--yes');
  const after = textsOf(root);
  const again = await runCommand('apply', root, '--yes');
  const later = textsOf(root);
  const configs = Object.keys(after).filter((path) => path.endsWith('tsconfig.json'));
  return {
    root,
    codes: [analyzed.code, result.code, again.code],
    notices: [...new Set(result.stderr.match(/\bEDA\d{4}\b/g))].filter((code) => !usual.has(code)),
    after,
    changedAgain: Object.keys(later).filter((path) => later[path] !== after[path]),
    errors: result.stdout === '' ? [] : typeErrors(configs.map((path) => join(root, path))),
  };
}

/** The files of the user's that changed, one under the other. */
function changesOf(files: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): string {
  return Object.entries(files)
    .filter(([path, text]) => path.endsWith('.ts') && after[path] !== text)
    .map(([path]) => `=== ${path}\n${after[path]}`)
    .join('\n');
}

async function check(name: string, { files, notices, module }: UnusualRepository): Promise<void> {
  const { root, after, errors, changedAgain, ...told } = await applied(files);
  expect({ ...told, errors, changedAgain }).toEqual({
    codes: [0, 0, 0],
    notices,
    errors: [],
    changedAgain: [],
  });
  const changes = changesOf(files, after);
  if (module === undefined) {
    expect({ changes, generated: Object.keys(after).filter((path) => /\/events\//.test(path)) }).toEqual({
      changes: '',
      generated: [],
    });
    return;
  }
  await expect(changes).toMatchFileSnapshot(`__golden__/unusual/${name.replace(/\W+/g, '-')}.txt`);
  const written = Object.keys(after).filter((path) => files[path] === undefined);
  const sync = await behaviourIn('sync', root, module, written);
  const shadow = await behaviourIn('shadow', root, module, written);
  const event = await behaviourIn('event', root, module, written);
  const { requests, http } = sync;
  expect(requests.length).toBeGreaterThan(0);
  expect({ sync, shadow, event }).toEqual({
    sync: { requests, http, messages: [], assignments: [], equal: [] },
    shadow: {
      requests,
      http,
      messages: http,
      assignments: shadow.assignments.map(() => '|loyalty'),
      equal: shadow.assignments.map(() => true),
    },
    event: {
      requests: [],
      http: [],
      messages: http,
      assignments: event.assignments.map(() => 'loyalty|'),
      equal: [],
    },
  });
}

describe.each(Object.entries(unusualRepositories))('%s', (start, repositories) => {
  it.each(Object.entries(repositories))(
    '%s',
    (name, repository) => check(`${start} ${name}`, repository),
    60_000,
  );
});
