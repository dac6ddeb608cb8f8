/** Past participles that no rule gives; events are named with the participle (`PaymentSent`, `ItemChosen`). */
const irregularParticiples: Readonly<Record<string, string>> = {
  become: 'become',
  begin: 'begun',
  bind: 'bound',
  break: 'broken',
  bring: 'brought',
  build: 'built',
  buy: 'bought',
  catch: 'caught',
  choose: 'chosen',
  cut: 'cut',
  do: 'done',
  draw: 'drawn',
  feed: 'fed',
  find: 'found',
  forget: 'forgotten',
  freeze: 'frozen',
  get: 'retrieved',
  give: 'given',
  grow: 'grown',
  hide: 'hidden',
  hold: 'held',
  keep: 'kept',
  leave: 'left',
  lend: 'lent',
  let: 'let',
  lose: 'lost',
  make: 'made',
  meet: 'met',
  new: 'created',
  overwrite: 'overwritten',
  pay: 'paid',
  put: 'put',
  quit: 'quit',
  read: 'read',
  rebuild: 'rebuilt',
  rerun: 'rerun',
  reset: 'reset',
  resend: 'resent',
  run: 'run',
  sell: 'sold',
  send: 'sent',
  set: 'set',
  shut: 'shut',
  spend: 'spent',
  spin: 'spun',
  split: 'split',
  sync: 'synced',
  take: 'taken',
  tell: 'told',
  unbind: 'unbound',
  undo: 'undone',
  upset: 'upset',
  withdraw: 'withdrawn',
  write: 'written',
};

/** Verbs of more than one syllable whose last consonant is doubled all the same. */
const doubling: ReadonlySet<string> = new Set([
  'admit',
  'cancel',
  'commit',
  'compel',
  'confer',
  'control',
  'defer',
  'emit',
  'equip',
  'expel',
  'infer',
  'label',
  'occur',
  'omit',
  'patrol',
  'permit',
  'refer',
  'resubmit',
  'submit',
  'transfer',
  'transmit',
  'travel',
  'unship',
  'unzip',
]);

/** The past participle of an English verb in lower case: place → placed, ship → shipped, apply → applied, pay → paid. */
export function pastTense(verb: string): string {
  const irregular = irregularParticiples[verb];
  if (irregular !== undefined) {
    return irregular;
  }
  if (verb.endsWith('e')) {
    return `${verb}d`;
  }
  if (/[^aeiou]y$/.test(verb)) {
    return `${verb.slice(0, -1)}ied`;
  }
  const oneShortSyllable = /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(verb);
  return oneShortSyllable || doubling.has(verb) ? `${verb}${verb.slice(-1)}ed` : `${verb}ed`;
}

const participles: ReadonlySet<string> = new Set(Object.values(irregularParticiples));

/** True for a word that is a past participle already (`placed`, `sent`). */
export function isPast(word: string): boolean {
  return participles.has(word) || /[a-z][^e]ed$/.test(word);
}
