import type { EnvironmentEntry } from '../../../model/service.js';
import { folderOf } from '../../paths.js';
import type { DiscoverySource, PortFact } from '../fact.js';

interface Instruction {
  readonly name: string;
  readonly text: string;
  readonly line: number;
}

/** Dockerfiles: what is deployed from a folder, on which ports, and the folders that its last stage is made of. */
export const dockerfile: DiscoverySource = {
  id: 'dockerfile',
  files: (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return /^(?:Dockerfile(?:[.-][\w.-]+)?|[\w-]+\.[Dd]ockerfile)$/.test(name) && !/dockerignore$/.test(name);
  },
  read(text, path) {
    const instructions = instructionsOf(text);
    const stages = instructions.filter(({ name }) => name === 'FROM');
    if (stages.length === 0) return [];
    const last = instructions.slice(instructions.lastIndexOf(stages[stages.length - 1] as Instruction));
    const env = last.flatMap((instruction) => variablesOf(instruction, path));
    const commands = last.filter(({ name }) => name === 'CMD' || name === 'ENTRYPOINT');
    return [
      {
        kind: 'dockerfile',
        folder: folderOf(path),
        file: path,
        suffix: suffixOf(path),
        baseImage: baseImageOf(stages),
        ports: last.flatMap(exposedPorts),
        mentions: mentionsOf(last),
        command: commands.length > 0 ? commands.map(({ text: command }) => command).join(' ') : null,
        ...(env.length > 0 ? { env } : {}),
      },
    ];
  },
};

function instructionsOf(text: string): readonly Instruction[] {
  const instructions: Instruction[] = [];
  let pending: { text: string; line: number } | undefined;
  for (const [index, content] of text.split(/\r?\n/).entries()) {
    if (/^\s*(?:#.*)?$/.test(content)) continue;
    const joined: string = pending === undefined ? content.trim() : `${pending.text} ${content.trim()}`;
    const line: number = pending?.line ?? index + 1;
    pending = joined.endsWith('\\') ? { text: joined.slice(0, -1).trim(), line } : undefined;
    if (pending !== undefined) continue;
    const match = /^([A-Za-z]+)\s+(.*)$/.exec(joined);
    if (match !== null)
      instructions.push({ name: (match[1] ?? '').toUpperCase(), text: match[2] ?? '', line });
  }
  return instructions;
}

function suffixOf(path: string): string | null {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const suffix = /^Dockerfile[.-](.+)$/.exec(name)?.[1] ?? /^(.+)\.[Dd]ockerfile$/.exec(name)?.[1];
  const generic = /^(?:dev|prod|production|development|local|test|ci|base|run|alpine)$/i;
  return suffix === undefined || generic.test(suffix) ? null : suffix;
}

/** Follows `FROM builder` to the image that the stage called `builder` starts from. */
function baseImageOf(stages: readonly Instruction[]): string | null {
  const images = new Map<string, string>();
  let image: string | null = null;
  for (const { text } of stages) {
    const match = /^(?:--\S+\s+)*(\S+)(?:\s+[Aa][Ss]\s+(\S+))?/.exec(text);
    if (match === null) continue;
    const [, from = '', alias] = match;
    image = images.get(from.toLowerCase()) ?? from;
    if (alias !== undefined) images.set(alias.toLowerCase(), image);
  }
  return image;
}

function exposedPorts({ name, text, line }: Instruction): readonly PortFact[] {
  if (name !== 'EXPOSE') return [];
  return text.split(/\s+/).flatMap((word) => {
    const port = Number(/^(\d+)(?:\/tcp)?$/.exec(word)?.[1]);
    return Number.isInteger(port) ? [{ port, published: false, line }] : [];
  });
}

/** `ENV A=1 B="two words"` and `ENV A 1`; what an argument of the build decides is left out. */
function variablesOf({ name, text, line }: Instruction, file: string): readonly EnvironmentEntry[] {
  if (name !== 'ENV') return [];
  const single = /^(\w+)\s+([^=].*)$/.exec(text);
  const pairs =
    single === null ? [...text.matchAll(/(\w+)=("(?:[^"\\]|\\.)*"|'[^']*'|[^\s"']*)/g)] : [single];
  return pairs.flatMap(([, variable = '', written = '']) => {
    const value = written.replace(/^(["'])(.*)\1$/, '$2');
    return value.includes('$') ? [] : [{ name: variable, value, file, line }];
  });
}

function mentionsOf(stage: readonly Instruction[]): readonly string[] {
  const words = stage
    .filter(({ name }) => ['WORKDIR', 'COPY', 'ADD', 'CMD', 'ENTRYPOINT'].includes(name))
    .flatMap(({ text }) => text.split(/[\s"',[\]]+/))
    .filter((word) => word.includes('/') && !word.startsWith('--'))
    .map((word) => word.replace(/^\.?\//, '').replace(/\/$/, ''));
  return [...new Set(words)].filter((word) => word !== '');
}
