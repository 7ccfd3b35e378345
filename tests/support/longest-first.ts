import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Which files take longest, longest first: started last, one of them alone would keep a whole core
 * waiting. A clean checkout has no times of its own, so these were measured.
 */
const LONGEST = [
  'hostile/mutated',
  'durability/kill',
  'summary/canaries',
  'durability/promises',
  'durability/damaged',
  'durability/disk',
  'convergence/board',
  'browser/leaving',
  'browser/storyboard',
  'browser/help',
  'browser/copy',
  'browser/axe',
  'browser/private',
  'http/matrix',
];

export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return sorted.toSorted((a, b) => groupOf(a) - groupOf(b) || placeOf(a) - placeOf(b));
  }
}

const groupOf = ({ project }: TestSpecification) => project.config.sequence.groupOrder;

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((name) => moduleId.includes(`/${name}`));
  return place === -1 ? LONGEST.length : place;
}
