import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openRepository } from '../../src/analyzer/repository.js';
import { UserError } from '../../src/model/errors.js';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'repository-'));
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

function write(files: Readonly<Record<string, string | Buffer>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), content);
  }
}

function failureOf(folder: string): { code: string; exit: number; message: string } | undefined {
  try {
    openRepository(folder);
  } catch (error) {
    if (error instanceof UserError) {
      return { code: error.notice.code, exit: error.exit, message: error.notice.message };
    }
    throw error;
  }
  return undefined;
}

describe('openRepository', () => {
  test('lists every file that no rule leaves out, sorted', () => {
    write({
      '.gitignore': 'secret\n*.log\n/generated/\n',
      'a.ts': '',
      'z/b.js': '',
      'z/secret/c.js': '',
      'z/debug.log': '',
      'generated/client.ts': '',
      'z/generated/kept.ts': '',
      'node_modules/x/index.js': '',
      'z/node_modules/y/index.js': '',
      '.git/config': '',
      '.eda-migrate/cache/x.json': '',
      '.eda-migrate/lock.json': '',
      'svc/package.json': '{}',
      'svc/src/build/kept.ts': '',
      'svc/dist/server.js': '',
      'plain/dist/kept.js': '',
    });
    expect(openRepository(root).files).toEqual([
      '.eda-migrate/lock.json',
      '.gitignore',
      'a.ts',
      'plain/dist/kept.js',
      'svc/package.json',
      'svc/src/build/kept.ts',
      'z/b.js',
      'z/generated/kept.ts',
    ]);
  });

  test('a nested .gitignore adds and takes back rules below its own folder only', () => {
    write({
      '.gitignore': '*.gen.ts\n',
      'a/.gitignore': '!keep.gen.ts\n/local\n!node_modules\n',
      'a/keep.gen.ts': '',
      'a/drop.gen.ts': '',
      'a/local/x.ts': '',
      'a/node_modules/p/index.js': '',
      'b/keep.gen.ts': '',
      'b/local/x.ts': '',
    });
    expect(openRepository(root).files).toEqual([
      '.gitignore',
      'a/.gitignore',
      'a/keep.gen.ts',
      'b/local/x.ts',
    ]);
  });

  test('follows no symbolic link, to a file or to a folder', () => {
    const outside = mkdtempSync(join(tmpdir(), 'outside-'));
    try {
      writeFileSync(join(outside, 'secret.ts'), 'secret');
      write({ 'a.ts': 'a' });
      symlinkSync(outside, join(root, 'folder'));
      symlinkSync(join(outside, 'secret.ts'), join(root, 'file.ts'));
      const repository = openRepository(root);
      expect(repository.files).toEqual(['a.ts']);
      expect(repository.readText('file.ts')).toBeUndefined();
      expect(repository.readText('../outside/secret.ts')).toBeUndefined();
    } finally {
      rmSync(outside, { recursive: true, force: true });
    }
  });

  test('a file that becomes a link after listing is not read', () => {
    write({ 'a.ts': 'a', 'b.ts': 'b' });
    const repository = openRepository(root);
    rmSync(join(root, 'b.ts'));
    symlinkSync(join(root, 'a.ts'), join(root, 'b.ts'));
    expect(repository.readText('b.ts')).toBeUndefined();
  });

  test('reads text once; binary and very large files are no text', () => {
    write({
      'a.ts': 'export const é = 1;\n',
      'image.png': Buffer.from([0x89, 0x50, 0, 1]),
      'huge.js': Buffer.alloc(2 * 1024 * 1024 + 1, 'x'),
      'large.js': Buffer.alloc(2 * 1024 * 1024, 'x'),
    });
    const repository = openRepository(root);
    expect(repository.readText('a.ts')).toBe('export const é = 1;\n');
    expect(repository.readText('image.png')).toBeUndefined();
    expect(repository.readText('huge.js')).toBeUndefined();
    expect(repository.readText('large.js')?.length).toBe(2 * 1024 * 1024);
    writeFileSync(join(root, 'a.ts'), 'changed');
    expect(repository.readText('a.ts')).toBe('export const é = 1;\n');
  });

  test('a folder without JavaScript or TypeScript is refused', () => {
    write({ 'README.md': 'x', 'main.go': 'x', 'node_modules/a/index.js': '' });
    expect(failureOf(root)).toEqual({
      code: 'EDA1003',
      exit: 2,
      message: `${root} holds no JavaScript or TypeScript source.`,
    });
  });

  test('a missing folder and a file instead of a folder are refused', () => {
    write({ 'a.ts': '' });
    const missing = join(root, 'nowhere');
    const file = join(root, 'a.ts');
    expect([missing, file, join(file, 'below')].map(failureOf)).toEqual([
      { code: 'EDA1001', exit: 2, message: `There is no folder ${missing}.` },
      { code: 'EDA1002', exit: 2, message: `${file} is not a folder.` },
      { code: 'EDA1001', exit: 2, message: `There is no folder ${join(file, 'below')}.` },
    ]);
  });

  // The superuser may read everything, so there is nothing to refuse.
  test.skipIf(process.getuid?.() === 0)(
    'an unreadable folder: an error at the root, a notice below it',
    () => {
      write({ 'a.ts': '', 'data/x.ts': '' });
      chmodSync(join(root, 'data'), 0);
      try {
        const opened = openRepository(root);
        expect(opened.files).toEqual(['a.ts']);
        expect(opened.notices.map(({ code, file }) => ({ code, file }))).toEqual([
          { code: 'EDA1005', file: 'data' },
        ]);
        chmodSync(root, 0);
        expect(failureOf(root)).toEqual({
          code: 'EDA1004',
          exit: 2,
          message: `The folder ${root} cannot be read: permission denied.`,
        });
      } finally {
        chmodSync(root, 0o755);
        chmodSync(join(root, 'data'), 0o755);
      }
    },
  );
});
