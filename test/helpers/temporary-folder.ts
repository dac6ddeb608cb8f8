import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A new folder with these files that is gone when the test is over. Returns its path. */
export function temporaryFolder(files: Readonly<Record<string, string>> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'eda-migrate-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/**
 * Every file of a folder with its text, by path with `/` separators; `.git`, `node_modules` and the cache, which git
 * never sees, are left out.
 */
export function textsOf(root: string, folder = ''): Record<string, string> {
  return Object.fromEntries(
    readdirSync(join(root, folder))
      .filter((name) => name !== '.git' && name !== 'node_modules')
      .flatMap((name): [string, string][] => {
        const path = folder === '' ? name : `${folder}/${name}`;
        if (path.endsWith('.eda-migrate/cache')) return [];
        return statSync(join(root, path)).isDirectory()
          ? Object.entries(textsOf(root, path))
          : [[path, readFileSync(join(root, path), 'utf8')]];
      }),
  );
}
