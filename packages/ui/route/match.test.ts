import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { findRoute, matchPath } from './match.ts';

suite('a path', () => {
  test('fits a pattern part by part and gives what it captured', () => {
    assert.deepEqual(matchPath('/patients/:id', '/patients/wang%20x'), { id: 'wang x' });
    assert.deepEqual(matchPath('/patients', '/patients/'), {});
    assert.equal(matchPath('/patients/:id', '/patients'), undefined);
    assert.equal(matchPath('/patients', '/pharmacy'), undefined);
  });

  test('that is badly encoded is taken as it stands', () => {
    assert.deepEqual(matchPath('/patients/:id', '/patients/%zz'), { id: '%zz' });
  });

  test('goes to the first route that fits', () => {
    const routes = [{ path: '/' }, { path: '/patients/:id' }];
    assert.deepEqual(findRoute(routes, '/patients/7'), { route: routes[1], params: { id: '7' } });
    assert.equal(findRoute(routes, '/nowhere'), undefined);
  });
});
