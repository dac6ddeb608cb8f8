/**
 * A document as text: members in the order in which the builder wrote them, two spaces, a newline at the end; members
 * that are undefined are left out. Builders write members in a fixed order, so the same input gives the same bytes.
 */
export function stableJson(document: unknown): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
