import type { Repository } from '../../../model/repository.js';
import type { PortFact } from '../fact.js';

/** `PORT: { type: 'number', default: 3004 }` of a schema, `port: { default: 3000, env: 'PORT' }` of convict. */
const declared = /\b(?:PORT|port)\b['"]?\s*:\s*\{[^{}]*?\bdefault\b['"]?\s*:\s*['"]?(\d{2,5})\b/g;
/** `process.env.PORT || 3002`, `env.HTTP_PORT ?? '3002'`, `get('PORT', 3002)`, `.listen(3002`, `port: 3002,`; `const port = process.env.USER_PORT || 3002`. */
const patterns = [
  /\b(?:(?:HTTP|APP|SERVER|API|SERVICE|NODE|WEB)_)?PORT\b['"]?[\])]*\s*(?:\|\||\?\?|,|:|=)\s*['"]?(\d{2,5})\b/g,
  declared,
  /\bPORT\s*=\s*(?:Number\(|parseInt\()?\s*process\.env\.\w*PORT\s*(?:\|\||\?\?)\s*['"]?(\d{2,5})\b/gi,
  /\.listen\(\s*(?:\{\s*port:\s*)?(\d{2,5})\b/g,
];

/** The ports that the files that start and configure a service name as what it listens on. */
export function portsInCode(
  files: readonly string[],
  repository: Repository,
): readonly (PortFact & { readonly file: string })[] {
  return files.flatMap((file) => {
    const text = repository.readText(file) ?? '';
    return patterns.flatMap((pattern) =>
      [...text.matchAll(pattern)].map((match) => ({
        port: Number(match[1]),
        published: false,
        line: text.slice(0, match.index).split('\n').length,
        file,
      })),
    );
  });
}
