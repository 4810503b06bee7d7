import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { contentSecurityPolicy } from './headers.ts';

suite('the content security policy', () => {
  test('allows nothing inline, nothing evaluated, nothing from elsewhere', () => {
    assert.ok(!/unsafe-|https?:|\*/.test(contentSecurityPolicy), contentSecurityPolicy);
    for (const rule of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"]) {
      assert.ok(contentSecurityPolicy.split('; ').includes(rule), rule);
    }
  });
});
