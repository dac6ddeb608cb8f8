import type { Notice } from '../../model/notice.js';
import type { Difference } from './differences.js';
import type { Execution } from './execute-deployment.js';
import type { DeploymentStep } from './plan-deployment.js';

type Paint = (text: string) => string;

/** Colours as functions; each may give its text back unchanged. */
export interface DeployStyle {
  readonly bold: Paint;
  readonly dim: Paint;
  readonly added: Paint;
  readonly changed: Paint;
  readonly warning: Paint;
  readonly error: Paint;
  readonly width: number;
}

export const plainStyle: DeployStyle = {
  bold: (text) => text,
  dim: (text) => text,
  added: (text) => text,
  changed: (text) => text,
  warning: (text) => text,
  error: (text) => text,
  width: 80,
};

export interface DeployTarget {
  readonly cluster: string;
  readonly region: string;
  /** Names of all workers, also of those about which nothing is to be done. */
  readonly workers: readonly string[];
}

const things: Readonly<Record<DeploymentStep['kind'], string>> = {
  'register-task-definition': 'task definition',
  'create-service': 'service',
  'update-service': 'service',
  'register-scalable-target': 'scalable target',
  'put-scaling-policy': 'scaling policy',
};

/** What differs between the files and AWS, worker by worker. */
export function renderPlan(
  target: DeployTarget,
  steps: readonly DeploymentStep[],
  notices: readonly Notice[],
  style: DeployStyle,
): string {
  const workers = target.workers.flatMap((worker) => [
    '',
    style.bold(worker),
    ...workerLines(
      steps.filter((step) => step.worker === worker),
      style,
    ),
  ]);
  const lines = [
    `Cluster ${style.bold(target.cluster)} in ${target.region}`,
    ...notices.flatMap((notice) => ['', ...noticeLines(notice, style)]),
    ...workers,
  ];
  return `${lines.join('\n')}\n`;
}

function workerLines(steps: readonly DeploymentStep[], style: DeployStyle): readonly string[] {
  if (steps.length === 0) return [`  ${style.dim('= nothing to do: it runs as the files say')}`];
  return steps.flatMap((step) => stepLines(step, style));
}

function stepLines(step: DeploymentStep, style: DeployStyle): readonly string[] {
  const name = `${things[step.kind]} ${step.subject}`;
  if (step.exists) {
    const differences = step.differences.map((difference) => differenceLine(difference, style));
    return [`  ${style.changed('~')} ${name}`, ...differences];
  }
  const lines = newLines(step).flatMap((line) => indented(line, style));
  return [`  ${style.added('+')} ${name}`, ...lines];
}

function indented(line: string, style: DeployStyle): readonly string[] {
  const [first = '', ...others] = wrap(line, style.width - 8);
  return [`      ${style.dim(first)}`, ...others.map((other) => `        ${style.dim(other)}`)];
}

/** What is worth knowing of something new. */
function newLines(step: DeploymentStep): readonly string[] {
  switch (step.kind) {
    case 'register-task-definition':
      return (step.input.containerDefinitions ?? []).map(({ name, image }) => `${name}: ${image}`);
    case 'create-service': {
      const network = step.input.networkConfiguration?.awsvpcConfiguration;
      return [
        `subnets: ${(network?.subnets ?? []).join(', ')}`,
        `security groups: ${(network?.securityGroups ?? []).join(', ')}`,
      ];
    }
    case 'register-scalable-target':
      return [`${step.input.MinCapacity} to ${step.input.MaxCapacity} tasks`];
    case 'put-scaling-policy': {
      const value = step.input.TargetTrackingScalingPolicyConfiguration?.TargetValue;
      return value === undefined ? [] : [`${value} waiting messages per task`];
    }
    case 'update-service':
      return [];
  }
}

function differenceLine({ field, before, after }: Difference, style: DeployStyle): string {
  const line = `      ${field}: ${before ?? '(none)'} → ${after ?? '(none)'}`;
  if (line.length <= style.width) return line;
  const indent = ' '.repeat(8);
  const room = Math.max(20, style.width - indent.length - 2);
  return [
    `      ${clip(field, room)}:`,
    `${indent}${clip(before ?? '(none)', room)}`,
    `${indent}→ ${clip(after ?? '(none)', room)}`,
  ].join('\n');
}

function clip(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}

/** One line for a step that is done. */
export function renderStep(step: DeploymentStep, result: string, style: DeployStyle): string {
  const verbs: Readonly<Record<DeploymentStep['kind'], string>> = {
    'register-task-definition': 'registered',
    'create-service': 'created',
    'update-service': 'updated',
    'register-scalable-target': 'registered',
    'put-scaling-policy': 'put',
  };
  return `${style.added('done')}  ${things[step.kind]} ${result} ${verbs[step.kind]}\n`;
}

/** What came of it: how to watch, or what is left and that running again goes on. */
export function renderExecution(execution: Execution, target: DeployTarget, style: DeployStyle): string {
  const { failed, left, done } = execution;
  if (!failed) return renderWatch(done, target);
  const leftLines = [failed.step, ...left].map(
    (step) => `${style.warning('left')}  ${things[step.kind]} ${step.subject}`,
  );
  const again =
    done.length === 0
      ? 'Nothing was changed.'
      : 'What is done stays done; running deploy again goes on from here.';
  return `${[...leftLines, '', again].join('\n')}\n`;
}

function renderWatch(done: readonly DeploymentStep[], { cluster, region }: DeployTarget): string {
  const services = done
    .filter(({ kind }) => kind === 'create-service' || kind === 'update-service')
    .map(({ subject }) => subject);
  if (services.length === 0) return '\nDone.\n';
  const lines = [
    '',
    'Done. ECS now starts the tasks, which deploy does not wait for. To watch:',
    ...services.flatMap((service) => [
      `  aws ecs wait services-stable --region ${region} \\`,
      `    --cluster ${cluster} --services ${service}`,
    ]),
    '',
    'Every flow is still where its switch is. Next: infra/events/README.md, step 3.',
  ];
  return `${lines.join('\n')}\n`;
}

function noticeLines(notice: Notice, style: DeployStyle): readonly string[] {
  const text = wrap(`${notice.severity} ${notice.code}: ${notice.message}`, style.width);
  return [...text.map(style.warning), `  ${notice.help}`];
}

function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
