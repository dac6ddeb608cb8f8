/** Why business code cannot be called without HTTP: one sentence for the user. */
export interface Refusal {
  readonly because: string;
}

export function refusal(because: string): Refusal {
  return { because };
}

export function isRefusal(value: object): value is Refusal {
  return 'because' in value;
}
