/** Numbers of the interactions in the ledger and the lines of reading: places in #security's frozen `interactions`. */
export const ACTION = {
  read: 0,
  vread: 1,
  update: 2,
  patch: 3,
  delete: 4,
  history: 5,
  create: 8,
  search: 9,
  transaction: 13,
  operation: 14,
} as const;
