import type { Observation } from '#fhir';
import { bandOf, conceptKey, conceptText, isVoid, shownOf, whenOf, type Band, type Shown } from '#ui';

/** One measurement of one analyte. */
export interface Point {
  readonly observation: Observation;
  readonly when: string;
  readonly shown: Shown;
}

/** Everything measured of one analyte, newest first, with its newest band. */
export interface Series {
  readonly key: string;
  readonly name: string;
  readonly unit: string;
  readonly band?: Band;
  readonly points: readonly Point[];
}

/** Groups observations by what was measured, the one measured last first and then by name; voided ones and those without value or time are left out. */
export function seriesOf(observations: readonly Observation[]): readonly Series[] {
  const groups = new Map<string, Point[]>();
  for (const observation of observations) {
    const [when, shown] = [whenOf(observation), shownOf(observation)];
    if (isVoid(observation) || when === undefined || !shown) continue;
    const key = conceptKey(observation.code);
    const group = groups.get(key) ?? [];
    group.push({ observation, when, shown });
    groups.set(key, group);
  }
  return [...groups]
    .map(([key, points]) => seriesFrom(key, points))
    .toSorted((a, b) => newestOf(b) - newestOf(a) || a.name.localeCompare(b.name, 'zh-CN'));
}

const newestOf = ({ points }: Series): number => Date.parse(points[0]?.when ?? '') || 0;

function seriesFrom(key: string, unsorted: readonly Point[]): Series {
  const points = unsorted.toSorted((a, b) => Date.parse(b.when) - Date.parse(a.when));
  const first = points[0];
  const band = points.map(({ observation }) => bandOf(observation.referenceRange)).find((one) => one !== undefined);
  return {
    key,
    name: conceptText(first?.observation.code) ?? key,
    unit: first?.shown.unit ?? '',
    points,
    ...(band && { band }),
  };
}

/** The last numbers of a series, oldest first, for a trend; only those in the unit of the newest, which alone can be compared. */
export function trendOf({ points, unit }: Series, count: number): readonly number[] {
  return points
    .filter(({ shown }) => shown.number !== undefined && shown.unit === unit)
    .slice(0, count)
    .map(({ shown }) => shown.number ?? 0)
    .toReversed();
}
