/** Numbers of the interactions in the ledger, the lines of reading and AuditEvent.subtype; never renumbered. */
export const ACTION = {
  read: 1,
  vread: 2,
  search: 3,
  history: 4,
  create: 5,
  update: 6,
  patch: 7,
  delete: 8,
  transaction: 9,
  operation: 10,
  import: 11,
  export: 12,
} as const;
