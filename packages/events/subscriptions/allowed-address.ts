import { lookup, type LookupAddress } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import { hostNotAllowed } from '../refusals.ts';

/** Where a request may go. */
export interface AllowedAddress {
  readonly url: URL;
  /** Resolves names, and refuses those that lead to where they may not: checked on the very address that is connected to. */
  readonly lookup: LookupFunction;
}

/**
 * Checks an address against the allowed hosts (`name`, `name:port`, `*.domain`), so that nobody makes this server knock on
 * doors inside the house: private, loopback and link-local addresses only where the host is named as it stands.
 */
export function allowedAddress(text: string, hosts: readonly string[]): AllowedAddress {
  const url = URL.parse(text);
  if (
    url === null ||
    (url.protocol !== 'http:' && url.protocol !== 'https:') ||
    url.username !== '' ||
    url.password !== ''
  )
    throw hostNotAllowed(text);
  const host = bare(url.hostname);
  const named = hosts.includes(url.host) || hosts.includes(host);
  const within = hosts.some(
    (each) => each === '*' || (each.startsWith('*.') && host.endsWith(each.slice(1)) && isIP(host) === 0),
  );
  if (!named && !within) throw hostNotAllowed(url.host);
  if (isIP(host) !== 0 && !named && isInside(host)) throw hostNotAllowed(url.host);
  return {
    url,
    lookup: (name, options, done) =>
      lookup(name, { ...options, all: true }, (fault, addresses) => {
        if (fault) return done(fault, '');
        const open = named ? addresses : addresses.filter(({ address }) => !isInside(address));
        const [first] = open;
        if (first === undefined) return done(hostNotAllowed(name), '');
        answer(options.all === true, open, first, done);
      }),
  };
}

function answer(all: boolean, open: LookupAddress[], first: LookupAddress, done: Parameters<LookupFunction>[2]): void {
  if (all) done(null, open);
  else done(null, first.address, first.family);
}

const bare = (hostname: string): string => (hostname.startsWith('[') ? hostname.slice(1, -1) : hostname);

/** Networks that are not the internet (RFC 6890 and its registries). */
const INSIDE: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.0.0.0', 24, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['198.18.0.0', 15, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['::', 96, 'ipv6'],
  ['64:ff9b::', 32, 'ipv6'],
  ['2002::', 16, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
];

/** Whether an address is no public one. */
export function isInside(address: string): boolean {
  const list = new BlockList();
  for (const [net, prefix, family] of INSIDE) list.addSubnet(net, prefix, family);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/iu.exec(address)?.[1];
  // An IPv4 address in IPv6 clothes, however it is written, is judged as what it is.
  if (mapped !== undefined) return list.check(mapped, 'ipv4');
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
