/** A task size in CPU units (1024 are one vCPU) and MiB. */
export interface TaskSize {
  readonly cpu: number;
  readonly memory: number;
}

interface SizeRow {
  readonly cpu: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly step: number;
}

/**
 * The pairs that Fargate accepts; every other one fails at registration.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size
 */
const rows: readonly SizeRow[] = [
  { cpu: 512, minimum: 1024, maximum: 4096, step: 1024 },
  { cpu: 1024, minimum: 2048, maximum: 8192, step: 1024 },
  { cpu: 2048, minimum: 4096, maximum: 16_384, step: 1024 },
  { cpu: 4096, minimum: 8192, maximum: 30_720, step: 1024 },
  { cpu: 8192, minimum: 16_384, maximum: 61_440, step: 4096 },
  { cpu: 16_384, minimum: 32_768, maximum: 122_880, step: 8192 },
];

function memoriesOf(row: SizeRow): number[] {
  const count = (row.maximum - row.minimum) / row.step + 1;
  return Array.from({ length: count }, (_, index) => row.minimum + index * row.step);
}

/** Every pair, smallest first. 256 CPU units do not follow a step. */
const fargateSizes: readonly TaskSize[] = [
  { cpu: 256, memory: 512 },
  { cpu: 256, memory: 1024 },
  { cpu: 256, memory: 2048 },
  ...rows.flatMap((row) => memoriesOf(row).map((memory) => ({ cpu: row.cpu, memory }))),
];

/** True for a pair that Fargate accepts. */
export function isFargateSize(size: TaskSize): boolean {
  return fargateSizes.some(({ cpu, memory }) => cpu === size.cpu && memory === size.memory);
}

/** The smallest pair that has at least this much of both; the largest there is where nothing is enough. */
export function smallestFargateSize(needed: TaskSize): TaskSize {
  const enough = fargateSizes.find(({ cpu, memory }) => cpu >= needed.cpu && memory >= needed.memory);
  return enough ?? { cpu: 16_384, memory: 122_880 };
}

const amount = /^(\d+(?:\.\d+)?)\s*(vcpu|gb|mib|mb)?$/i;
const factors: Readonly<Record<string, number>> = { vcpu: 1024, gb: 1024, mib: 1, mb: 1 };

/**
 * Reads an amount as task definitions write it (`256`, `"256"`, `".25 vCPU"`, `"2 GB"`) into CPU units or MiB;
 * undefined for anything else.
 */
export function readAmount(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string') return undefined;
  const match = amount.exec(value.trim().replace(/^\./, '0.'));
  if (!match) return undefined;
  return Number(match[1]) * (factors[match[2]?.toLowerCase() ?? 'mib'] ?? 1);
}
