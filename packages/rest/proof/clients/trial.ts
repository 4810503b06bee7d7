import type { TestServer } from '../../fixtures/test-server.ts';

/** Something that a client which we did not write does to the server; rejects where it does not go as it should. */
export interface Trial {
  readonly name: string;
  readonly run: (server: TestServer) => Promise<void>;
}
