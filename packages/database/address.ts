/** Where the database answers, in the words of a PostgreSQL client: `host` is a folder for a Unix socket. */
export interface Address {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly database: string;
  /** Only on loopback TCP; on a Unix socket the kernel says who calls (peer). */
  readonly password?: string;
}

/** The one database user and the one database of the hospital. */
export const owner = 'suwen';

/** A connection string for `DATABASE_URL` and tools (libpq, section 34.1.1.2). */
export function addressUrl({ host, port, user, database, password }: Address): string {
  const secret = password === undefined ? '' : `:${encodeURIComponent(password)}`;
  if (!host.startsWith('/')) return `postgresql://${user}${secret}@${host}:${port}/${database}`;
  return `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}&port=${port}`;
}

/** The path of the socket's file; sun_path holds 107 bytes on Linux and 103 on macOS. */
export const socketFile = (folder: string, port: number): string => `${folder}/.s.PGSQL.${port}`;

/** Whether a socket in this folder fits into sun_path on every platform. */
export const socketFits = (folder: string): boolean => Buffer.byteLength(socketFile(folder, 5432)) <= 103;
