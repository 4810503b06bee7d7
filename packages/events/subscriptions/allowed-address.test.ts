import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { allowedAddress, isInside } from './allowed-address.ts';

const resolved = (url: string, hosts: readonly string[]): Promise<string> =>
  new Promise((resolve) => {
    const { lookup } = allowedAddress(url, hosts);
    lookup(new URL(url).hostname, {}, (fault, address) =>
      resolve(fault ? String('code' in fault ? fault.code : fault) : JSON.stringify(address)),
    );
  });

suite('addresses of receivers', () => {
  test('are http or https on a host of the list', () => {
    const allowed = (url: string, ...hosts: readonly string[]): boolean => {
      try {
        allowedAddress(url, hosts);
        return true;
      } catch (fault) {
        assert.equal((fault as { readonly code: string }).code, 'events/host-not-allowed');
        return false;
      }
    };
    assert.deepEqual(
      [
        allowed('https://a.example/x', 'a.example'),
        allowed('https://a.example:8443/x', 'a.example:8443'),
        allowed('https://x.b.example/', '*.b.example'),
        allowed('http://10.0.0.5:80/', '10.0.0.5'),
        allowed('http://[::1]:9000/', '::1'),
        allowed('https://a.example/x'),
        allowed('https://a.example:444/x', 'a.example:8443'),
        allowed('https://b.example/', '*.b.example'),
        allowed('https://evilb.example/', '*.b.example'),
        allowed('ftp://a.example/', 'a.example'),
        allowed('file:///etc/passwd', '*'),
        allowed('https://user:password@a.example/', 'a.example'),
        allowed('http://127.0.0.1/', '*'),
        allowed('http://2130706433/', '*'),
        allowed('http://[::ffff:127.0.0.1]/', '*'),
        allowed('not an address', '*'),
      ],
      [true, true, true, true, true, false, false, false, false, false, false, false, false, false, false, false],
    );
  });

  test('never resolve to an address inside the house, unless the host is named as it stands', async () => {
    assert.equal(await resolved('http://localhost/', ['*']), 'events/host-not-allowed');
    assert.match(await resolved('http://localhost/', ['localhost']), /^"(127\.0\.0\.1|::1)"$/u);
  });

  test('inside are private, loopback, link-local, shared, multicast and reserved addresses, in any clothes', () => {
    const inside = [
      '10.1.2.3',
      '127.0.0.1',
      '169.254.169.254',
      '172.31.0.1',
      '192.168.1.1',
      '100.64.0.1',
      '0.0.0.0',
      '224.0.0.1',
      '255.255.255.255',
      '198.18.0.1',
    ];
    const insideSix = [
      '::1',
      '::',
      'fc00::1',
      'fd12::1',
      'fe80::1',
      'ff02::1',
      '::ffff:10.0.0.1',
      '::ffff:7f00:1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
    ];
    const outside = ['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '::ffff:8.8.8.8'];
    assert.deepEqual(
      [[...inside, ...insideSix].filter((address) => !isInside(address)), outside.filter(isInside)],
      [[], []],
    );
  });
});
