/** What lies at the root of a repository, and not in a folder that only holds several of them. */
const rootMark =
  /^(?:\.gitignore|\.gitlab-ci\.yml|Jenkinsfile|Dockerfile|Makefile|package\.json|(?:docker-)?compose[\w.-]*\.ya?ml|(?:pnpm-workspace|serverless|skaffold)\.ya?ml|(?:lerna|nx|rush|turbo)\.json|\.github\/.*)$/;
const ownMark = /^([^/]+)\/(?:\.gitignore$|\.gitlab-ci\.yml$|\.github\/)/;

/**
 * The folders that are repositories of their own, checked out side by side in the folder that is analysed; empty where
 * that is one repository.
 */
export function checkoutsOf(files: readonly string[]): ReadonlySet<string> {
  if (files.some((file) => rootMark.test(file))) return new Set();
  const folders = new Set(files.flatMap((file) => ownMark.exec(file)?.[1] ?? []));
  return folders.size > 1 ? folders : new Set();
}
