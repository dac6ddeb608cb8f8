import type { EnvironmentFact } from '../fact.js';
import type { UnitSource } from '../units/kinds.js';
import type { Unit } from '../units/unit.js';
import type { AddressSource } from './address-book.js';
import { portsInCode } from './code-ports.js';

export interface ServicePort {
  readonly port: number;
  readonly published: boolean;
  readonly source: AddressSource;
  readonly file: string;
  readonly line: number;
}

/**
 * The ports that a service listens on: what its deployments and Dockerfile say, the `PORT` of its variables; where
 * neither deployments nor variables say anything, also the default in the files that start and configure it.
 */
export function servicePorts(
  unit: Unit,
  { entryFiles, files, repository }: UnitSource,
  envFiles: readonly EnvironmentFact[],
): readonly ServicePort[] {
  const deployed = unit.deployments.flatMap(({ ports, source, file }) =>
    ports.map(({ port, published, line, file: own }) => ({
      port,
      published,
      source,
      file: own ?? file,
      line,
    })),
  );
  const image = unit.dockerfiles.flatMap(({ ports, file }) =>
    ports.map(({ port, published, line }) => ({
      port,
      published,
      source: 'dockerfile' as const,
      file,
      line,
    })),
  );
  const variables = [
    ...unit.deployments.flatMap(({ env, source }) => env.map((entry) => ({ ...entry, source }))),
    ...envFiles
      .filter(({ folder }) => folder === unit.folder)
      .flatMap(({ entries: own }) => own.map((entry) => ({ ...entry, source: 'env-file' as const }))),
  ];
  const configured = variables
    .filter(({ name, value }) => /^(?:(?:HTTP|APP|SERVER|API)_)?PORT$/.test(name) && /^\d{2,5}$/.test(value))
    .map(({ value, source, file, line }) => ({ port: Number(value), published: false, source, file, line }));
  const told = [...deployed, ...image, ...configured];
  if (deployed.length > 0 || configured.length > 0) return told;
  // What an image exposes is often left from a template: on one machine the code's own port counts beside it.
  const inCode = portsInCode([...entryFiles, ...files.filter(isConfiguration)], repository);
  return [...told, ...inCode.map((found) => ({ ...found, source: 'name' as const }))];
}

/** `config.ts`, `config/index.ts`, `src/env.ts`, `config/default.json`. */
function isConfiguration(file: string): boolean {
  return /(?:^|\/)(?:(?:config|configuration|env|environment|settings|constants)(?:\/index)?\.[cm]?[jt]s|config\/(?:default|production)\.(?:json|[jt]s))$/.test(
    file,
  );
}
