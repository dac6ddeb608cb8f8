/**
 * `http://order:3000/v1`, `order:3000`, `order`: the host and port that something is passed on to; empty where there is
 * none. A host may be a variable of the deployment (`${ORDER_HOST}`).
 */
export function hostAndPort(
  address: string,
): readonly { readonly host: string; readonly port: number | null }[] {
  const match = /^(?:\w+:\/\/)?(?:[^/@\s]*@)?((?:\$\{\w+\}|[\w.$-])+)(?::(\d+|\$\{\w+\}))?(?:\/|$)/.exec(
    address,
  );
  if (match?.[1] === undefined) return [];
  const port = Number(match[2] ?? Number.NaN);
  return [{ host: match[1], port: Number.isInteger(port) ? port : null }];
}
