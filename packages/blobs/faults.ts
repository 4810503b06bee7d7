import { fault, type Fault } from '#security';

/** Referenced, but not on the shelf. */
export const missing = (address: string): Fault => fault('blobs/missing', `${address} is not on the shelf`);

/** On the shelf, but not what was put there. */
export const damaged = (address: string, what: string, cause?: unknown): Fault =>
  fault('blobs/damaged', `${address}: ${what}`, cause);

/** The S3 server said no or nothing. */
export const s3Failed = (what: string, status: number, answer: string): Fault =>
  fault('blobs/s3', `${what}: ${status} ${/<Code>([^<]*)<\/Code>/.exec(answer)?.[1] ?? answer.slice(0, 200)}`);
