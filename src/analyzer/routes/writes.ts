import { ts } from 'ts-morph';
import type { SourceProgram } from '../syntax/create-program.js';
import { awaited } from '../syntax/expressions.js';
import { functionBehind } from './functions.js';

/** A handler calls a service, the service a repository: writes are looked for so many calls down. */
const stepLimit = 2;

const statement =
  /\b(?:INSERT\s+INTO|UPDATE\s+[\w."`[\]]+\s+SET|DELETE\s+FROM|MERGE\s+INTO|REPLACE\s+INTO)\b/i;
/** Methods that only datastores and files have. */
const writing =
  /^(?:save|saveAll|insert|insertOne|insertMany|updateOne|updateMany|replaceOne|deleteOne|deleteMany|findOneAndUpdate|findOneAndDelete|findOneAndReplace|findByIdAndUpdate|findByIdAndDelete|findByIdAndRemove|bulkWrite|bulkCreate|bulkSave|createMany|upsert|softDelete|writeFile|writeFileSync|appendFile|appendFileSync|unlink|putObject|hset|lpush|rpush|sadd|zadd|incrby|setex)$/;
/** Methods that other things have too: what they are called on decides. */
const ambiguous =
  /^(?:create|update|delete|remove|destroy|set|put|add|append|increment|decrement|push|write|del|incr)$/;
const storeName =
  /(?:repo|repository|model|collection|store|prisma(?:\.\w+)?|database|db|dao|table|knex|redis|cache|dynamo\w*)$/i;
const writeCommands = /^(?:Put|Update|Delete|BatchWrite|TransactWrite)(?:Item|Object)?Command$/;
const notStores = new Set([
  'Object',
  'Promise',
  'Array',
  'Map',
  'Set',
  'Date',
  'URL',
  'Buffer',
  'Reflect',
  'Number',
]);

/** True where a function, or what it calls in the repository within two steps, writes to a datastore or a file. */
export function writesOf(node: ts.Node, program: SourceProgram): boolean {
  return searchWrites(node, program, 0, new Set());
}

function searchWrites(node: ts.Node, program: SourceProgram, step: number, seen: Set<ts.Node>): boolean {
  if (seen.has(node)) return false;
  seen.add(node);
  const calls: ts.CallExpression[] = [];
  let found = false;
  const visit = (child: ts.Node): void => {
    if (found) return;
    if (isWriteText(child) || isWriteCommand(child)) found = true;
    if (ts.isCallExpression(child)) {
      if (isWriteCall(child)) found = true;
      calls.push(child);
    }
    ts.forEachChild(child, visit);
  };
  ts.forEachChild(node, visit);
  if (found || step >= stepLimit) return found;
  return calls.some((call) => {
    const callee = awaited(call.expression);
    // What is given to a call is seen where it stands; only what is called is followed.
    const target = ts.isCallExpression(callee) ? undefined : functionBehind(callee, program);
    return target !== undefined && searchWrites(target.node, program, step + 1, seen);
  });
}

function isWriteText(node: ts.Node): boolean {
  const text = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) ? node.text : undefined;
  return text !== undefined && statement.test(text);
}

function isWriteCommand(node: ts.Node): boolean {
  return (
    ts.isNewExpression(node) && ts.isIdentifier(node.expression) && writeCommands.test(node.expression.text)
  );
}

function isWriteCall(call: ts.CallExpression): boolean {
  const callee = awaited(call.expression);
  if (ts.isIdentifier(callee))
    return /^(?:writeFile|writeFileSync|appendFile|appendFileSync)$/.test(callee.text);
  if (!ts.isPropertyAccessExpression(callee)) return false;
  const method = callee.name.text;
  if (writing.test(method)) return true;
  if (!ambiguous.test(method)) return false;
  const owner = awaited(callee.expression);
  const name = owner.getText().replace(/^this\./, '');
  if (storeName.test(name)) return true;
  // Mongoose and Sequelize models are capitalised and made by these methods.
  return /^(?:create|update|destroy)$/.test(method) && /^[A-Z]\w+$/.test(name) && !notStores.has(name);
}
