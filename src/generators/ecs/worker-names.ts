import { createHash } from 'node:crypto';

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const longestRoleName = 64;
const longestManagedPolicyName = 128;
/** The most characters of an ECS service's name and of a task definition family. */
const longestEcsName = 255;

/** `loyalty-worker`: the ECS service that works for a service. */
export function workerName(service: string): string {
  return awsName(`${service}-worker`, longestEcsName);
}

/** `shop-loyalty-worker`: the task definition family beside the service's own. */
export function workerFamily(serviceFamily: string): string {
  return awsName(`${serviceFamily}-worker`, longestEcsName);
}

/** `loyalty-worker-task`: the role under which the worker's code runs. */
export function workerRoleName(service: string): string {
  return awsName(`${service}-worker-task`, longestRoleName);
}

/** `order-publish-events`: the policy that lets a producer send. */
export function producerPolicyName(service: string): string {
  return awsName(`${service}-publish-events`, longestManagedPolicyName);
}

/** A text with only letters, digits, `-` and `_`; one that is too long keeps its start and gets a hash of the whole. */
function awsName(text: string, longest: number): string {
  const name = text.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-+/, '');
  return name.length <= longest ? name : `${name.slice(0, longest - 9)}-${hashOf(text)}`;
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
