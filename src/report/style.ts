import { Chalk } from 'chalk';

/** How parts of a report look. Every function adds colour only: without it the text says the same. */
export interface Style {
  readonly heading: (text: string) => string;
  readonly name: (text: string) => string;
  readonly place: (text: string) => string;
  readonly quiet: (text: string) => string;
  readonly good: (text: string) => string;
  readonly open: (text: string) => string;
  readonly bad: (text: string) => string;
}

/**
 * The style of a report; without colour every function gives back its text. The eight colours of the terminal's own
 * theme are used, so that light and dark backgrounds both stay readable.
 */
export function createStyle(colour: boolean): Style {
  const chalk = new Chalk({ level: colour ? 1 : 0 });
  return {
    heading: (text) => chalk.bold(text),
    name: (text) => chalk.cyan(text),
    place: (text) => chalk.dim(text),
    quiet: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    open: (text) => chalk.yellow(text),
    bad: (text) => chalk.red(text),
  };
}
