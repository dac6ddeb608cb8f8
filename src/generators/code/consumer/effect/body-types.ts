import { ts } from 'ts-morph';
import type { Repository } from '../../../../model/repository.js';
import type { Service } from '../../../../model/service.js';
import { checkedProgram } from '../../../resolve/checked-program.js';
import { describeType } from '../../../resolve/describe-type.js';

/**
 * The type of each property that a type asks for, in the words that contracts use; empty for a type that takes anything,
 * undefined where the types cannot be told.
 *
 * @param node a type as a file of the repository writes it
 */
export function bodyTypesOf(
  node: ts.TypeNode | undefined,
  service: Service,
  repository: Repository,
): Readonly<Record<string, string>> | undefined {
  if (node === undefined) return undefined;
  if (node.kind === ts.SyntaxKind.UnknownKeyword || node.kind === ts.SyntaxKind.AnyKeyword) return {};
  const file = node.getSourceFile().fileName.slice(1);
  const program = checkedProgram(service, repository, [file]);
  const source = program.source(file);
  const same = source && nodeAt(source, node);
  if (same === undefined) return undefined;
  const { checker } = program;
  const type = checker.getTypeFromTypeNode(same);
  if ((type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) !== 0) return {};
  if ((type.flags & ts.TypeFlags.Object) === 0 || checker.isArrayType(type)) return undefined;
  const members = checker.getPropertiesOfType(type);
  if (members.length === 0) return undefined;
  return Object.fromEntries(
    members
      .filter((member) => (member.flags & ts.SymbolFlags.Optional) === 0)
      .map((member) => [
        member.name,
        describeType(checker.getTypeOfSymbolAtLocation(member, same), same, checker).text,
      ]),
  );
}

function nodeAt(source: ts.SourceFile, wanted: ts.TypeNode): ts.TypeNode | undefined {
  const visit = (node: ts.Node): ts.TypeNode | undefined => {
    if (node.pos > wanted.pos || node.end < wanted.end) return undefined;
    if (ts.isTypeNode(node) && node.pos === wanted.pos && node.end === wanted.end) return node;
    return ts.forEachChild(node, visit);
  };
  return visit(source);
}
