import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { editList, setElement, withObject } from './element.ts';

suite('element', () => {
  test('changes one object and shares the rest', () => {
    const target = { a: 1 };
    const root = { left: { x: [target] }, right: { y: 1 } };
    const changed = withObject(root, target, (object) => ({ ...object, a: 2 }));
    assert.deepEqual(changed, { left: { x: [{ a: 2 }] }, right: { y: 1 } });
    assert.equal(Reflect.get(Object(changed), 'right'), root.right);
    assert.equal(
      withObject(root, {}, (object) => ({ ...object, a: 2 })),
      root,
    );
  });

  test('keeps a list and the extensions beside it in step', () => {
    const object = { given: ['a', 'b'], _given: [null, { id: 'x' }] };
    const remove = (place: number) => editList(object, 'given', (list) => list.toSpliced(place, 1));
    assert.deepEqual([remove(0), remove(1)], [{ given: ['b'], _given: [{ id: 'x' }] }, { given: ['a'] }]);
    assert.deepEqual(
      editList({ given: ['a'] }, 'given', () => []),
      {},
    );
  });

  test('sets a single element together with what belongs beside it', () => {
    const object = { status: 'final', _status: { id: 'x' } };
    assert.deepEqual(
      [
        setElement(object, 'status', { value: 'amended' }),
        setElement(object, 'status', { value: undefined, companion: { id: 'y' } }),
        setElement(object, 'status', { value: undefined }),
      ],
      [{ status: 'amended' }, { _status: { id: 'y' } }, {}],
    );
  });
});
