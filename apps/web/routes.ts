import { lazy } from 'react';
import type { Route } from '#ui';
import { words } from './words.ts';

/** The pages of the staff app, each loaded on first use. */
export const routes: readonly Route[] = [
  { path: '/', title: words.home, page: lazy(async () => ({ default: (await import('./home/page.tsx')).Home })) },
  {
    path: '/patients',
    title: words.patients,
    page: lazy(async () => ({ default: (await import('./patients/page.tsx')).Patients })),
  },
  {
    path: '/patients/:id',
    title: words.patient,
    page: lazy(async () => ({ default: (await import('./patient/page.tsx')).PatientPage })),
  },
];
