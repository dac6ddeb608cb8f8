import { exitCode } from '../exit-code.js';
import { catalogue } from './entry.js';

/** What the analyzer can say to the user. EDA100x: the folder and its files; EDA101x: services. */
export const analyzerCatalogue = catalogue({
  folderMissing: {
    code: 'EDA1001',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ folder }: { folder: string }) => `There is no folder ${folder}.`,
    help: 'Give the folder that holds your services: eda-migrate analyze DIR.',
    explain:
      'The folder to analyse does not exist, or a part of its path is wrong. Paths are taken relative to the folder ' +
      'in which the command runs. Without DIR the current folder is analysed.',
  },
  folderNotADirectory: {
    code: 'EDA1002',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ folder }: { folder: string }) => `${folder} is not a folder.`,
    help: 'Give the folder that holds your services, not a file in it.',
    explain:
      'The analysis starts from a folder and finds services, compose files and sources below it. A single file is ' +
      'too little to tell who calls whom. Point the command at the root of the repository.',
  },
  noSource: {
    code: 'EDA1003',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ folder }: { folder: string }) => `${folder} holds no JavaScript or TypeScript source.`,
    help: 'Point the command at the root of a repository with JavaScript or TypeScript services.',
    explain:
      'No file with an extension of JavaScript or TypeScript (.ts, .tsx, .mts, .cts, .js, .jsx, .mjs, .cjs) was found ' +
      'after leaving out node_modules and what the .gitignore files name. If your source is there, look whether a ' +
      '.gitignore hides it, or whether the sources are in a git submodule that is not checked out.',
  },
  folderUnreadable: {
    code: 'EDA1004',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ folder, reason }: { folder: string; reason: string }) =>
      `The folder ${folder} cannot be read: ${reason}.`,
    help: 'Give yourself the right to read the folder, or run the command as a user who may.',
    explain:
      'The operating system refused to list the folder. The analysis reads every file below the root that is not ' +
      'ignored, so nothing can be said of this repository. Change the permissions of the folder and run again.',
  },
  folderSkipped: {
    code: 'EDA1005',
    severity: 'warning',
    message: ({ folder, reason }: { folder: string; reason: string }) =>
      `The folder ${folder} cannot be read (${reason}) and was left out.`,
    help: 'If it holds source, give yourself the right to read it; if not, name it in a .gitignore.',
    explain:
      'A folder below the root could not be listed, which is usual for the data folders of containers that run as ' +
      'another user. Services and calls in it cannot be found. Folders that a .gitignore names are never looked at, ' +
      'so naming it there makes this warning go away.',
  },
  invalidJson: {
    code: 'EDA1010',
    severity: 'warning',
    message: ({ file, reason }: { file: string; reason: string }) => `${file} is not valid JSON: ${reason}.`,
    help: 'Correct the file and run again; until then what it says about services is left out.',
    explain:
      'A package.json, task definition or other JSON file that names services could not be parsed. The analysis goes ' +
      'on without it, so services, ports or addresses that only this file tells may be missing.',
  },
  invalidYaml: {
    code: 'EDA1011',
    severity: 'warning',
    message: ({ file, reason }: { file: string; reason: string }) => `${file} is not valid YAML: ${reason}.`,
    help: 'Correct the file and run again; until then what it says about services is left out.',
    explain:
      'A compose file, workspace file or manifest could not be parsed as YAML. The analysis goes on without it, so ' +
      'addresses, ports and variables that only this file tells may be missing. Tabs as indentation and unquoted ' +
      'colons are the usual causes.',
  },
  sameServiceName: {
    code: 'EDA1012',
    severity: 'warning',
    message: ({
      name,
      places,
      names,
    }: {
      name: string;
      places: readonly string[];
      names: readonly string[];
    }) =>
      `${places.length} services are called ${name}: ${places.join(' and ')}. They are named ${names.join(' and ')} here.`,
    help: 'Give each service a name of its own in its package.json or in the compose file.',
    explain:
      'Two services with one name cannot be told apart in a plan, so each gets the shortest end of its path that no ' +
      'other has. These names change when folders move; a name of its own in package.json or compose is steadier.',
  },
  configurationTwice: {
    code: 'EDA1020',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ file, other }: { file: string; other: string }) =>
      `There are two configurations: ${file} and ${other}.`,
    help: 'Keep one of them.',
    explain:
      'The configuration stands in one file in the root of the repository: eda-migrate.config.json, .yaml or .yml. Which of two should win would only be a guess.',
  },
  configurationUnreadable: {
    code: 'EDA1021',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ file, reason }: { file: string; reason: string }) => `${file} cannot be read: ${reason}`,
    help: 'Correct the file; it is JSON or YAML.',
    explain:
      'The configuration is data: JSON (comments are not part of it) or YAML. It is never run, so there is no form of it in TypeScript or JavaScript.',
  },
  configurationInvalid: {
    code: 'EDA1022',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ where, problem }: { where: string; problem: string }) =>
      `In the configuration, ${where}: ${problem}.`,
    help: 'The README lists every member of the configuration.',
    explain:
      'A configuration has the members hosts (services by host name), variables (values of environment variables), calls (targets by call id), clients (functions of your own that send requests) and ignore (files that are no production source). A member that it does not know is an error, since it would otherwise be ignored in silence.',
  },
  configurationUnused: {
    code: 'EDA1023',
    severity: 'warning',
    message: ({ where, problem }: { where: string; problem: string }) =>
      `In the configuration, ${where}: ${problem}.`,
    help: 'Correct the entry, or take it out.',
    explain:
      'An entry of the configuration that matches nothing is usually a name that has changed since: a service that is called otherwise now, a call whose code is gone, a function that nobody calls. It does no harm, but what it was to declare is not declared.',
  },
  nestsTooDeeply: {
    code: 'EDA1102',
    severity: 'warning',
    message: (context: { file: string }) => `${context.file} nests so deeply that it was left out.`,
    help: 'Ignore the file if it is generated or holds data; requests in it are not found.',
    explain:
      'A file whose expressions nest more than a thousand levels deep (a text put together from thousands of pieces, a generated table) is not read, since no code that people maintain looks like that. Nothing in it is analysed. If it does hold requests to other services, split the expression.',
  },
  sourceLeftOut: {
    code: 'EDA1103',
    severity: 'warning',
    message: (context: { file: string }) => `${context.file} could not be read as text and was left out.`,
    help: 'Ignore the file if it is a bundle or data; requests in it are not found.',
    explain:
      'Source files of more than two megabytes, binary files with the name of a source, and files that may not be opened are left out, since no code that people maintain looks like that. Nothing in them is analysed. Name them under ignore in the configuration to say that this is right.',
  },
  notParsed: {
    code: 'EDA1101',
    severity: 'warning',
    message: (context: { file: string; reason: string }) =>
      `${context.file} has a syntax error and was read only as far as it could be: ${context.reason}`,
    help: 'Correct the syntax error, or ignore the file in the configuration if it is not source code.',
    explain:
      'The analysis reads TypeScript and JavaScript with the TypeScript parser. A file with a syntax error still gives a syntax tree, but the part around the error may be missing from it, and with it requests or routes. Check whether the file compiles. Template files that only look like source code can be ignored.',
  },
});
