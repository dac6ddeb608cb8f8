/**
 * Figures of a worker about which the code of a repository says nothing. Everything that is scaled, timed or sized comes
 * from here, so that one file shows what was assumed.
 */
export const workerDefaults = {
  /** How long one message usually takes: the average that the scaling target is made from. */
  averageProcessingSeconds: 1,
  /** How long a slow message takes (99th percentile): the figure that visibility and stop timeouts are made from. */
  slowProcessingSeconds: 10,
  /** Messages that one task works on at the same time; the worker reads it from EDA_CONCURRENCY. */
  concurrency: 10,
  /** How long a message may wait before its work is late: the other half of the scaling target. */
  acceptableLatencySeconds: 60,
  /** One task is kept: at zero tasks the first message would wait for the metric and for a task to start. */
  minimumTasks: 1,
  maximumTasks: 10,
  /** Quick out, slow in: a burst should not be answered by taking away tasks between two waves. */
  scaleOutCooldownSeconds: 60,
  scaleInCooldownSeconds: 300,
  /** Failed receives before SQS moves a message to the dead-letter queue. */
  maxReceiveCount: 5,
  /** 4 days. Shorter than the dead-letter queue's, because the age of a message counts on when it is moved there. */
  queueRetentionSeconds: 345_600,
  /** 14 days, the most that SQS keeps a message. */
  deadLetterRetentionSeconds: 1_209_600,
  /** The longest poll that SQS offers. */
  longPollSeconds: 20,
  /** A message older than this means that the worker is stuck or that there are too few tasks. */
  oldestMessageAlarmSeconds: 900,
  logRetentionDays: 30,
  /** The smallest Fargate task; used where the service has no task definition to take the size from. */
  cpu: 256,
  memory: 512,
  /** The health file is touched at each poll (every 20 s at most); three missed polls and some slack. */
  healthFileMaximumAgeSeconds: 90,
} as const;

export type WorkerFigures = { readonly [Name in keyof typeof workerDefaults]: number };

/** The most that Fargate allows between SIGTERM and SIGKILL. */
const longestStopTimeoutSeconds = 120;
const ecsDefaultStopTimeoutSeconds = 30;

/** Six times the slow message, as AWS advises for queue consumers, and never below the default of SQS. */
export function visibilityTimeoutSeconds(figures: WorkerFigures): number {
  return Math.max(30, 6 * figures.slowProcessingSeconds);
}

/** Time to finish a slow message and to give back the rest, within what Fargate allows. */
export function stopTimeoutSeconds(figures: WorkerFigures): number {
  const needed = Math.max(ecsDefaultStopTimeoutSeconds, figures.slowProcessingSeconds + 10);
  return Math.min(longestStopTimeoutSeconds, needed);
}

/**
 * The acceptable backlog per task: how many waiting messages one task can work off within the acceptable latency
 * (acceptable latency ÷ average processing time × concurrency), never below 1.
 * See https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-using-sqs-queue.html
 */
export function acceptableBacklogPerTask(
  figures: Pick<WorkerFigures, 'acceptableLatencySeconds' | 'averageProcessingSeconds' | 'concurrency'>,
): number {
  const perSlot = figures.acceptableLatencySeconds / figures.averageProcessingSeconds;
  return Math.max(1, Math.floor(perSlot * figures.concurrency));
}
