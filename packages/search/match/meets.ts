import { dateMeets } from '../compare/compare-dates.ts';
import { numberBounds, numberMeets } from '../compare/compare-numbers.ts';
import type { CanonicalUnit } from '../extract/options.ts';
import type { QuantityTest, ReferenceTest, StringTest, Test, TokenTest, UriTest } from '../parse/condition.ts';
import { unitFilter } from '../plan/unit-filter.ts';
import { dateOf } from '../values/date-values.ts';
import { normalise } from '../values/normalise.ts';
import { numberOf, quantityOf } from '../values/number-values.ts';
import { referencesOf } from '../values/reference-values.ts';
import { stringsOf } from '../values/string-values.ts';
import { identifierTypes, tokensOf, tokenTexts, type TokenValue } from '../values/token-values.ts';
import type { ZoneOffset } from '../values/zone.ts';
import { distance } from './distance.ts';

/** What comparing an opened resource needs. */
export interface MatchContext {
  readonly zone: ZoneOffset;
  readonly bases: readonly string[];
  readonly canonicalUnit: CanonicalUnit;
}

/** Whether one value that a parameter finds meets a test; composites are looked at by their elements (`matches`). */
export function meets(test: Test, value: unknown, type: string, context: MatchContext): boolean {
  switch (test.kind) {
    case 'token':
    case 'token-text':
    case 'of-type':
    case 'codes':
      return tokenMeets(test, value, type);
    case 'string':
      return stringMeets(test, value, type);
    case 'reference':
    case 'address':
    case 'identifier':
    case 'hierarchy':
      return referenceMeets(test, value, context);
    case 'date': {
      const range = dateOf(value, type, context.zone);
      return range !== undefined && dateMeets(test, range);
    }
    case 'number': {
      const range = numberOf(value);
      return range !== undefined && numberMeets(numberBounds(test), range);
    }
    case 'quantity':
      return quantityMeets(test, value, context);
    case 'uri':
      return typeof value === 'string' && uriMeets(test, value);
    case 'near':
      return distance(test, value) <= test.metres;
    case 'unequal':
      return !meets(test.test, value, type, context);
    case 'composite':
      return false;
  }
}

function tokenMeets(test: TokenTest, value: unknown, type: string): boolean {
  switch (test.kind) {
    case 'token':
      return anyToken(value, type, (token) => isToken(test, token));
    case 'token-text':
      return tokenTexts(value, type).some((text) => normalise(text).startsWith(test.text));
    case 'of-type': {
      const written = typeof value === 'object' && value !== null && 'value' in value ? value.value : undefined;
      return (
        written === test.value &&
        identifierTypes(value).some(({ system, code }) => system === test.system && code === test.code)
      );
    }
    case 'codes':
      return anyToken(
        value,
        type,
        ({ system = '', code }) => code !== undefined && test.members?.has(`${system}\0${code}`) === true,
      );
  }
}

function anyToken(value: unknown, type: string, meet: (token: TokenValue) => boolean): boolean {
  let found = false;
  tokensOf(value, type, (token) => {
    found ||= meet(token);
  });
  return found;
}

function isToken({ system, code }: TokenTest & { readonly kind: 'token' }, token: TokenValue): boolean {
  if (code === undefined) return !token.implied && token.system === system;
  return token.code === code && (system === undefined || (token.system ?? '') === system);
}

function stringMeets({ how, text }: StringTest, value: unknown, type: string): boolean {
  const { written, folded } = stringsOf(value, type);
  switch (how) {
    case 'exact':
      return written.includes(text);
    case 'starts':
      return folded.some((each) => each.startsWith(text));
    case 'contains':
      return written.some((each) => normalise(each).includes(text));
    case 'equal':
      return written.some((each) => normalise(each) === text);
    case 'ends':
      return written.some((each) => normalise(each).endsWith(text));
  }
}

function referenceMeets(test: ReferenceTest, value: unknown, { bases }: MatchContext): boolean {
  let found = false;
  referencesOf(value, bases, (reference) => {
    if (reference.kind === 'identifier') {
      const token = { system: reference.system, code: reference.value, implied: false };
      found ||= test.kind === 'identifier' && isToken(test.token, token);
    } else if (reference.kind === 'local') {
      found ||=
        test.kind === 'reference' &&
        reference.id === test.id &&
        test.types.includes(reference.type) &&
        (test.version === undefined || test.version === reference.version);
    } else {
      const { url, version } = reference;
      found ||= test.kind === 'address' && (test.url === url || test.url === `${url}|${version ?? ''}`);
    }
  });
  return found;
}

function quantityMeets(test: QuantityTest, value: unknown, { canonicalUnit }: MatchContext): boolean {
  const quantity = quantityOf(value);
  if (quantity === undefined) return false;
  const unit = unitFilter(test, { canonicalUnit });
  switch (unit.how) {
    case 'none':
    case 'any':
      return numberMeets(numberBounds(test.number), quantity);
    case 'text':
      return (
        (quantity.code === unit.text || quantity.unit === unit.text) && numberMeets(numberBounds(test.number), quantity)
      );
    case 'system':
      return (
        quantity.system === unit.system &&
        (unit.code === undefined || quantity.code === unit.code) &&
        numberMeets(numberBounds(test.number), quantity)
      );
    case 'base': {
      const own = unitFilter({ ...test, system: quantity.system, code: quantity.code }, { canonicalUnit });
      if (own.how !== 'base' || own.base !== unit.base) return false;
      return numberMeets(numberBounds(test.number, unit.factor), {
        lo: quantity.lo * own.factor,
        hi: quantity.hi * own.factor,
      });
    }
  }
}

function uriMeets({ how, uri }: UriTest, value: string): boolean {
  const [bare = value] = value.split('|', 1);
  if (how === 'exact') return value === uri || bare === uri;
  const [low, high] = how === 'below' ? [bare, uri] : [uri, bare];
  const trimmed = high.replace(/\/+$/u, '');
  return low.replace(/\/+$/u, '') === trimmed || low.startsWith(`${trimmed}/`);
}
