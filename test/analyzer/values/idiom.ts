/** A way of writing a value: what it is, the code with `const probe = …` in its first file, and its value. */
export type Idiom = readonly [
  name: string,
  code: string | Readonly<Record<string, string>>,
  expected: string,
];
