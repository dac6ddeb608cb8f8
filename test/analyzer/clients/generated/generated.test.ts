import { describe, expect, it } from 'vitest';
import { requestsOf } from '../requests-of.js';
import { heyApi, heyApiClass } from './hey-api.js';
import { nswag } from './nswag.js';
import { openapiGeneratorAxios } from './openapi-generator-axios.js';
import { openapiGeneratorFetch } from './openapi-generator-fetch.js';
import { openapiGeneratorNestjs } from './openapi-generator-nestjs.js';
import { openapiGeneratorNode } from './openapi-generator-node.js';
import { openapiTypescriptCodegen, openapiTypescriptCodegenClient } from './openapi-typescript-codegen.js';
import { orvalAxios, orvalFetch, orvalMutator } from './orval.js';
import { packageElsewhere } from './package-elsewhere.js';
import { swaggerTypescriptApi, swaggerTypescriptApiAxios } from './swagger-typescript-api.js';

const cases = [
  openapiGeneratorAxios,
  openapiGeneratorFetch,
  openapiGeneratorNode,
  openapiGeneratorNestjs,
  orvalMutator,
  orvalAxios,
  orvalFetch,
  swaggerTypescriptApi,
  swaggerTypescriptApiAxios,
  openapiTypescriptCodegen,
  openapiTypescriptCodegenClient,
  nswag,
  heyApi,
  heyApiClass,
  packageElsewhere,
];

describe('generated clients', () => {
  for (const { generator, files, match, nearMiss, cannotTell } of cases) {
    describe(generator, () => {
      it('is found where a person calls it', () => {
        expect(requestsOf({ ...files, ...match.files })).toEqual(match.expected);
      });
      it('is left alone where nobody calls it', () => {
        expect(requestsOf({ ...files, ...nearMiss.files })).toEqual(nearMiss.expected);
      });
      it('keeps what it cannot tell', () => {
        expect(requestsOf({ ...files, ...cannotTell.files })).toEqual(cannotTell.expected);
      });
    });
  }
});
