import assert from 'node:assert/strict';
import { test } from 'node:test';
import { crash } from './crash.ts';

const skip = process.platform === 'win32' && 'no SIGKILL of a group here';

test(
  'nothing acknowledged is lost, no bundle is halved and no event is missing when everything, then a web process, is killed',
  { skip, timeout: 150_000 },
  async () => {
    const { records, odd, events, acknowledged, versions } = await crash({
      rounds: 2,
      seed: 7,
      writers: 8,
      tell: () => undefined,
    });
    assert.ok(acknowledged > 50 && versions > 50, `only ${acknowledged} acknowledged`);
    const { commits: _, delivered, ...faults } = events;
    assert.deepEqual(
      { records, odd, faults, delivered },
      {
        records: { lost: [], halves: [], invented: [] },
        odd: [],
        faults: { missing: 0, doubled: 0, invented: 0, disordered: [], undelivered: 0, broken: 0 },
        delivered: versions,
      },
    );
  },
);
