import type { SourceProgram } from '../syntax/create-program.js';

/** The names of the procedures of each service that the repository's protocol files declare. */
export type ProtoServices = ReadonlyMap<string, readonly string[]>;

const known = new WeakMap<SourceProgram, ProtoServices>();

/** Reads every `.proto` file once. https://protobuf.dev/programming-guides/proto3/#services */
export function protoServices(program: SourceProgram): ProtoServices {
  const found = known.get(program) ?? readServices(program);
  known.set(program, found);
  return found;
}

function readServices(program: SourceProgram): ProtoServices {
  const services = new Map<string, string[]>();
  for (const file of program.repository.files.filter((path) => path.endsWith('.proto'))) {
    const text = (program.repository.readText(file) ?? '').replace(/\/\/[^\n]*/g, '');
    let methods: string[] | undefined;
    for (const [, kind, name = ''] of text.matchAll(/\b(service|rpc)\s+(\w+)/g)) {
      if (kind === 'service') {
        methods = services.get(name) ?? [];
        services.set(name, methods);
      } else methods?.push(name);
    }
  }
  return services;
}
