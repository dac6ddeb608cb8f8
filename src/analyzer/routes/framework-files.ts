import type { Service } from '../../model/service.js';
import type { SourceProgram } from '../syntax/create-program.js';
import type { RouteFramework } from './route-fact.js';

/** The service whose code a file is, undefined for libraries. */
export type OwnerOf = (file: string) => Service | undefined;

/**
 * The files that may register routes with a framework: source that names one of its packages, belongs to a service that
 * is built on it or has its place in a folder that the framework reads, and documents. Texts are searched by word first,
 * so that a framework that nobody uses costs nothing.
 */
export function filesOfFramework(
  framework: RouteFramework,
  program: SourceProgram,
  ownerOf: OwnerOf,
): readonly string[] {
  const { packages, words, files, documents, id } = framework;
  const naming = new Set(packages.flatMap((name) => filesNaming(name, program)));
  const owners = new Map<string, boolean>();
  const isBuiltOn = (service: Service): boolean => {
    const known = owners.get(service.name) ?? dependsOnAny(service, packages, program);
    owners.set(service.name, known);
    return known;
  };
  const sources = program.sourceFiles.filter((file) => {
    const owner = ownerOf(file);
    const isPlaced = files?.test(file) === true && owner !== undefined && isBuiltOn(owner);
    if (!naming.has(file) && owner?.framework !== id && !isPlaced) return false;
    return words.test(program.textOf(file));
  });
  if (documents === undefined) return sources;
  return [...sources, ...program.repository.files.filter((file) => documents.test(file))];
}

function filesNaming(name: string, program: SourceProgram): readonly string[] {
  return program.filesWith(name).filter((file) => {
    const text = program.textOf(file);
    return text.includes(`'${name}'`) || text.includes(`"${name}"`);
  });
}

function dependsOnAny(service: Service, packages: readonly string[], program: SourceProgram): boolean {
  const text = service.packageJson === null ? undefined : program.repository.readText(service.packageJson);
  return text !== undefined && packages.some((name) => text.includes(`"${name}"`));
}
