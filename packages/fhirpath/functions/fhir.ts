import { argument, type Call, type Functions } from '../compile/call.ts';
import { fromItems, fromTruth, single } from '../compile/plan.ts';
import type { Scope } from '../compile/scope.ts';
import { noOneToAsk, notSupported, wrongType, wrongValue } from '../refusals.ts';
import { Amount } from '../values/amount.ts';
import { sameUnit } from '../values/amounts.ts';
import { isObject, Item, none, one, typeBehind, type Items } from '../values/item.ts';
import { holderOf } from '../values/navigate.ts';
import { plainValue } from '../values/plain.ts';
import { scalarOf, typeText } from '../values/scalar.ts';
import { checkHtml } from './html.ts';
import { resolved } from './resolve.ts';
import { ofOne, rule, textArgument } from './rules.ts';

/** Extensions of one item with this URL, without making items for the others. */
function extensionsOf(item: Item, url: string, call: Call, into: Item[]): void {
  const holder = holderOf(item);
  const extensions = holder?.['extension'];
  if (holder === undefined || !Array.isArray(extensions)) return;
  const choice = {
    key: 'extension',
    companion: '_extension',
    type: call.model.type('Extension') ?? item.type,
    open: false,
  };
  extensions.forEach((each: unknown, place) => {
    if (isObject(each) && each['url'] === url)
      into.push(new Item(each, typeBehind(choice, each, call.model), holder, 'extension', place));
  });
}

/** The answer of a service of the environment; refused when the caller gave none. */
const asking = (
  ask: (item: Item, call: Call, scope: Scope) => (() => boolean | undefined) | undefined,
): Functions[string] =>
  rule(1, 1, (call) =>
    fromTruth((scope) => {
      const item = single(call.of.items(scope), `${call.name}()`);
      if (!item) return undefined;
      const answer = ask(item, call, scope);
      if (!answer) throw noOneToAsk(call.name);
      return answer();
    }),
  );

const subsumption = (turned: boolean): Functions[string] =>
  asking((item, call, scope) => {
    const { subsumes } = scope.run.environment;
    const other = single(argument(call).items(scope), call.name);
    if (!other) return () => undefined;
    const [general, special] = turned ? [other, item] : [item, other];
    return subsumes && (() => subsumes(plainValue(general), plainValue(special)));
  });

const refused = (zh: string, en: string): Functions[string] =>
  rule(0, Infinity, ({ name }) => {
    throw notSupported(name, zh, en);
  });

/** Refuses an element with a modifier that the caller does not know (FHIR R4 fhirpath.html#functions). */
function withoutUnknownModifiers(items: Items, known: ReadonlySet<string>): Items {
  for (const item of items) {
    const modifiers = holderOf(item)?.['modifierExtension'];
    if (!Array.isArray(modifiers)) continue;
    for (const each of modifiers) {
      const url = isObject(each) ? String(each['url']) : '?';
      if (!known.has(url)) throw wrongValue('checkModifiers()', url);
    }
  }
  return items;
}

/** A quantity, or a number as one without unit. */
function amountFor(item: Item): Amount | undefined {
  const value = scalarOf(item);
  return typeof value === 'number' ? new Amount(value, '1') : value instanceof Amount ? value : undefined;
}

/** FHIR R4 fhirpath.html#functions. */
export const fhir: Functions = {
  extension: rule(1, 1, (call) =>
    fromItems((scope) => {
      const url = textArgument(call, scope);
      const found: Item[] = [];
      if (url !== undefined) for (const item of call.of.items(scope)) extensionsOf(item, url, call, found);
      return found;
    }),
  ),
  hasValue: rule(0, 0, ({ of }) =>
    fromTruth((scope) => {
      const items = of.items(scope);
      const [item] = items;
      return (
        items.length === 1 &&
        item !== undefined &&
        item.type.kind !== 'complex' &&
        !isObject(item.value) &&
        item.value !== undefined
      );
    }),
  ),
  getValue: ofOne(0, 0, () => (item) => {
    const value = scalarOf(item);
    return isObject(item.value) || value === undefined || item.type.system === undefined
      ? none
      : one(value, item.type.system);
  }),
  resolve: rule(0, 0, ({ of }) => fromItems((scope) => of.items(scope).flatMap((item) => resolved(item, scope)))),
  memberOf: asking((item, call, scope) => {
    const url = textArgument(call, scope);
    const { memberOf } = scope.run.environment;
    return memberOf && (() => (url === undefined ? undefined : memberOf(url, plainValue(item))));
  }),
  conformsTo: asking((item, call, scope) => {
    const url = textArgument(call, scope);
    const { conformsTo } = scope.run.environment;
    return conformsTo && (() => (url === undefined ? undefined : conformsTo(url, plainValue(item))));
  }),
  subsumes: subsumption(false),
  subsumedBy: subsumption(true),
  htmlChecks: rule(0, 0, ({ of }) =>
    fromTruth((scope) => {
      const item = single(of.items(scope), 'htmlChecks()');
      return item && (typeof item.value === 'string' ? checkHtml(item.value) : item.value === undefined);
    }),
  ),
  checkModifiers: rule(0, Infinity, (call) =>
    fromItems((scope) => {
      const known = new Set(call.args.map((_, place) => textArgument(call, scope, place) ?? ''));
      return withoutUnknownModifiers(call.of.items(scope), known);
    }),
  ),
  comparable: rule(1, 1, (call) =>
    fromTruth((scope) => {
      const item = single(call.of.items(scope), 'comparable()');
      const other = single(argument(call).items(scope), 'comparable()');
      if (!item || !other) return undefined;
      const [a, b] = [amountFor(item), amountFor(other)];
      if (!a || !b) throw wrongType('comparable()', `${typeText(item)}, ${typeText(other)}`);
      return sameUnit(a, b, false) !== undefined;
    }),
  ),
  elementDefinition: refused('引擎不带元素定义', 'the engine does not carry element definitions'),
  slice: refused('引擎不带规范文件的切片', 'the engine does not carry the slices of profiles'),
};
