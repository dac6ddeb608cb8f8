import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyzer/index.js';
import { openRepository } from '../../src/analyzer/repository.js';
import { folderTarget } from '../../src/apply/target.js';
import { type CacheContext, cachedAnalysis, rememberAnalysis } from '../../src/cli/analysis-cache.js';
import type { Analysis } from '../../src/model/analysis.js';
import { temporaryFolder } from '../helpers/temporary-folder.js';

const files = {
  'package.json': JSON.stringify({ name: 'shop', workspaces: ['services/*'] }),
  'docker-compose.yml': 'services:\n  order:\n    build: services/order\n  mail:\n    build: services/mail\n',
  'services/order/package.json': JSON.stringify({ name: 'order', dependencies: { axios: '1' } }),
  'services/order/src/place.ts': `import axios from 'axios';
export const place = () => axios.post('http://mail:3000/mails', {});
`,
  'services/mail/package.json': JSON.stringify({ name: 'mail' }),
  'services/mail/src/app.ts': "export const text = 'mail';\n",
};
const cacheFile = '.eda-migrate/cache/analysis.json';
/** Long before and long after the files of a test were written. */
const longAgo = 0;
const later = Date.now() + 3_600_000;

function contextOf(root: string, tool = 'eda-migrate 1.0.0'): CacheContext {
  return { repository: openRepository(root), target: folderTarget(root), tool };
}

/** Analyses and remembers, as a run that began at a time. */
function remembered(root: string, begunAt: number): Analysis {
  const context = contextOf(root);
  return analyze(context.repository, {
    onDone: (analysis, reads) => rememberAnalysis(context, analysis, reads, begunAt),
  });
}

describe('the cache of the analysis', () => {
  it('gives the same result while nothing changed', () => {
    const root = temporaryFolder(files);
    const analysis = remembered(root, later);
    expect(cachedAnalysis(contextOf(root))).toEqual(analysis);
    expect(JSON.stringify(cachedAnalysis(contextOf(root)))).toBe(JSON.stringify(analysis));
  });

  it('is ignored by git on its own', () => {
    const root = temporaryFolder(files);
    remembered(root, later);
    expect(readFileSync(join(root, '.eda-migrate/cache/.gitignore'), 'utf8')).toBe('*\n');
  });

  it.each<[string, (root: string) => void]>([
    ['a source', (root) => appendFileSync(join(root, 'services/order/src/place.ts'), '// more\n')],
    ['a manifest', (root) => writeFileSync(join(root, 'services/mail/package.json'), '{"name":"post"}')],
    ['a deployment file', (root) => appendFileSync(join(root, 'docker-compose.yml'), '    ports: ["1:1"]\n')],
    ['the list of files', (root) => writeFileSync(join(root, 'services/mail/.env'), 'A=1\n')],
  ])('is void when %s changed', (_, change) => {
    const root = temporaryFolder(files);
    remembered(root, later);
    change(root);
    expect(cachedAnalysis(contextOf(root))).toBeUndefined();
  });

  it('compares contents where the times of a file tell nothing', () => {
    const root = temporaryFolder(files);
    const analysis = remembered(root, longAgo);
    expect(cachedAnalysis(contextOf(root))).toEqual(analysis);
    const path = join(root, 'services/order/src/place.ts');
    writeFileSync(path, readFileSync(path, 'utf8').replace('mails', 'posts'));
    expect(cachedAnalysis(contextOf(root))).toBeUndefined();
  });

  it('outlives a file that was only touched', () => {
    const root = temporaryFolder(files);
    const analysis = remembered(root, later);
    utimesSync(join(root, 'services/order/src/place.ts'), 1000, 1000);
    expect(cachedAnalysis(contextOf(root))).toEqual(analysis);
  });

  it('is void for another version of the tool', () => {
    const root = temporaryFolder(files);
    remembered(root, later);
    expect(cachedAnalysis(contextOf(root, 'eda-migrate 1.0.1'))).toBeUndefined();
  });

  it.each<[string, (content: string) => string]>([
    ['cut', (content) => content.slice(0, content.length / 2)],
    ['edited', (content) => content.replace('/mails', '/mails-of-others')],
    ['emptied', () => ''],
    [
      'no JSON behind a right digest',
      () => 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n',
    ],
  ])('is void when it was %s', (_, damage) => {
    const root = temporaryFolder(files);
    remembered(root, later);
    const path = join(root, cacheFile);
    writeFileSync(path, damage(readFileSync(path, 'utf8')));
    expect(cachedAnalysis(contextOf(root))).toBeUndefined();
  });

  it('does without where its folder cannot be made', () => {
    const root = temporaryFolder({ ...files, '.eda-migrate/cache': 'a file' });
    const analysis = remembered(root, later);
    expect(analysis.calls.map(({ id }) => id)).toEqual(['order.place>mail POST /mails']);
    expect(cachedAnalysis(contextOf(root))).toBeUndefined();
  });

  it('writes nothing through a link that leads out of the repository', () => {
    const outside = temporaryFolder();
    const root = temporaryFolder(files);
    mkdirSync(join(root, '.eda-migrate'));
    symlinkSync(outside, join(root, '.eda-migrate/cache'));
    remembered(root, later);
    expect(existsSync(join(outside, 'analysis.json'))).toBe(false);
    expect(cachedAnalysis(contextOf(root))).toBeUndefined();
  });
});
