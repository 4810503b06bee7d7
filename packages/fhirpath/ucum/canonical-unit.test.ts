import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { suite, test } from 'node:test';
import { canonicalUnit, canonicalValue, convert } from './canonical-unit.ts';

const require = createRequire(import.meta.url);

suite('canonicalUnit', () => {
  test('gives base units, factor and, for temperatures, the offset', () => {
    const table = {
      mg: { base: 'g', factor: 0.001 },
      'mm[Hg]': { base: 'g.m-1.s-2', factor: 133322 },
      Cel: { base: 'K', factor: 1, offset: 273.15 },
      'mmol/L': { base: 'm-3.mol', factor: 1 },
      'meq/L': { base: 'm-3.mol', factor: 1 },
      'kg/m2': { base: 'g.m-2', factor: 1000 },
      '[iU]/mL': { base: '[iU].m-3', factor: 1e6 },
      '/min': { base: 's-1', factor: 1 / 60 },
      1: { base: '1', factor: 1 },
      片: undefined,
    };
    assert.deepEqual(Object.fromEntries(Object.keys(table).map((code) => [code, canonicalUnit(code)])), table);
  });

  test('never mixes amounts of substance with counts', () => {
    assert.equal(convert(1, 'mmol/L', '10*9/L'), undefined);
  });

  test('converts to the last digit', () => {
    assert.deepEqual(
      [
        convert(37, 'Cel', '[degF]'),
        convert(98.6, '[degF]', 'Cel'),
        convert(1, '[in_i]', 'cm'),
        convert(0.1, 'g', 'mg'),
        convert(7.3, 'mmol/L', 'umol/L'),
        convert(5, 'mg', 'mL'),
        convert(Number.NaN, 'mg', 'g'),
        convert(5, 'mg', 'mg'),
      ],
      [98.6, 37, 2.54, 100, 7300, undefined, undefined, 5],
    );
    assert.deepEqual(
      [canonicalValue(5.4, 'mg'), canonicalValue(36.6, 'Cel'), canonicalValue(1, 'x')],
      [{ value: 0.0054, base: 'g' }, { value: 309.75, base: 'K' }, undefined],
    );
  });
});

/** Where we differ from @lhncbc/ucum-lhc on purpose: logarithmic and angular scales, and units whose table entry lost an inverse or a power. */
const different = new Set([
  '%[slope]',
  '[mesh_i]',
  '[pH]',
  '[LPF]',
  '/[LPF]',
  '{#}/[LPF]',
  'B[SPL]',
  'B[V]',
  'B[uV]',
  'B[10.nV]',
  'B[W]',
  'B[kW]',
  'dB',
]);
const avogadro = 6.0221367e23;

interface UcumPackage {
  readonly UcumLhcUtils: {
    getInstance(): { getSpecifiedUnit(code: string, mode: string): { readonly unit: object | null } };
  };
}
interface UcumDefinitions {
  readonly units: { readonly config: readonly unknown[]; readonly data: readonly (readonly unknown[])[] };
}

test('agrees with @lhncbc/ucum-lhc on every code of its table', () => {
  const { UcumLhcUtils }: UcumPackage = require('@lhncbc/ucum-lhc');
  const path = require.resolve('@lhncbc/ucum-lhc/package.json').replace('package.json', 'data/ucumDefs.min.json');
  const { units }: UcumDefinitions = JSON.parse(readFileSync(path, 'utf8'));
  const utils = UcumLhcUtils.getInstance();
  const codes = units.data.map((row) => String(row[units.config.indexOf('csCode_')]).trim());
  const faults = codes.filter((code) => {
    const unit = canonicalUnit(code);
    const exponent = /(?:^|\.)mol(-?\d+)?(?:\.|$)/.exec(unit?.base ?? '');
    const factor = (unit?.factor ?? Number.NaN) * (exponent ? avogadro ** Number(exponent[1] ?? 1) : 1);
    const theirs = Number(Reflect.get(utils.getSpecifiedUnit(code, 'validate').unit ?? {}, 'magnitude_'));
    return !(Math.abs(factor / theirs - 1) < 1e-9);
  });
  assert.equal(codes.length, 772);
  assert.deepEqual(
    faults.filter((code) => !different.has(code)),
    [],
  );
});
