/** The part of CloudFormation that is generated, as types. */

export type Intrinsic =
  | { readonly Ref: string }
  | { readonly 'Fn::GetAtt': readonly [string, string] }
  | { readonly 'Fn::Sub': string }
  | { readonly 'Fn::If': readonly [string, unknown, unknown] };
export type Text = string | Intrinsic;

export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow' | 'Deny';
  readonly Principal?: '*' | { readonly Service: string };
  readonly Action: string | readonly string[];
  readonly Resource?: Text | readonly Text[];
  readonly Condition?: Readonly<Record<string, Readonly<Record<string, Text>>>>;
}

export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

export interface Resource {
  readonly Type: string;
  /** For the reader: CloudFormation shows it with the resource. */
  readonly Metadata: { readonly Description: string };
  readonly DependsOn?: readonly string[];
  readonly DeletionPolicy?: 'Retain' | 'RetainExceptOnCreate';
  readonly UpdateReplacePolicy?: 'Retain';
  readonly Properties: Readonly<Record<string, unknown>>;
}

export type Resources = Readonly<Record<string, Resource>>;

export interface Output {
  readonly Description: string;
  readonly Value: Text;
}

export interface Template {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Description: string;
  readonly Parameters: Readonly<Record<string, unknown>>;
  readonly Conditions: Readonly<Record<string, unknown>>;
  readonly Resources: Resources;
  readonly Outputs: Readonly<Record<string, Output>>;
}

/** Data lives in it: taking it out of the template, or undoing, leaves it; a creation that fails does not. */
export const keepData = {
  DeletionPolicy: 'RetainExceptOnCreate',
  UpdateReplacePolicy: 'Retain',
} as const;

export function ref(logicalId: string): Intrinsic {
  return { Ref: logicalId };
}

export function arnOf(logicalId: string): Intrinsic {
  return { 'Fn::GetAtt': [logicalId, 'Arn'] };
}

/** The ARN of something in the account and Region of the stack, by its name. */
export function inThisRegion(service: 'sqs' | 'ecs', name: string): Intrinsic {
  const [partition, region, account] = ['Partition', 'Region', 'AccountId'].map((part) => `\${AWS::${part}}`);
  return { 'Fn::Sub': `arn:${partition}:${service}:${region}:${account}:${name}` };
}

export function policy(statements: readonly PolicyStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements };
}

/** Refuses everything that does not come over TLS. */
export function denyWithoutTls(service: 'sqs' | 'sns', resource: Text): PolicyStatement {
  return {
    Sid: 'DenyWithoutTls',
    Effect: 'Deny',
    Principal: '*',
    Action: service === 'sqs' ? 'sqs:*' : 'sns:Publish',
    Resource: resource,
    Condition: { Bool: { 'aws:SecureTransport': 'false' } },
  };
}
