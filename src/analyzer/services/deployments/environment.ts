import type { EnvironmentEntry } from '../../../model/service.js';
import { folderOf, isInside } from '../../paths.js';
import type { DeploymentFact, EnvironmentFact } from '../fact.js';
import type { Unit } from '../units/unit.js';
import { unitNames } from './deployments.js';
import { stageRank } from './stages.js';

const sourceOrder: readonly DeploymentFact['source'][] = [
  'compose',
  'kubernetes',
  'ecs-task-definition',
  'cloudformation',
  'copilot',
  'serverless',
  'dapr',
  'process',
];
/** The file that is really loaded before those that only show what may be in it. */
const fileOrder = [/\.env$/, /\.env\.prod\w*$/, /\.env\.local$/, /\.env\.dev\w*$/, /./];

/**
 * The variables of a service, the weightiest first: its deployments, the `.env` files of its folder, then those of
 * the folders above for names that nothing else sets. Several values of one name stay side by side.
 */
export function environmentEntries(
  unit: Unit,
  envFiles: readonly EnvironmentFact[],
): readonly EnvironmentEntry[] {
  // The compose file of another repository beside this one runs it only as that one needs it.
  const near = unit.deployments.filter(({ file }) => isInside(file, unit.checkout ?? '.'));
  const far = unit.deployments.filter((deployment) => !near.includes(deployment));
  const set = [...inDeploymentOrder(near), ...inDeploymentOrder(far)].flatMap(({ env }) => env);
  const given = new Set(set.map(({ name }) => name));
  // An image's own values hold where no deployment sets others.
  const image = unit.dockerfiles.flatMap(({ env = [] }) => env).filter(({ name }) => !given.has(name));
  const deployed = [...set, ...image];
  const own = inOrder(envFiles.filter((fact) => isOwnFile(fact, unit)));
  const seen = new Set([...deployed, ...own].map(({ name }) => name));
  const above = inOrder(
    envFiles.filter((fact) => isInside(unit.folder, fact.folder) && !isOwnFile(fact, unit) && isShared(fact)),
  );
  return withoutRepetition([...deployed, ...own, ...above.filter(({ name }) => !seen.has(name))]).map(
    withoutSecret,
  );
}

/** The variables of a service whose code is elsewhere. */
export function deployedEntries(deployments: readonly DeploymentFact[]): readonly EnvironmentEntry[] {
  return withoutRepetition(inDeploymentOrder(deployments).flatMap(({ env }) => env)).map(withoutSecret);
}

/** By kind of deployment, then production before development; else as they were found. */
function inDeploymentOrder(deployments: readonly DeploymentFact[]): readonly DeploymentFact[] {
  const rank = ({ variant, file }: DeploymentFact): number => stageRank(variant ?? file);
  return [...deployments].sort(
    (left, right) =>
      sourceOrder.indexOf(left.source) - sourceOrder.indexOf(right.source) || rank(left) - rank(right),
  );
}

/** Folders of a service in which it keeps its settings. */
const settingsFolder = /^(?:\.?envs?|environments?|config(?:s|uration)?|settings|deploy(?:ment)?|docker)$/;

/** A file of the service's folder, or of a folder of settings in it; above, one that is called after the service. */
function isOwnFile({ folder, file }: EnvironmentFact, unit: Unit): boolean {
  if (folder === unit.folder) return true;
  if (folderOf(folder) === unit.folder && folder !== '.') {
    return unit.folder !== '.' && settingsFolder.test(folder.split('/').pop() ?? '');
  }
  const [name] = ownersOf(file);
  return name !== undefined && isInside(unit.folder, folderAround(folder)) && unitNames(unit).includes(name);
}

/** `env/.env.order` lies in a folder that only holds such files. */
function folderAround(folder: string): string {
  return settingsFolder.test(folder.split('/').pop() ?? '') ? folderOf(folder) : folder;
}

/** False for a file that is for one service alone: `.env.order` says nothing about the others. */
function isShared({ file }: EnvironmentFact): boolean {
  return ownersOf(file).length === 0;
}

const stageWord =
  /^(?:prod\w*|prd|live|stag\w*|stg|uat|qa|preprod|preview|dev\w*|local|docker|compose|k8s|test|ci|example|samples?|template|tpl|dist|defaults?|base|shared|common|public|override|schema)$/;

/** The words of a `.env` file's name that are no stage. */
function ownersOf(file: string): readonly string[] {
  const words = (file.split('/').pop() ?? '').toLowerCase().split('.').slice(2);
  return words.filter((word) => !word.split(/[-_]/).every((part) => stageWord.test(part)));
}

function inOrder(facts: readonly EnvironmentFact[]): readonly EnvironmentEntry[] {
  const rank = (file: string): number => fileOrder.findIndex((pattern) => pattern.test(file));
  return [...facts]
    .sort(
      (a, b) =>
        b.folder.length - a.folder.length || rank(a.file) - rank(b.file) || (a.file < b.file ? -1 : 1),
    )
    .flatMap(({ entries }) => entries);
}

function withoutRepetition(entries: readonly EnvironmentEntry[]): readonly EnvironmentEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ name, value }) => {
    const key = `${name}=${value}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

const secretName =
  /PASS(?:WORD|WD|PHRASE)?$|PASSWORD|SECRET|TOKEN|CREDENTIAL|PRIVATE|API_?KEY|ACCESS_?KEY|LICEN[CS]E_?KEY|SALT$/i;
const address = /^(?:[a-z][\w+.-]*:\/\/)?[\w.-]+(?::\d+)?(?:\/[^\s]*)?$/i;
const hiddenValue = '***';

/** Reports and plans are shown and committed: no value that looks like a secret gets into them. */
function withoutSecret(entry: EnvironmentEntry): EnvironmentEntry {
  const value = entry.value.replace(/^([a-z][\w+.-]*:\/\/[^/\s:@]*:)[^/\s@]+@/i, `$1${hiddenValue}@`);
  const looksLikeAddress = address.test(value) && (value.includes('://') || /:\d+/.test(value));
  if (secretName.test(entry.name) && !looksLikeAddress && !/^(?:\d{1,6}|true|false|)$/.test(value)) {
    return { ...entry, value: hiddenValue };
  }
  return { ...entry, value };
}
