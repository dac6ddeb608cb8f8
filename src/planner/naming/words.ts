/** Splits an identifier or a path segment into lower-case words: `placeOrderV2`, `place-order_v2` → place, order, v2. */
export function wordsOf(text: string): readonly string[] {
  const ascii = text.normalize('NFKD').replace(/[^A-Za-z0-9]+/g, (gap) => (/\p{M}/u.test(gap) ? '' : ' '));
  const parts = ascii.match(/[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+/g) ?? [];
  return parts.map((part) => part.toLowerCase());
}

/** `['place', 'order']` → `PlaceOrder`. */
export function pascalCase(words: readonly string[]): string {
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

const irregularSingulars: Readonly<Record<string, string>> = {
  people: 'person',
  children: 'child',
  caches: 'cache',
  movies: 'movie',
  cookies: 'cookie',
  series: 'series',
  news: 'news',
};

/** The singular of an English noun as it is used in paths; a word that is singular already comes back as it is. */
export function singular(word: string): string {
  const irregular = irregularSingulars[word];
  if (irregular !== undefined) {
    return irregular;
  }
  if (/[^aeiou]ies$/.test(word) && word.length > 4) {
    return `${word.slice(0, -3)}y`;
  }
  if (/(ss|sh|ch|x|zz|tus)es$/.test(word)) {
    return word.slice(0, -2);
  }
  return /[^siu]s$/.test(word) && word.length > 2 ? word.slice(0, -1) : word;
}
