import { ts } from 'ts-morph';
import { bare } from '../../syntax/expressions.js';
import { type FunctionNode, isWithin } from '../../syntax/function-nodes.js';
import type { Program } from '../../syntax/program.js';
import { functionNamed } from '../code/callee.js';
import { namedFunction } from '../code/functions.js';
import { calleeName, chainNames, receiverOf } from '../code/names.js';
import { descendants } from '../code/transparent.js';

/*
 * A write is told by names, as the types of data access libraries are not at hand:
 * - methods that only stores have (`save`, `insertOne`, `findByIdAndUpdate`, `writeFile`), on anything;
 * - `create`, `update`, `delete` and the like on something called like a store, or on a model (a capitalised name);
 * - a query whose text begins with INSERT, UPDATE, DELETE, MERGE or REPLACE;
 * - a function of the repository that does one of these.
 */
const STORE_METHOD =
  /^(save|saveAll|insert(One|Many)?|update(One|Many)|upsert(Many)?|delete(One|Many)|createMany|bulkWrite|bulkCreate|replaceOne|findOneAnd(Update|Delete|Replace|Remove)|findByIdAnd(Update|Delete|Remove)|persist|writeFile(Sync)?|appendFile(Sync)?|putItem|updateItem|deleteItem|batchWriteItem|softDelete|hset|setex|rpush|lpush|zadd|incr)$/;
const GENERIC_METHOD =
  /^(create|update|delete|remove|destroy|put|write|add|set|increment|decrement|append|store)$/;
const STORE_NAME =
  /(repo|repository|repositories|model|models|db|database|prisma|collection|collections|pool|store|stores|dao|table|knex|sequelize|mongo|redis|entityManager|dataSource|queryRunner|supabase|firestore|drizzle|storage)$/i;
/** What a transaction is called in the callback that gets it. */
const TRANSACTION_NAME = /^(tx|trx|transaction|em|manager)$/;
const MODEL_NAME = /^[A-Z][a-z]\w*$/;
/** Capitalised names of the language and of HTTP clients, which are no models. */
const NO_MODEL =
  /^(Object|Array|Promise|Map|Set|Reflect|Math|Number|String|JSON|Date|Symbol|URL|Headers|FormData|Axios|Http|Buffer|Observable|NestFactory|Fastify|Express)/;
const WRITING_QUERY = /^\s*(INSERT|UPDATE|DELETE|MERGE|REPLACE)\b/i;
const DEPTH_LIMIT = 3;

/** True where something is written to a datastore or a file before a request, in the same function. */
export function isAfterWrite(program: Program, site: ts.Node): boolean {
  const { fn } = namedFunction(site);
  if (fn === undefined) return false;
  return descendants(fn).some(
    (node) =>
      ts.isCallExpression(node) &&
      node.getEnd() <= site.getStart() &&
      !isExclusive(node, site) &&
      isWrite(program, node, DEPTH_LIMIT, new Set()),
  );
}

/** True for a call that writes to a datastore or a file, by itself or through a function of the repository. */
function isWrite(program: Program, call: ts.CallExpression, depth: number, seen: Set<ts.Node>): boolean {
  if (isStoreCall(call)) return true;
  if (depth === 0) return false;
  const fn = functionNamed(program, call.expression);
  if (fn === undefined || seen.has(fn)) return false;
  seen.add(fn);
  return writesIn(program, fn, depth - 1, seen);
}

function writesIn(program: Program, fn: FunctionNode, depth: number, seen: Set<ts.Node>): boolean {
  return descendants(fn).some((node) => ts.isCallExpression(node) && isWrite(program, node, depth, seen));
}

function isStoreCall(call: ts.CallExpression): boolean {
  const name = calleeName(call);
  const receiver = receiverOf(call);
  if (STORE_METHOD.test(name)) return receiver !== undefined || /File(Sync)?$/.test(name);
  if (isWritingQuery(call, name)) return true;
  if (receiver === undefined || !GENERIC_METHOD.test(name)) return false;
  const owners = chainNames(receiver);
  const owner = owners.at(-1) ?? '';
  if (owners.some((each) => STORE_NAME.test(each) || TRANSACTION_NAME.test(each))) return true;
  return owners.length === 1 && MODEL_NAME.test(owner) && !NO_MODEL.test(owner);
}

function isWritingQuery(call: ts.CallExpression, name: string): boolean {
  if (!/^(query|execute|exec|run|raw|none|one|\$executeRaw|\$executeRawUnsafe)$/.test(name)) return false;
  const first = call.arguments[0] === undefined ? undefined : bare(call.arguments[0]);
  if (first === undefined) return false;
  if (ts.isStringLiteralLike(first)) return WRITING_QUERY.test(first.text);
  return ts.isTemplateExpression(first) && WRITING_QUERY.test(first.head.text);
}

/** True where one of two nodes is in the `if` and the other in the `else` of the same condition. */
function isExclusive(first: ts.Node, second: ts.Node): boolean {
  for (let node: ts.Node = first; node.parent; node = node.parent) {
    const { parent } = node;
    if (!ts.isIfStatement(parent) || !isWithin(second, parent)) continue;
    const other = node === parent.thenStatement ? parent.elseStatement : parent.thenStatement;
    if (other !== undefined && node !== parent.expression && isWithin(second, other)) return true;
  }
  return false;
}
