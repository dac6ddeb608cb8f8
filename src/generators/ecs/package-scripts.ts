import type { Repository } from '../../model/repository.js';
import type { Service } from '../../model/service.js';
import { isObject, parseJson, stringOf } from './json.js';

/** The package.json of a service's own folder, else the one that the analysis found. */
export function packageJsonOf(service: Service, repository: Repository): string {
  const own = service.root === '.' ? 'package.json' : `${service.root}/package.json`;
  return repository.readText(own) === undefined ? (service.packageJson ?? own) : own;
}

/** The text of one script of a service's package.json; undefined where there is none. */
export function packageScript(service: Service, repository: Repository, name: string): string | undefined {
  const manifest = parseJson(repository.readText(packageJsonOf(service, repository)));
  const scripts = isObject(manifest) ? manifest.scripts : undefined;
  return isObject(scripts) && Object.hasOwn(scripts, name) ? stringOf(scripts[name]) : undefined;
}
