import { isResourceType, structureOf } from '#fhir';
import { referenceTarget, required, tooFew, tooMany } from '../faults.ts';
import * as faults from './faults.ts';
import { invariantCheck } from '../invariant-check.ts';
import { targetAtHand, typeOfTarget } from '../reference-check.ts';
import { entriesOf, environmentOf } from '../resource-check.ts';
import { isObject, report, type JsonObject } from '../run.ts';
import { checkSlices } from './check-slices.ts';
import { questionOf } from './code-questions.ts';
import { hasPattern, isSame } from './fixed-pattern.ts';
import { hasElement, itemsOf, type Item } from './items.ts';
import type { ProfileNode, ProfileType } from './node.ts';
import { checkRange } from './range.ts';
import { passed, silent, type Walk } from './walk.ts';

/** Checks what a profile says of one value and of everything below it; the path must stand at the value's element. */
export function checkItem(node: ProfileNode, item: Item, walk: Walk): void {
  const { path } = walk.run;
  if (item.index !== undefined) path.push(item.index);
  checkValue(node, item, walk);
  if (item.index !== undefined) path.pop();
}

function checkValue(node: ProfileNode, item: Item, walk: Walk): void {
  const { run } = walk;
  const { rules } = node;
  const { value, type } = item;
  if (rules.fixed !== undefined && !isSame(value, rules.fixed)) report(run, faults.notFixed(rules.fixed));
  if (rules.pattern !== undefined && !hasPattern(value, rules.pattern)) report(run, faults.notPattern(rules.pattern));
  if (rules.maxLength !== undefined && typeof value === 'string' && value.length > rules.maxLength) {
    report(run, faults.tooLong(rules.maxLength, value.length));
  }
  checkRange(value, rules, run);
  const question = rules.binding && questionOf(item, rules.binding, run.path);
  if (question !== undefined) walk.questions.push(question);
  checkTypes(node, item, walk);
  for (const invariant of rules.invariants) {
    if (value !== undefined) invariantCheck(invariant, type)(value, run);
  }
  if (isObject(value)) checkChildren(node, value, type, walk);
}

/** Checks the elements that a profile speaks of; a resource of its own becomes %resource and %rootResource. */
function checkChildren(node: ProfileNode, value: JsonObject, type: string, walk: Walk): void {
  const { run } = walk;
  const { root, resource, bundled, environment } = run;
  if (isResourceType(type)) {
    run.resource = value;
    if (node.name !== 'contained') run.root = value;
    if (type === 'Bundle') run.bundled = entriesOf(value);
    run.environment = environmentOf(run);
  }
  for (const child of node.children) checkElement(child, value, type, walk);
  run.root = root;
  run.resource = resource;
  run.bundled = bundled;
  run.environment = environment;
}

function checkElement(node: ProfileNode, parent: JsonObject, type: string, walk: Walk): void {
  const { run } = walk;
  if (!hasElement(type, node.name)) {
    report(run, faults.profileNamesUnknown(node.name, type));
    return;
  }
  const items = itemsOf(parent, type, node.name);
  const { min = 0, max = Infinity } = node.rules;
  run.path.push(node.name);
  if (items.length < min) report(run, min === 1 ? required([node.name]) : tooFew(min, items.length));
  if (items.length > max) report(run, tooMany(max, items.length));
  for (const item of items) checkItem(node, item, walk);
  checkSlices(node, items, walk);
  run.path.pop();
}

function checkTypes({ rules }: ProfileNode, item: Item, walk: Walk): void {
  const { types } = rules;
  if (types === undefined || types.length === 0) return;
  const right = types.filter(({ code }) => isOfType(item, code));
  if (right.length === 0) {
    if (item.choice)
      report(
        walk.run,
        faults.typeNotAllowed(
          item.code,
          types.map(({ code }) => code),
        ),
      );
    return;
  }
  if (right.every(({ profiles }) => profiles.length > 0))
    checkProfiles(
      right.flatMap(({ profiles }) => profiles),
      item,
      walk,
    );
  if (right.every(({ targets }) => targets.length > 0)) checkTarget(right, item, walk);
}

function isOfType({ code }: Item, wanted: string): boolean {
  if (code === wanted || wanted === 'Resource') return true;
  for (let base = structureOf(code)?.base; base !== undefined; base = structureOf(base)?.base) {
    if (base === wanted) return true;
  }
  return false;
}

/** A value must meet one of the profiles of its type. */
function checkProfiles(urls: readonly string[], item: Item, walk: Walk): void {
  const [only, ...others] = urls;
  if (only !== undefined && others.length === 0) {
    checkAgainst(only, item, walk);
    return;
  }
  const decisions = urls.map((url) => meets(url, item, walk));
  if (decisions.includes(true)) return;
  if (decisions.includes(undefined)) report(walk.run, faults.profileUnknown(urls.join(', ')));
  else report(walk.run, faults.meetsNone(urls));
}

/** Checks a value against the profile at an address, if it is loaded. */
export function checkAgainst(url: string, item: Item, walk: Walk): void {
  if (isBaseType(url)) return;
  const profile = walk.profiles.get(url);
  if (profile === undefined) report(walk.run, faults.profileUnknown(url));
  else checkValue(profile.root, item, walk);
}

/** Whether a value meets the profile at an address; undefined if the profile is not loaded. */
export function meets(url: string, item: Item, walk: Walk): boolean | undefined {
  if (isBaseType(url)) return isOfType(item, nameOf(url));
  const profile = walk.profiles.get(url);
  if (profile === undefined) return undefined;
  if (!isOfType(item, profile.type)) return false;
  const quiet = silent(walk);
  checkValue(profile.root, item, quiet);
  return passed(quiet);
}

/** The target of a reference must be of an allowed type, and meet the profile where it is at hand. */
function checkTarget(types: readonly ProfileType[], { value, code }: Item, walk: Walk): void {
  if (code !== 'Reference' || !isObject(value)) return;
  const found = typeOfTarget(value, walk.run);
  if (found === undefined) return;
  const targets = types.flatMap(({ targets: urls }) => urls);
  const typed = targets.map((url) => ({ url, type: isBaseType(url) ? nameOf(url) : walk.profiles.get(url)?.type }));
  const fitting = typed.filter(({ type }) => type === undefined || type === found || type === 'Resource');
  if (fitting.length === 0) {
    report(
      walk.run,
      referenceTarget(
        found,
        typed.map(({ type, url }) => type ?? url),
      ),
    );
    return;
  }
  if (fitting.some(({ url }) => isBaseType(url))) return;
  const resource = targetAtHand(value, walk.run);
  const item: Item = { value: resource, type: found, code: found, index: undefined, choice: true };
  const decisions = fitting.map(({ url }) => (resource === undefined ? undefined : meets(url, item, walk)));
  const urls = fitting.map(({ url }) => url);
  if (decisions.includes(true)) return;
  report(walk.run, decisions.includes(undefined) ? faults.targetNotAtHand(urls) : faults.meetsNone(urls));
}

const core = 'http://hl7.org/fhir/StructureDefinition/';
const nameOf = (url: string): string => (url.split('|', 1)[0] ?? url).slice(core.length);

/** Whether an address is that of one of FHIR's own types, whose rules the base validation checks. */
export const isBaseType = (url: string): boolean =>
  url.startsWith(core) && (structureOf(nameOf(url)) !== undefined || baseProfiles.has(nameOf(url)));

/** Profiles of Quantity that the base types use and the base validation checks. */
const baseProfiles: ReadonlySet<string> = new Set(['SimpleQuantity', 'MoneyQuantity']);
