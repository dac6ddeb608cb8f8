import { folderOf } from '../../paths.js';
import type { DiscoverySource } from '../fact.js';
import { readDotenv } from '../texts/dotenv.js';

/** `.env`, `.env.local`, `.env.example` …: variables of the service in whose folder they lie. Not those of tests. */
export const envFiles: DiscoverySource = {
  id: 'env-files',
  files: (path) => /(?:^|\/)\.env(?:\.[\w-]+)*$/.test(path) && !/\.(?:test|e2e|ci)(?:\.|$)/.test(path),
  read: (text, path) => [
    { kind: 'environment', folder: folderOf(path), file: path, entries: readDotenv(text, path) },
  ],
};
