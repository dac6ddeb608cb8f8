import { type ConfigurationFile, configurationFiles } from '../model/configuration.js';
import type { PolicyInForce } from '../model/policy.js';
import type { Repository } from '../model/repository.js';

/**
 * What the user declares. Schemas are loaded where there is something to check.
 * @throws UserError when it cannot be read
 */
export async function configurationOf(repository: Repository): Promise<ConfigurationFile | undefined> {
  if (configurationFiles.every((name) => repository.readText(name) === undefined)) return undefined;
  const { readConfiguration } = await import('../analyzer/configuration-file.js');
  return readConfiguration(repository);
}

/** The policy that the configuration states, if it states one. */
export function policyOf(declared: ConfigurationFile | undefined): PolicyInForce | undefined {
  const policy = declared?.configuration.policy;
  return declared && policy && { policy, file: declared.file, lineOf: declared.lineOf };
}
