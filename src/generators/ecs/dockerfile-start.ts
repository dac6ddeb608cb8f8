import { splitCommand } from './command-words.js';
import { parseJson, stringsOf } from './json.js';

/** What a Dockerfile's last stage starts. */
export interface DockerfileStart {
  readonly entryPoint: readonly string[];
  readonly command: readonly string[];
  readonly overridesImage: false;
}

interface Stage {
  readonly base: string;
  readonly name: string | undefined;
  readonly instructions: ReadonlyMap<string, string>;
}

/**
 * Reads ENTRYPOINT and CMD of the last stage, or of the stage that it starts from. Both the list form and plain command
 * lines are read. Undefined where there is neither, `unclear` where a shell is needed to understand them.
 */
export function readDockerfileStart(text: string): DockerfileStart | 'unclear' | undefined {
  const stages = stagesOf(text);
  const entryPoint = instructionOf('ENTRYPOINT', stages);
  const command = instructionOf('CMD', stages);
  if (entryPoint === undefined && command === undefined) return undefined;
  const [first, second] = [entryPoint, command].map((value) => (value === undefined ? [] : wordsOf(value)));
  if (!first || !second) return 'unclear';
  return { entryPoint: first, command: second, overridesImage: false };
}

function stagesOf(text: string): readonly Stage[] {
  const stages: { base: string; name: string | undefined; instructions: Map<string, string> }[] = [];
  for (const line of text.replace(/\\[ \t]*\r?\n/g, ' ').split(/\r?\n/)) {
    const match = /^\s*([A-Za-z]+)\s+(.*?)\s*$/.exec(line);
    const instruction = match?.[1]?.toUpperCase() ?? '';
    const value = match?.[2] ?? '';
    if (instruction === 'FROM') stages.push({ ...readFrom(value), instructions: new Map() });
    else stages.at(-1)?.instructions.set(instruction, value);
  }
  return stages;
}

function readFrom(value: string): { readonly base: string; readonly name: string | undefined } {
  const [base = '', keyword, name] = value.split(/\s+/).filter((word) => !word.startsWith('--'));
  return { base, name: keyword?.toUpperCase() === 'AS' ? name : undefined };
}

/** An instruction of the last stage or, where that does not have it, of the stage that it is built on. */
function instructionOf(instruction: string, stages: readonly Stage[]): string | undefined {
  const last = stages.at(-1);
  const own = last?.instructions.get(instruction);
  if (last === undefined || own !== undefined) return own;
  const base = stages.slice(0, -1).findLastIndex(({ name }) => name === last.base);
  return base === -1 ? undefined : instructionOf(instruction, stages.slice(0, base + 1));
}

function wordsOf(value: string): readonly string[] | undefined {
  if (value.startsWith('[')) return stringsOf(parseJson(value));
  return splitCommand(value);
}
