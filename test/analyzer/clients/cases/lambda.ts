// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the analysed code holds templates
import type { ClientCase } from '../client-case.js';

const imported =
  "import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';\nconst lambda = new LambdaClient({});\n";

export const cases: ClientCase = {
  id: 'lambda',
  match: [
    [
      `${imported}lambda.send(new InvokeCommand({ FunctionName: 'user-service', Payload: JSON.stringify({ id }) }));`,
      'a.ts:3 lambda RPC lambda://user-service/ body={ id }',
    ],
    [
      `${imported}const input = { FunctionName: process.env.USER_FUNCTION, InvocationType: 'RequestResponse' };\nlambda.send(new InvokeCommand(input));`,
      'a.ts:4 lambda RPC lambda://<USER_FUNCTION>/',
    ],
    [
      "import AWS from 'aws-sdk';\nconst lambda = new AWS.Lambda();\nlambda.invoke({ FunctionName: 'arn:aws:lambda:eu-west-1:123456789012:function:user-service:live' }).promise();",
      'a.ts:3 lambda RPC lambda://user-service/',
    ],
    [
      "import { Lambda } from '@aws-sdk/client-lambda';\nnew Lambda({}).invoke({ FunctionName: `arn:aws:lambda:${region}:${account}:function:user-service`, Payload: user });",
      'a.ts:2 lambda RPC lambda://user-service/ body=user',
    ],
    [
      "import Lambda from 'aws-sdk/clients/lambda';\nnew Lambda().invoke({ FunctionName: 'user-service' }, done);",
      'a.ts:2 lambda RPC lambda://user-service/',
    ],
  ],
  nearMiss: [
    `${imported}lambda.send(new InvokeCommand({ FunctionName: 'user-service', InvocationType: 'Event' }));`,
    "import { InvocationType, InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';\nnew LambdaClient({}).send(new InvokeCommand({ FunctionName: 'user-service', InvocationType: InvocationType.Event }));",
    "import { GetFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';\nnew LambdaClient({}).send(new GetFunctionCommand({ FunctionName: 'user-service' }));",
    "import AWS from 'aws-sdk';\nnew AWS.S3().send({ FunctionName: 'user-service' });",
  ],
  cannotTell: [
    [
      `${imported}lambda.send(new InvokeCommand({ FunctionName: name() }));`,
      'a.ts:3 lambda RPC lambda://{name()}/',
    ],
  ],
};
