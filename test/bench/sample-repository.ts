import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const servicesCount = 40;

/** The source of one module: what business code looks like, with a call of another service in every twentieth. */
function moduleText(service: number, index: number): string {
  const next = (service + 1) % servicesCount;
  const call =
    index % 20 === 0
      ? `\n/** Tells the next service. */\nexport async function tell${index}(id: string): Promise<void> {\n  await axios.post(\`\${process.env.SERVICE_${next}_URL}/records/${index}\`, { id });\n}\n`
      : '';
  const functions = Array.from(
    { length: 12 },
    (_, at) => `
/** Works out figure ${at} of record ${index}. */
export function figure${index}of${at}(input: Record${index}, factor = ${at + 1}): number {
  const weights = input.lines.map((line) => line.amount * factor);
  let total = 0;
  for (const weight of weights) {
    if (weight < 0) throw new RangeError(\`line of record \${input.id} is below zero\`);
    total += weight > 100 ? Math.round(weight * 0.9) : weight;
  }
  return input.open ? total : total * -1;
}
`,
  ).join('');
  return `${call === '' ? '' : "import axios from 'axios';\n"}export interface Record${index} {
  readonly id: string;
  readonly open: boolean;
  readonly lines: readonly { readonly sku: string; readonly amount: number }[];
}
${functions}${call}`;
}

function serverText(modules: number): string {
  const routes = Array.from(
    { length: Math.ceil(modules / 20) },
    (_, at) => `app.post('/records/${at * 20}', (_request, response) => response.status(204).end());`,
  ).join('\n');
  return `import express from 'express';\n\nconst app = express();\n${routes}\napp.listen(3000);\n`;
}

/**
 * Writes a repository of 40 services for measurements: the same files every time.
 * @param files how many source files it is to have, about
 */
export function writeSampleRepository(root: string, files: number): void {
  const modules = Math.floor(files / servicesCount) - 1;
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('package.json', JSON.stringify({ name: 'sample', private: true, workspaces: ['services/*'] }));
  const compose: string[] = ['services:'];
  for (let service = 0; service < servicesCount; service += 1) {
    const folder = `services/service-${service}`;
    const next = (service + 1) % servicesCount;
    write(
      `${folder}/package.json`,
      JSON.stringify({ name: `service-${service}`, dependencies: { axios: '1', express: '5' } }),
    );
    write(`${folder}/src/server.ts`, serverText(modules));
    for (let index = 0; index < modules; index += 1) {
      write(`${folder}/src/records/record-${index}.ts`, moduleText(service, index));
    }
    compose.push(
      `  service-${service}:`,
      `    build: ${folder}`,
      '    environment:',
      `      SERVICE_${next}_URL: http://service-${next}:3000`,
    );
  }
  write('docker-compose.yml', `${compose.join('\n')}\n`);
}
