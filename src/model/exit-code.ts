/** What the process tells its caller; the meaning of each number is a contract. */
export const exitCode = {
  done: 0,
  failure: 1,
  usage: 2,
  pending: 3,
  inputNeeded: 4,
  conflict: 5,
  bug: 70,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
