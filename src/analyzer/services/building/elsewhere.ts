import type { Service } from '../../../model/service.js';

/**
 * A service whose code is in another repository: only its name and addresses are known here. Its root is empty, so that
 * no file is taken for its own.
 */
export function serviceElsewhere(name: string, known: Partial<Service> = {}): Service {
  return {
    name,
    root: '',
    kind: 'service',
    inRepo: false,
    aliases: [name],
    ports: [],
    language: 'unknown',
    module: 'cjs',
    framework: null,
    packageJson: null,
    sourceRoot: '',
    entryFiles: [],
    datastores: [],
    deployables: [],
    env: [],
    routes: [],
    ...known,
  };
}
