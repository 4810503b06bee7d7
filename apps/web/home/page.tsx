import { useLoaded, valueOf } from '#ui';
import { CannotWait } from './cannot-wait.tsx';
import { Census } from './census.tsx';
import { findCriticals, type Critical, type Looked } from './criticals.ts';
import style from './home.module.css';
import { InpatientList } from './inpatient-list.tsx';

const none: readonly Critical[] = [];
const day = 24 * 60 * 60 * 1000;

/** The home page stays open on a ward: it looks again by itself this often, in milliseconds. */
const every = 60_000;

/** What one sees first: what cannot wait, then who is here, then how full the house is. */
export function Home(): React.ReactElement {
  const looked = useLoaded<Looked>(
    'criticals',
    (client, signal) => findCriticals(client, new Date(Date.now() - day).toISOString(), signal),
    { every },
  );
  return (
    <div className={style['page']}>
      <CannotWait of={looked} />
      <div className={style['below']}>
        <InpatientList every={every} criticals={valueOf(looked)?.criticals ?? none} />
        <Census every={every} />
      </div>
    </div>
  );
}
