import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import fc from 'fast-check';
import { Refusal } from '#kernel';
import { compile } from '../compile.ts';
import { patient } from '../fixtures/patient.ts';
import { resultsFor } from '../fixtures/results.ts';
import { fhirModel } from '../model/fhir-model.ts';
import { parse } from './parser.ts';
import type { Tree } from './tree.ts';

/** The tree with brackets around every part, so that precedence shows. */
function shape(tree: Tree): string {
  switch (tree.kind) {
    case 'literal':
      return 'text' in tree.literal ? tree.literal.text : String(tree.literal.value);
    case 'member':
      return tree.of ? `${shape(tree.of)}.${tree.name}` : tree.name;
    case 'call':
      return `${tree.of ? `${shape(tree.of)}.` : ''}${tree.name}(${tree.args.map(shape).join(', ')})`;
    case 'indexer':
      return `${shape(tree.of)}[${shape(tree.index)}]`;
    case 'sign':
      return `(${tree.negative ? '-' : '+'}${shape(tree.of)})`;
    case 'binary':
      return `(${shape(tree.left)} ${tree.operator} ${shape(tree.right)})`;
    case 'type':
      return `(${shape(tree.of)} ${tree.operator} ${tree.type.namespace ?? ''}:${tree.type.name})`;
    case 'variable':
      return `%${tree.name}`;
    default:
      return tree.kind;
  }
}

const complaint = (text: string): string => {
  try {
    parse(text);
    return 'read';
  } catch (error) {
    return error instanceof Refusal ? error.words.en : 'a bug';
  }
};

suite('parse', () => {
  test('binds operators as FHIRPath 2.0 §6.8 says', () => {
    const table = {
      'a or b and c': '(a or (b and c))',
      'a implies b or c implies d': '((a implies (b or c)) implies d)',
      '1 + 2 * 3 - 4': '((1 + (2 * 3)) - 4)',
      '-1.abs()': '(-1.abs())',
      'a | b = c | d': '((a | b) = (c | d))',
      'a > b is Boolean': '(a > (b is :Boolean))',
      'a & b in c': '((a & b) in c)',
      'a = b contains c': '((a = b) contains c)',
      '(a as FHIR.Quantity).unit': '(a as FHIR:Quantity).unit',
      'a[0].b.where($this > $index)[1]': 'a[0].b.where((this > index))[1]',
    };
    assert.deepEqual(Object.fromEntries(Object.keys(table).map((text) => [text, shape(parse(text))])), table);
  });

  test('lets the words of operators name elements', () => {
    assert.equal(shape(parse('is.as.contains(in).div.mod')), 'is.as.contains(in).div.mod');
  });

  test('reads quantities with a UCUM code or a calendar word', () => {
    assert.deepEqual(
      ["4.5 'mg'", '1 year', '2 weeks', '3 mod 2'].map((text) => {
        const tree = parse(text);
        return tree.kind === 'literal' ? tree.literal : tree.kind;
      }),
      [
        { type: 'Quantity', value: 4.5, text: '4.5', unit: 'mg' },
        { type: 'Quantity', value: 1, text: '1', unit: 'year' },
        { type: 'Quantity', value: 2, text: '2', unit: 'week' },
        'binary',
      ],
    );
  });

  test('says what is wrong and where', () => {
    assert.deepEqual(['', '2 +', 'a..b', 'a(1,)', 'a b', '(a', 'a[', '@T10:00Z', '('.repeat(500)].map(complaint), [
      'FHIRPath expression is wrong at character 1: the expression is not complete',
      'FHIRPath expression is wrong at character 4: the expression is not complete',
      'FHIRPath expression is wrong at character 3: . cannot stand here',
      'FHIRPath expression is wrong at character 5: ) cannot stand here',
      'FHIRPath expression is wrong at character 3: b cannot stand here',
      'FHIRPath expression is wrong at character 3: ) is needed here',
      'FHIRPath expression is wrong at character 3: the expression is not complete',
      'FHIRPath expression is wrong at character 8: Z cannot stand here',
      'FHIRPath expression is wrong at character 401: the expression is nested too deeply',
    ]);
  });

  test('throws nothing but a Refusal, whatever the text, and neither do compiling and evaluating', () => {
    const words =
      'a Patient name given telecom . . . ( ) [ ] { } + - * / = ~ != | & < >= , and or is as in contains div mod implies ' +
      'where( select( ofType( iif( aggregate( round( lowBoundary( toString() toQuantity() first() count() not() resolve() ' +
      "matches( 'x' 'mg' '(' 1 2.50 1000000000000000000000000 year @2020 @T10 @2020-01-01T10:00Z %ucum % $this $total ` \" ' " +
      '\\ /* // true 李 \u{20000} \n )';
    const part = fc.constantFrom(...words.split(' '));
    const texts = fc.oneof(
      fc.string(),
      fc.array(part, { maxLength: 14 }).map((parts) => parts.join(' ')),
    );
    fc.assert(
      fc.property(texts, fc.boolean(), (text, strict) => {
        try {
          compile(text, { model: fhirModel(), type: 'Patient', strict }).evaluate(patient);
        } catch (error) {
          assert.ok(error instanceof Refusal, `${text}: ${String(error)}`);
        }
      }),
      { numRuns: 3000 },
    );
  });

  test('refuses at evaluation what would grow without end', () => {
    const powers = '(1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|25)';
    const expected = {
      [`${powers}.aggregate($total & $total, 'a')`]: 'fhirpath/limit',
      [`${powers}.aggregate($total.combine($total), 1)`]: 'fhirpath/limit',
      [`${'9'.repeat(200)} * ${'9'.repeat(200)}`]: [],
      ['9'.repeat(400)]: 'fhirpath/syntax',
      '(1).repeat($this + 1).count()': 'fhirpath/limit',
    };
    assert.deepEqual(resultsFor(expected), expected);
  });
});
