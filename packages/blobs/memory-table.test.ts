import { blobTableContract } from '#test';
import { createMemoryTable } from './memory-table.ts';

blobTableContract('in memory', () => {
  const table = createMemoryTable();
  return {
    table,
    refer: async (address) => table.refer(address),
    drop: async (address, now) => table.drop(address, now),
  };
});
