import { oncePer } from '../../../once-per.js';
import type { SourceProgram } from '../../../syntax/create-program.js';

/** The names of the procedures of each service that the repository's protocol files declare. */
export type ProtoServices = ReadonlyMap<string, readonly string[]>;

/** Reads every `.proto` file once. https://protobuf.dev/programming-guides/proto3/#services */
export const protoServices = oncePer((program: SourceProgram): ProtoServices => {
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
});
