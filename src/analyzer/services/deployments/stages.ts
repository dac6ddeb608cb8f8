const folders: readonly (readonly [rank: number, pattern: RegExp])[] = [
  [0, /^(?:prod|prd|production|live)$/],
  [3, /^(?:staging|stage|stg|uat|qa|preprod|pre-prod|preview|sandbox)$/],
  [4, /^(?:dev|development|local|minikube|kind|test|tests|testing|e2e|ci|debug|examples?|samples?)$/],
];
const inName: readonly (readonly [rank: number, pattern: RegExp])[] = [
  [0, /(?:^|[._-])(?:prod|prd|production)(?=[._-]|$)/],
  [3, /(?:^|[._-])(?:staging|stage|stg|uat|qa|preprod)(?=[._-]|$)/],
  [4, /(?:^|[._-])(?:dev|development|local|minikube|test|testing|tests|e2e|ci|debug)(?=[._-]|$)/],
  // Compose adds it by itself, so that it is as good as the file beside it and wins over that.
  [1, /(?:^|[._-])override(?=[._-]|$)/],
];

/**
 * Orders deployment files by the stage that their path names: production 0, an override 1, none 2, staging 3,
 * development and tests 4. What runs in production says most about who calls whom.
 */
export function stageRank(path: string): number {
  const parts = path.toLowerCase().split('/');
  const name = parts.pop() ?? '';
  const ranks = [
    ...inName.flatMap(([rank, pattern]) => (pattern.test(name) ? [rank] : [])).slice(0, 1),
    ...parts.flatMap((part) => folders.flatMap(([rank, pattern]) => (pattern.test(part) ? [rank] : []))),
  ];
  return ranks.length === 0 ? 2 : Math.max(...ranks);
}
