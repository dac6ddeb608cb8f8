/**
 * What is computed once for each repository, evaluator or syntax tree that it is asked for, and remembered for as long
 * as that lives.
 * @param meanwhile what is answered to whoever asks again while it is being computed
 */
export function oncePer<Owner extends object, Found>(
  compute: (owner: Owner) => Found,
  meanwhile?: Found,
): (owner: Owner) => Found {
  const known = new WeakMap<Owner, { readonly found: Found }>();
  return (owner) => {
    const remembered = known.get(owner);
    if (remembered !== undefined) return remembered.found;
    if (meanwhile !== undefined) known.set(owner, { found: meanwhile });
    const found = compute(owner);
    known.set(owner, { found });
    return found;
  };
}
