/** A rule that gives a flow its place in the order of migration. */
export interface WaveRule {
  readonly id: string;
  /** A few words. */
  readonly title: string;
  /** Two to four sentences: when it applies, and why it decides so. */
  readonly explain: string;
}

/** The rules by name; the first eight decide the wave, the first of them that applies. */
export const waveRules = {
  workflow: {
    id: 'W1',
    title: 'An outcome has to come back',
    explain:
      'The caller needs what comes of the call, so the function is cut in two around a workflow. That is the largest change of all, and it is easiest when everything around it is a message already: the workflow then has the fewest steps.',
  },
  guarded: {
    id: 'W2',
    title: 'Past a guard',
    explain:
      'The route of the consumer checks who is asking, and a worker runs no guards. A person has to see that the producer checks the same before this flow moves, so it comes after those that need nobody.',
  },
  ordered: {
    id: 'W3',
    title: 'Order matters',
    explain:
      'Requests about the same thing follow each other, and messages may overtake them or each other. A version or a message group has to be there first, so the flow moves when queues and workers have proved themselves.',
  },
  transaction: {
    id: 'W4',
    title: 'Inside a transaction',
    explain:
      'The call is made while a database transaction is open. Publishing there is a dual write: an outbox, or moving the call behind the commit, comes first.',
  },
  readAfterwards: {
    id: 'W5',
    title: 'Read afterwards',
    explain:
      'The same function asks the consumer again after this call. As a message the work may not be done by then, so the reading has to change before the flow moves.',
  },
  doubtful: {
    id: 'W6',
    title: 'Not certain',
    explain:
      'What the call does or where it goes is told with low confidence only. Flows that are certain go first; this one wants a look before.',
  },
  answersEarlier: {
    id: 'W7',
    title: 'The caller answers earlier',
    explain:
      'The caller waits only to learn that it worked, and fails when it did not. As a message it answers earlier, accepted in place of done, and a failure waits in the dead-letter queue. People have to know that, so it comes when workers and alarms have proved themselves on what nobody notices.',
  },
  unnoticed: {
    id: 'W8',
    title: 'Nobody notices',
    explain:
      'Nothing looks at the answer, and a failure changes nothing but logs. Nobody sees a difference when it moves, and lost requests are no longer lost: the best flow to prove queues, workers and alarms on.',
  },
  downstreamFirst: {
    id: 'W9',
    title: 'Downstream first',
    explain:
      'The work that this flow asks for makes another call that is to become a message. A worker that gets its message twice does all of its work twice and waits for what that work waits for, so the calls behind a flow move first. Where flows lead in a circle none has to be first.',
  },
  messagesFirst: {
    id: 'W10',
    title: 'Messages before the workflow',
    explain:
      'The same function tells other services by messages. Those leave it before the workflow cuts it in two, so that there is less to undo and fewer steps to carry.',
  },
  loop: {
    id: 'W11',
    title: 'Waits in a loop',
    explain:
      'A request waits for the call once for each item of a loop. Without it the request no longer takes longer the more items there are: much is gained.',
  },
  chain: {
    id: 'W12',
    title: 'Slow chain',
    explain:
      'A request waits for a service that itself waits for others before it answers. Without it the request waits for none of them: much is gained.',
  },
  waits: {
    id: 'W13',
    title: 'In a request',
    explain:
      'A request waits for the call. Without it the request is faster and no longer fails with it: something is gained.',
  },
  leaf: {
    id: 'W14',
    title: 'Leaf',
    explain:
      'The work that the flow asks for calls nobody else, so nothing behind it has to change: among flows of the same worth it goes first.',
  },
  repeated: {
    id: 'W15',
    title: 'Not to be repeated',
    explain:
      'A message can arrive twice, and the method of this request is not idempotent: the consumer has to tell a repeated message before the flow moves, which makes it no longer a low risk.',
  },
} as const satisfies Readonly<Record<string, WaveRule>>;
