import type { AwsVpcConfiguration, CreateServiceCommandInput, Service } from '@aws-sdk/client-ecs';
import { deployCatalogue } from '../../model/catalogue/deploy.js';
import { errorOf } from '../../model/errors.js';

/** What the user said about the network on the command line. */
export interface NetworkFlags {
  readonly subnets?: readonly string[] | undefined;
  readonly securityGroups?: readonly string[] | undefined;
}

const placeholder = /^<DEPLOY:[A-Z_]+>$/;
const ending = '-worker';

/** The services next to which a worker may run: its own service by name, or by the family of the task definition. */
export function neighbourNames(service: CreateServiceCommandInput): readonly string[] {
  const names = [service.serviceName, service.taskDefinition]
    .filter((name) => name !== undefined)
    .map((name) => (name.endsWith(ending) ? name.slice(0, -ending.length) : name));
  return [...new Set(names)];
}

/**
 * Where the worker runs: what the flags say, then what the file says, then where the worker runs already, then where its
 * service runs.
 *
 * @throws UserError EDA5005 when nothing of that is known.
 */
export function networkOf(
  service: CreateServiceCommandInput,
  flags: NetworkFlags,
  running: { readonly worker: Service | undefined; readonly neighbour: Service | undefined },
  cluster: string,
): AwsVpcConfiguration {
  const written = service.networkConfiguration?.awsvpcConfiguration;
  const known =
    running.worker?.networkConfiguration?.awsvpcConfiguration ??
    running.neighbour?.networkConfiguration?.awsvpcConfiguration;
  const subnets = flags.subnets ?? filledIn(written?.subnets) ?? known?.subnets;
  const securityGroups = flags.securityGroups ?? filledIn(written?.securityGroups) ?? known?.securityGroups;
  if (!subnets || !securityGroups) {
    const names = neighbourNames(service);
    throw errorOf(deployCatalogue.networkUnknown, { worker: service.serviceName ?? '', names, cluster });
  }
  const [publicIp] = filledIn([written?.assignPublicIp ?? '']) ?? [];
  return {
    subnets: [...subnets],
    securityGroups: [...securityGroups],
    assignPublicIp:
      (publicIp as AwsVpcConfiguration['assignPublicIp']) ?? known?.assignPublicIp ?? 'DISABLED',
  };
}

function filledIn(values: readonly string[] | undefined): readonly string[] | undefined {
  return values?.some((value) => value === '' || placeholder.test(value)) ? undefined : values;
}
