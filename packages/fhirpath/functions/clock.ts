import type { Functions } from '../compile/call.ts';
import { fromItems, type Plan } from '../compile/plan.ts';
import { noOneToAsk } from '../refusals.ts';
import { partsOfEpoch } from '../values/compare-moments.ts';
import { one } from '../values/item.ts';
import { written } from '../values/moment.ts';
import { rule } from './rules.ts';

type Kind = 'Date' | 'DateTime' | 'Time';

/** The clock of the environment in the zone of the environment (UTC without one). */
const clockPlan = (name: string, kind: Kind): Plan =>
  fromItems(({ run }) => {
    const now = run.now();
    if (!now) throw noOneToAsk(name);
    const offset = run.zone ?? 0;
    const parts = partsOfEpoch(now.getTime() + offset * 60_000, kind === 'Date' ? 3 : 7);
    return one(written(kind, { ...parts, offset: kind === 'DateTime' ? offset : undefined }), kind);
  });

/** FHIRPath 2.0 §5.9.2. */
export const clock: Functions = {
  now: rule(0, 0, () => clockPlan('now', 'DateTime')),
  today: rule(0, 0, () => clockPlan('today', 'Date')),
  timeOfDay: rule(0, 0, () => clockPlan('timeOfDay', 'Time')),
};
