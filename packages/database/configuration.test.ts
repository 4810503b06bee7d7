import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { sharedBuffers, writeConfiguration, type Configuration } from './configuration.ts';

const settings: Configuration = {
  connections: 40,
  sharedBuffersMB: 1024,
  listen: { socket: "/tmp/o'clock" },
  fsync: true,
  maxWalMB: 4096,
  cores: 2,
};

/** What a line `name = value` says. */
const read = (text: string): Record<string, string> =>
  Object.fromEntries(text.split('\n').map((line) => line.split(' = ') as [string, string]));

suite('configuration', () => {
  test('takes a quarter of the memory between 128 MB and 8 GiB', () => {
    const gib = 2 ** 30;
    assert.deepEqual([gib / 4, 4 * gib, 24 * gib, 256 * gib].map(sharedBuffers), [128, 1024, 6144, 8192]);
  });

  test('opens no network port beside a socket', () => {
    const { listen_addresses, unix_socket_directories, unix_socket_permissions } = read(writeConfiguration(settings));
    assert.deepEqual(
      { listen_addresses, unix_socket_directories, unix_socket_permissions },
      { listen_addresses: "''", unix_socket_directories: "'/tmp/o''clock'", unix_socket_permissions: '0700' },
    );
  });

  test('listens on loopback alone where there is no socket', () => {
    const { listen_addresses, port, password_encryption } = read(
      writeConfiguration({ ...settings, listen: { loopback: 5433 } }),
    );
    assert.deepEqual(
      { listen_addresses, port, password_encryption },
      { listen_addresses: "'127.0.0.1'", port: '5433', password_encryption: "'scram-sha-256'" },
    );
  });

  test('promises durability and the order of commits', () => {
    const { fsync, synchronous_commit, full_page_writes, track_commit_timestamp } = read(writeConfiguration(settings));
    assert.deepEqual(
      { fsync, synchronous_commit, full_page_writes, track_commit_timestamp },
      { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on', track_commit_timestamp: 'on' },
    );
  });

  test('keeps statements and key values out of the log', () => {
    const { log_min_error_statement, log_error_verbosity } = read(writeConfiguration(settings));
    assert.deepEqual(
      { log_min_error_statement, log_error_verbosity },
      { log_min_error_statement: 'panic', log_error_verbosity: 'terse' },
    );
  });

  test("leaves the last word to the hospital's own file", () => {
    assert.equal(writeConfiguration(settings).trimEnd().split('\n').at(-1), "include_if_exists = 'local.conf'");
  });
});
