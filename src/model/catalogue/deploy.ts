import { exitCode } from '../exit-code.js';
import { catalogue } from './entry.js';

/** What deploy can say to the user. */
export const deployCatalogue = catalogue({
  nothingToDeploy: {
    code: 'EDA5001',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ folder }: { folder: string }) =>
      `There is no worker to deploy: ${folder} has no *-worker folder.`,
    help: 'Run "eda-migrate apply" first; it writes the files that deploy sends.',
    explain:
      'Deploy sends the task definition, the service and the scaling of each worker that apply has written below ' +
      'infra/events. It reads nothing else and makes nothing up. Apply an accepted flow first, or name the folder of the ' +
      'repository.',
  },
  fileNotJson: {
    code: 'EDA5002',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ file, problem }: { file: string; problem: string }) =>
      `${file} is not valid JSON: ${problem}.`,
    help: 'Mend the file, or delete it and run "eda-migrate apply" again.',
    explain:
      'Deploy reads the files below infra/events as they are, so that what was reviewed is what is sent. One of them ' +
      'cannot be read as JSON, usually after an edit by hand or a merge. Nothing was sent.',
  },
  fileIncomplete: {
    code: 'EDA5003',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ file, problem }: { file: string; problem: string }) =>
      `${file} cannot be deployed: ${problem}.`,
    help: 'Mend the file, or delete it and run "eda-migrate apply" again.',
    explain:
      'The three files of a worker are the inputs of RegisterTaskDefinition, CreateService, RegisterScalableTarget and ' +
      'PutScalingPolicy. The members by which they are told apart and joined have to be there: family and ' +
      'containerDefinitions, serviceName and taskDefinition, scalableTarget and scalingPolicies. Nothing was sent.',
  },
  placeholdersLeft: {
    code: 'EDA5004',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ places }: { places: readonly string[] }) =>
      `${places.length === 1 ? 'A value has' : `${places.length} values have`} to be filled in before the workers can be deployed: ${places.join(', ')}.`,
    help: 'Replace each <NAME IN CAPITALS> by its value; applying again keeps what you filled in.',
    explain:
      'Where the repository does not tell a value, such as the account or the image, the generated files have a ' +
      'placeholder. Sending it to AWS would make a task definition that can never start. Nothing was sent. ' +
      'Placeholders that start with DEPLOY are filled in by deploy itself.',
  },
  networkUnknown: {
    code: 'EDA5005',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ worker, names, cluster }: { worker: string; names: readonly string[]; cluster: string }) =>
      `The network of ${worker} is not known: no service ${names.map((name) => `"${name}"`).join(' or ')} runs in cluster ${cluster} to take it from.`,
    help: 'Pass --subnets and --security-groups, or deploy to the cluster in which the service itself runs.',
    explain:
      'A worker runs in the network of its service: the same subnets, security groups and way out. Deploy looks for a ' +
      'running service with the name or the task definition family of the service. Where there is none, give both ' +
      '--subnets and --security-groups, or write the values into service.json in place of the DEPLOY placeholders.',
  },
  clusterNotFound: {
    code: 'EDA5006',
    severity: 'error',
    message: ({ cluster, region }: { cluster: string; region: string }) =>
      `There is no active ECS cluster "${cluster}" in ${region}.`,
    help: 'Name the cluster with --cluster and its Region with --region; "aws ecs list-clusters" shows what there is.',
    explain:
      'Clusters belong to one account and one Region. The name is right but the Region or the account of the ' +
      'credentials is another, or the cluster was deleted. Nothing was changed.',
  },
  accessDenied: {
    code: 'EDA5007',
    severity: 'error',
    message: ({ action, detail }: { action: string; detail: string }) =>
      `AWS did not allow to ${action}: ${detail}`,
    help: 'Give the identity that deploys the permission that the message names; "explain EDA5007" lists all of them.',
    explain:
      'Deploy needs ecs:DescribeClusters, ecs:ListServices, ecs:DescribeServices, ecs:DescribeTaskDefinition, ' +
      'ecs:RegisterTaskDefinition, ecs:CreateService and ecs:UpdateService, application-autoscaling:Describe…, ' +
      'RegisterScalableTarget and PutScalingPolicy, cloudwatch:PutMetricAlarm and DescribeAlarms for the alarms of the ' +
      'policy, and iam:PassRole on the execution role and the task role of each worker. The first scaling policy of an ' +
      'account also needs iam:CreateServiceLinkedRole.',
  },
  credentialsUnusable: {
    code: 'EDA5008',
    severity: 'error',
    message: ({ detail }: { detail: string }) => `AWS credentials are missing or no longer valid: ${detail}`,
    help: 'Sign in ("aws sso login", "aws configure"), or set AWS_PROFILE or the AWS_ACCESS_KEY_ID variables.',
    explain:
      'Credentials are found as the AWS command line finds them: environment variables, the profile, single sign-on, ' +
      'the role of the container or the instance. eda-migrate asks for none and stores none. "aws sts ' +
      'get-caller-identity" shows whether the same shell has any.',
  },
  regionMissing: {
    code: 'EDA5009',
    severity: 'error',
    exit: exitCode.usage,
    message: () => 'No AWS Region is given.',
    help: 'Pass --region, or set AWS_REGION or the region of your profile.',
    explain:
      'The Region is taken from --region, then from AWS_REGION, then from the profile. Queue addresses in the generated ' +
      'task definitions name a Region too; deploy to the same one.',
  },
  throttled: {
    code: 'EDA5010',
    severity: 'error',
    message: ({ action }: { action: string }) =>
      `AWS was asked too often to ${action}, also after several attempts.`,
    help: 'Wait a minute and run deploy again; it goes on where it stopped.',
    explain:
      'The limits of the ECS and Application Auto Scaling APIs are shared by everything in the account and Region, such ' +
      'as pipelines that deploy at the same time. Every request was repeated with growing pauses. What was done stays ' +
      'done: the next run compares again and sends only what is missing.',
  },
  unreachable: {
    code: 'EDA5011',
    severity: 'error',
    message: ({ action, detail }: { action: string; detail: string }) =>
      `AWS could not be reached to ${action}: ${detail}`,
    help: 'Check the connection, the Region and --endpoint-url, then run deploy again.',
    explain:
      'No answer came from the endpoint: no network, a proxy or firewall in between, a Region that does not exist, or an ' +
      '--endpoint-url at which nothing listens. The next run compares again and sends only what is missing.',
  },
  refused: {
    code: 'EDA5012',
    severity: 'error',
    message: ({ action, detail }: { action: string; detail: string }) =>
      `AWS refused to ${action}: ${detail}`,
    help: 'Mend what the message names in the file of the worker, then run deploy again.',
    explain:
      'The request reached AWS and was found wrong or impossible: a subnet of another network, a size that Fargate does ' +
      'not offer, a quota that is used up, a service of the same name that is still being deleted. What was done before ' +
      'stays done: the next run compares again and sends only what is missing.',
  },
  containerInsightsOff: {
    code: 'EDA5013',
    severity: 'warning',
    message: ({ cluster }: { cluster: string }) =>
      `Container Insights is off in cluster ${cluster}, so the scaling policies do not see how many tasks run.`,
    help: 'Turn it on with the command in infra/events/README.md, step 1.',
    explain:
      'Backlog per task is the number of visible messages over RunningTaskCount, a metric of Container Insights. ' +
      'Without it every service counts as having one task: it still grows with the backlog, but too far, and shrinks ' +
      'only when the whole backlog is small. CloudWatch bills the metrics of Container Insights.',
  },
  regionNotAllowed: {
    code: 'EDA5014',
    severity: 'error',
    exit: exitCode.usage,
    message: ({ region, allowed }: { region: string; allowed: readonly string[] }) =>
      `The cluster is in ${region}, and the policy allows ${allowed.join(' and ')} only.`,
    help: 'Deploy to another Region with --region, or change the policy in the configuration; nothing was sent.',
    explain:
      'The member "policy" of eda-migrate.config.json (or .yaml) lists under "regions" where a team deploys to. The Region is the one of the cluster, whatever flag, variable or profile chose it.',
  },
});
