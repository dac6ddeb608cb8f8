import type { Repository } from '../../../../model/repository.js';
import { oncePer } from '../../../once-per.js';
import { fileIn, folderOf, joinInside } from '../../../paths.js';
import type { DeploymentFact } from '../../fact.js';
import { type LooseRecord, listOf, recordOf, textOf } from '../../texts/record.js';
import { readYaml } from '../../texts/yaml-text.js';

/** The folder that an image is built from, as the repository's skaffold.yaml files say. */
export function skaffoldBuild(image: string, repository: Repository): DeploymentFact['build'] {
  return artifactsOf(repository).get(withoutVersion(image)) ?? null;
}

function withoutVersion(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
}

/** The folders of the images that the skaffold files build. */
const artifactsOf = oncePer((repository: Repository): ReadonlyMap<string, DeploymentFact['build']> => {
  const artifacts = new Map<string, DeploymentFact['build']>();
  for (const file of repository.files.filter((path) => /(?:^|\/)skaffold[\w.-]*\.ya?ml$/.test(path))) {
    const yaml = readYaml(repository.readText(file) ?? '', file);
    if ('problem' in yaml) continue;
    for (const { value } of yaml.documents) {
      for (const item of listOf(recordOf(recordOf(value).build).artifacts)) {
        const artifact = recordOf(item);
        const image = textOf(artifact.image);
        const build = buildOf(artifact, folderOf(file));
        if (image !== undefined && build !== null) artifacts.set(withoutVersion(image), build);
      }
    }
  }
  return artifacts;
});

function buildOf({ context, docker, image }: LooseRecord, folder: string): DeploymentFact['build'] {
  const place = joinInside(folder, textOf(context) ?? '.');
  if (place === undefined) return null;
  const { dockerfile, buildArgs, target } = recordOf(docker);
  const written = joinInside(place, textOf(dockerfile) ?? 'Dockerfile');
  const words = [...Object.values(recordOf(buildArgs)), target, String(image).split('/').pop()];
  return {
    context: place,
    dockerfile: written ?? fileIn(place, 'Dockerfile'),
    args: words.flatMap((word) => textOf(word) ?? []),
  };
}
