import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import type { Subscription } from '#fhir';
import { backport } from '../fixtures/subscription-house.ts';
import { CHANGES_TOPIC, readRule } from './rule.ts';

const EXTENSION = 'http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/backport-';
const hook = { type: 'rest-hook', endpoint: 'https://a.example/x' } as const;
const classic: Subscription = {
  resourceType: 'Subscription',
  id: 's',
  status: 'requested',
  reason: 'x',
  criteria: 'Observation?code=8867-4&status=final',
  channel: hook,
};
const onTopic = (...filters: readonly string[]): Subscription => ({
  ...backport(hook, 'id-only', CHANGES_TOPIC),
  _criteria: { extension: filters.map((valueString) => ({ url: `${EXTENSION}filter-criteria`, valueString })) },
});

suite('reading a subscription', () => {
  test('by R4’s own rules: a search, and a payload type that asks for the whole resource', () => {
    const rule = readRule(classic);
    assert.deepEqual(
      { ...rule, filters: [...rule.filters] },
      {
        id: 's',
        filters: [
          [
            'Observation',
            [
              [
                ['code', '8867-4'],
                ['status', 'final'],
              ],
            ],
          ],
        ],
        topic: undefined,
        channel: 'rest-hook',
        endpoint: 'https://a.example/x',
        headers: [],
        content: 'empty',
        bundles: false,
        heartbeat: undefined,
        timeout: undefined,
        maxCount: 100,
        ends: undefined,
      },
    );
    assert.equal(
      readRule({ ...classic, channel: { ...hook, payload: 'application/fhir+json' } }).content,
      'full-resource',
    );
  });

  test('by the backport: content, heartbeat, timeout, most events, end', () => {
    const { content, bundles, heartbeat, timeout, maxCount, ends } = readRule({
      ...backport(hook, 'id-only', undefined, { 'heartbeat-period': 60, timeout: 9, 'max-count': 20 }),
      end: '2030-01-01T00:00:00Z',
    });
    assert.deepEqual(
      { content, bundles, heartbeat, timeout, maxCount, ends },
      { content: 'id-only', bundles: true, heartbeat: 60, timeout: 9, maxCount: 20, ends: 1893456000000 },
    );
  });

  test('by the topic of all changes, several filters of a type together', () => {
    const { filters, topic } = readRule(onTopic('Observation?code=a', 'Observation?subject=Patient/1', 'Condition?'));
    assert.deepEqual(
      [topic, [...filters]],
      [
        CHANGES_TOPIC,
        [
          ['Observation', [[['code', 'a']], [['subject', 'Patient/1']]]],
          ['Condition', [[]]],
        ],
      ],
    );
  });

  test('refuses by name what this server cannot do', () => {
    const codeOf = (subscription: Subscription): string => {
      try {
        readRule(subscription);
        return 'read';
      } catch (fault) {
        return (fault as { readonly code: string }).code;
      }
    };
    const channel = (more: object): Subscription => ({ ...classic, channel: { ...classic.channel, ...more } });
    assert.deepEqual(
      [
        channel({ type: 'email' }),
        channel({ _type: { extension: [{ url: `${EXTENSION}channel-type`, valueCoding: { code: 'zulip' } }] } }),
        channel({ endpoint: 'ftp://a.example' }),
        { ...classic, channel: { type: 'rest-hook' } as const },
        channel({ payload: 'application/fhir+xml' }),
        backport(hook, 'everything'),
        { ...classic, criteria: 'http://example.org/topic' },
        { ...classic, criteria: CHANGES_TOPIC },
        { ...classic, criteria: 'observation?code=1' },
      ].map(codeOf),
      [
        'events/channel-unsupported',
        'events/channel-unsupported',
        'events/endpoint-missing',
        'events/endpoint-missing',
        'events/payload-unsupported',
        'events/payload-unsupported',
        'events/topic-unknown',
        'events/criteria-unreadable',
        'events/criteria-unreadable',
      ],
    );
  });

  test('leaves out headers that belong to the connection, or break a line', () => {
    const header = [
      'Authorization: Bearer x',
      'X-A:b',
      'Host: evil',
      'Content-Length: 5',
      'nothing',
      'X-B: a\r\nX-C: d',
      'X-D: \u4f60',
    ];
    assert.deepEqual(readRule({ ...classic, channel: { ...hook, header } }).headers, [
      ['Authorization', 'Bearer x'],
      ['X-A', 'b'],
    ]);
  });
});
