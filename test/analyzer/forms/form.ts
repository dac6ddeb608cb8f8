/** What the analysis says of one request. */
export interface FormFinding {
  readonly at: string;
  readonly client: string;
  readonly method: string;
  /** The address as the code gives it: variables as `<NAME=default>`, what is not known as `{source}`. */
  readonly url: string;
  /** `service NAME`, `external HOST`, or `unknown: ` and the missing fact. */
  readonly to: string;
  readonly path: string | null;
  /** The source text of what is sent as the body. */
  readonly body?: string;
}

/** A way of writing a request, with everything that is to be found in it. */
export interface Form {
  readonly client: string;
  readonly form: string;
  readonly files: Readonly<Record<string, string>>;
  /** Empty for what only looks like a request. */
  readonly expected: readonly FormFinding[];
}

/** The file in which single-file forms stand. */
export const mainFile = 'src/main.js';

/** A form that one file holds. */
export function inOneFile(
  client: string,
  form: string,
  code: string,
  expected: readonly FormFinding[],
): Form {
  return { client, form, files: { [mainFile]: code }, expected };
}

/** A request to an address that is wholly known. */
export function sent(
  line: number,
  client: string,
  method: string,
  url: string,
  body?: string,
  file: string = mainFile,
): FormFinding {
  const { host, pathname } = new URL(url);
  const name = host.replace(/:\d+$/, '');
  return {
    at: `${file}:${line}`,
    client,
    method,
    url,
    to: name.includes('.') ? `external ${name}` : `service ${name}`,
    path: pathname,
    ...(body === undefined ? {} : { body }),
  };
}

/** A request whose target cannot be told. */
export function unresolved(
  line: number,
  client: string,
  method: string,
  url: string,
  missing: string,
  body?: string,
): FormFinding {
  return {
    at: `${mainFile}:${line}`,
    client,
    method,
    url,
    to: `unknown: ${missing}`,
    path: null,
    ...(body === undefined ? {} : { body }),
  };
}

/**
 * A form whose address is the variable `url`: once one that the environment or a default gives, once one that nothing
 * in the repository gives. The code begins in line 2.
 */
export function withVariable(
  client: string,
  form: string,
  code: string,
  found: Pick<FormFinding, 'client' | 'method' | 'body'> & { readonly line?: number },
): readonly Form[] {
  const { line = 3, method, body } = found;
  const rest = body === undefined ? {} : { body };
  const at = `${mainFile}:${line}`;
  return [
    inOneFile(
      client,
      `${form}, a variable that resolves`,
      `const url = process.env.USERS_URL || 'http://user:3000/users';\n${code}`,
      [
        {
          at,
          client: found.client,
          method,
          url: '<USERS_URL=http://user:3000/users>',
          to: 'service user',
          path: '/users',
          ...rest,
        },
      ],
    ),
    inOneFile(client, `${form}, a variable that does not`, `const url = chosenElsewhere();\n${code}`, [
      {
        at,
        client: found.client,
        method,
        url: '{url}',
        to: 'unknown: the value of url',
        path: null,
        ...rest,
      },
    ]),
  ];
}
