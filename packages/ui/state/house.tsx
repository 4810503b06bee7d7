import { createContext, useContext, useEffect, useState, type ReactNode } from 'react';

/** What a screen must know of the hospital to show a time. */
export interface House {
  /** IANA zone of the hospital. */
  readonly zone: string;
}

const HouseContext = createContext<House>({ zone: 'Asia/Shanghai' });

/** Gives every screen below it the hospital's zone. */
export function HouseProvider({
  house,
  children,
}: {
  readonly house: House;
  readonly children: ReactNode;
}): React.ReactElement {
  return <HouseContext value={house}>{children}</HouseContext>;
}

/** The hospital this screen belongs to. */
export function useHouse(): House {
  return useContext(HouseContext);
}

/** The present, moved on every half minute, for clocks and ages. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
