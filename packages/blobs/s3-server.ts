import { spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { homedir } from 'node:os';
import type { S3Place } from './s3-shelf.ts';

/** A running S3 server for the contract suite, with an empty bucket. */
export interface S3Server {
  readonly name: string;
  /** What it does not do as Amazon's API says, so that the suite skips it by name. */
  readonly lacks: readonly ('pages' | 'signatures')[];
  readonly place: Omit<S3Place, 'spool' | 'prefix'>;
  stop(): Promise<void>;
}

const credentials = { region: 'us-east-1', accessKeyId: 'S3RVER', secretAccessKey: 'S3RVER' };
const bucket = 'suwen';

/**
 * The S3 servers, none of them ours, that this machine can run: `versitygw` (Go) on the path or in Go's bin folder, and
 * `s3rver` (npm).
 */
export async function startS3Servers(folder: string): Promise<readonly S3Server[]> {
  const servers = [await startVersity(join(folder, 'versitygw')), await startS3rver(join(folder, 's3rver'))];
  return servers.filter((server) => server !== undefined);
}

async function startVersity(folder: string): Promise<S3Server | undefined> {
  const paths = [
    ...(process.env['PATH'] ?? '').split(delimiter),
    join(process.env['GOPATH'] ?? join(homedir(), 'go'), 'bin'),
  ];
  const program = paths.map((path) => join(path, 'versitygw')).find((path) => existsSync(path));
  if (program === undefined) return undefined;
  mkdirSync(join(folder, bucket), { recursive: true });
  const port = await freePort();
  const { accessKeyId, secretAccessKey } = credentials;
  const keys = ['--access', accessKeyId, '--secret', secretAccessKey];
  const child = spawn(program, [...keys, '--port', `127.0.0.1:${port}`, '--quiet', 'posix', folder], {
    stdio: 'ignore',
  });
  const endpoint = `http://127.0.0.1:${port}`;
  await answering(endpoint);
  return {
    name: 'S3 (versitygw)',
    lacks: [],
    place: { endpoint, bucket, ...credentials },
    stop: async () => void child.kill(),
  };
}

/** What we use of s3rver, which has no types. */
interface S3rver {
  run(): Promise<{ readonly port: number }>;
  close(): Promise<void>;
}

async function startS3rver(folder: string): Promise<S3Server | undefined> {
  const packageName: string = 's3rver';
  const found: { default: new (options: object) => S3rver } | undefined = await import(packageName).catch(
    () => undefined,
  );
  if (!found) return undefined;
  mkdirSync(folder, { recursive: true });
  const options = {
    port: 0,
    address: '127.0.0.1',
    silent: true,
    directory: folder,
    configureBuckets: [{ name: bucket }],
  };
  const server = new found.default(options);
  const { port } = await server.run();
  return {
    name: 'S3 (s3rver)',
    // 3.7.1 makes page tokens by DES, which OpenSSL 3 no longer offers, and takes any secret.
    lacks: ['pages', 'signatures'],
    place: { endpoint: `http://127.0.0.1:${port}`, bucket, ...credentials },
    stop: () => server.close(),
  };
}

async function answering(endpoint: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (
      await fetch(endpoint).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`No answer from ${endpoint}`);
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
