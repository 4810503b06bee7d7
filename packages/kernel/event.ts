/** One committed change, in commit order over the whole store; delivered at least once. */
export interface ChangeEvent {
  /** Position in the order; a consumer remembers the last one. */
  readonly sequence: bigint;
  readonly type: string;
  readonly id: string;
  readonly version: number;
  readonly method: 'create' | 'update' | 'delete';
  /** ISO instant of the write. */
  readonly at: string;
}

/** Reacts to changes of the types it names; runs as a named system user and must be idempotent by `sequence`. */
export interface EventListener {
  readonly name: string;
  readonly types: readonly string[];
  handle(event: ChangeEvent): Promise<void>;
}
