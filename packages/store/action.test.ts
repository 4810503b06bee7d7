import assert from 'node:assert/strict';
import { test } from 'node:test';
import { interactions } from '#security';
import { ACTION } from './action.ts';

test('the numbers of actions are the places of the audit interactions', () => {
  assert.deepEqual(Object.fromEntries(Object.entries(ACTION).map(([name, number]) => [name, interactions[number]])), {
    read: 'read',
    vread: 'vread',
    update: 'update',
    patch: 'patch',
    delete: 'delete',
    history: 'history-instance',
    create: 'create',
    search: 'search-type',
    transaction: 'transaction',
    operation: 'operation',
  });
});
