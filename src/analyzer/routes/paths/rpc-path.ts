/** How the path of a remote procedure is written: `Service/Method`, the method in upper camel case. */
export function procedurePath(service: string, method: string): string {
  return `${service}/${method.charAt(0).toUpperCase()}${method.slice(1)}`;
}
