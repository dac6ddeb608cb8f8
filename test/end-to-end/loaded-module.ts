import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import ts from 'typescript';

/** A request or a message that leaves the service. */
export interface Sent {
  readonly requests: readonly { readonly request: string; readonly body: unknown }[];
  readonly messages: readonly unknown[];
}

export interface LoadedModule {
  readonly exports: Readonly<Record<string, unknown>>;
  /** What left through axios, `fetch` and the AWS SDK since the module was loaded. */
  readonly sent: Sent;
}

/**
 * Loads a TypeScript module of a service, with the modules that it imports, anew and with an environment of its own.
 * Clients that would use the network write down what they are given instead.
 */
export function loadModule(file: string, env: Readonly<Record<string, string>> = {}): LoadedModule {
  const requests: { request: string; body: unknown }[] = [];
  const messages: unknown[] = [];
  const request = (method: string, url: string, body?: unknown) => {
    const path = url.replace(/^https?:\/\/[^/]+/, '');
    requests.push({ request: `${method} ${path}`, body: JSON.parse(JSON.stringify(body ?? null)) });
    return Promise.resolve({ ok: true, status: 204, data: {} });
  };
  const fetchFake = (url: string, { method = 'GET', body }: { method?: string; body?: string } = {}) =>
    request(method, url, body === undefined ? undefined : JSON.parse(body));
  const packages: Readonly<Record<string, unknown>> = { axios: axiosFake(request), ...awsFakes(messages) };
  const load = loader(packages, { ...process, env: { ...env } }, fetchFake);
  return { exports: load(file), sent: { requests, messages } };
}

type Request = (method: string, url: string, body?: unknown) => Promise<unknown>;

function axiosFake(request: Request) {
  const client = {
    post: (url: string, body?: unknown) => request('POST', url, body),
    put: (url: string, body?: unknown) => request('PUT', url, body),
    delete: (url: string) => request('DELETE', url),
  };
  return { ...client, create: () => client };
}

function awsFakes(messages: unknown[]) {
  class Client {
    send({ input }: { readonly input: Readonly<Record<string, string>> }) {
      messages.push(JSON.parse(input.MessageBody ?? input.Message ?? ''));
      return Promise.resolve({ MessageId: String(messages.length) });
    }
  }
  class Command {
    constructor(readonly input: unknown) {}
  }
  return {
    '@aws-sdk/client-sqs': { SQSClient: Client, SendMessageCommand: Command },
    '@aws-sdk/client-sns': { SNSClient: Client, PublishCommand: Command },
  };
}

type Load = (file: string) => Readonly<Record<string, unknown>>;

function loader(packages: Readonly<Record<string, unknown>>, process: unknown, fetch: unknown): Load {
  const cache = new Map<string, { exports: Record<string, unknown> }>();
  const load: Load = (file) => {
    const known = cache.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    cache.set(file, module);
    const { outputText } = ts.transpileModule(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''), {
      compilerOptions: {
        module: ts.ModuleKind.CommonJS,
        target: ts.ScriptTarget.ES2022,
        esModuleInterop: true,
      },
    });
    const require = (specifier: string): unknown => {
      if (specifier.startsWith('.')) return load(resolved(join(dirname(file), specifier)));
      return packages[specifier] ?? createRequire(file)(specifier);
    };
    new Function('require', 'module', 'exports', 'process', 'fetch', outputText)(
      require,
      module,
      module.exports,
      process,
      fetch,
    );
    return module.exports;
  };
  return load;
}

function resolved(path: string): string {
  const bare = path.replace(/\.js$/, '');
  return [`${bare}.ts`, `${bare}/index.ts`].find((candidate) => existsSync(candidate)) ?? path;
}
