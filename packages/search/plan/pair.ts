import { anySystemForm, codeForm, codeOfPatientSlot, slotText } from '../facts/fact-text.ts';
import { bigintOf, joined } from '../facts/hash.ts';
import { hasCodeOfPatient } from '../extract/index-code-of-patient.ts';
import { all, type Condition } from '../parse/condition.ts';
import { partsOf, type Parameter } from '../registry/parameter.ts';
import { codeQuantity } from './code-quantity.ts';
import type { PlanContext } from './context.ts';
import type { Node } from './node.ts';

/** Conditions that one rarer atom says together, and the rest. */
export interface Paired {
  readonly nodes: readonly Node[];
  readonly rest: readonly Condition[];
}

/** `code` and `patient` as joined facts; `code` and `value-quantity` as the slot of that code. */
export function pairCodeAndPatient(conditions: readonly Condition[], type: string, context: PlanContext): Paired {
  const quantity = codeQuantity(conditions, type, context);
  const left =
    quantity === undefined
      ? conditions
      : conditions.map((each) => (each === quantity.replaced ? quantity.condition : each));
  const code = left.find((each) => codeForms(each, type, context) !== undefined);
  const patient = left.find((each) => patientSelves(each, type, context) !== undefined);
  if (code === undefined || patient === undefined || !hasCodeOfPatient(context.registry, type))
    return { nodes: [], rest: left };
  const forms = codeForms(code, type, context) ?? [];
  const selves = patientSelves(patient, type, context) ?? [];
  const groups = forms.flatMap((form) =>
    selves.map((self) => [joined(bigintOf(context.hash(codeOfPatientSlot(type, form))), self)]),
  );
  return {
    nodes: [{ kind: 'facts', groups, exact: true }],
    rest: left.filter((each) => each !== code && each !== patient),
  };
}

/** The forms of one or more plain codes of `code`; undefined for anything else. */
export function codeForms(
  condition: Condition,
  type: string,
  { registry }: PlanContext,
): readonly string[] | undefined {
  const alternatives = condition.op === 'or' ? condition.of : [condition];
  const forms = alternatives.map((each) => {
    if (each.op !== 'value' || each.test.kind !== 'token' || each.test.code === undefined) return undefined;
    if (each.parameter.code !== 'code' || each.parameter !== registry.find(type, 'code')) return undefined;
    return each.test.system === undefined ? anySystemForm(each.test.code) : codeForm(each.test.system, each.test.code);
  });
  return forms.length > 0 && forms.every((form) => form !== undefined) ? forms : undefined;
}

/** The selves of one or more patients named by `patient`; undefined for anything else. */
function patientSelves(
  condition: Condition,
  type: string,
  { registry, hash }: PlanContext,
): readonly bigint[] | undefined {
  const asked = registry.find(type, 'patient');
  if (asked === undefined) return undefined;
  const held = partsOf(asked)[0]?.parameter;
  const alternatives = condition.op === 'or' ? condition.of : [condition];
  const selves = alternatives.map((each) => {
    if (each.op !== 'value' || each.test.kind !== 'reference' || each.parameter.code !== held?.code) return undefined;
    const { types, id, version } = each.test;
    return types.length === 1 && types[0] === 'Patient' && version === undefined
      ? bigintOf(hash(`Patient/${id}`))
      : undefined;
  });
  return selves.length > 0 && selves.every((self) => self !== undefined) ? selves : undefined;
}

/** For `_has` by the patient with plain codes: the slots to join with the patient, and what else must hold. */
export function pairedHas(
  type: string,
  parameter: Parameter,
  where: Condition,
  compile: (rest: Condition) => Node,
  context: PlanContext,
): { readonly slots: readonly bigint[]; readonly rest: Node } | undefined {
  const asked = context.registry.find(type, 'patient');
  if (asked === undefined || !hasCodeOfPatient(context.registry, type)) return undefined;
  if (slotText(partsOf(asked)[0]?.parameter ?? asked) !== slotText(parameter)) return undefined;
  const conditions = where.op === 'and' ? where.of : [where];
  const code = conditions.find((each) => codeForms(each, type, context) !== undefined);
  if (code === undefined) return undefined;
  const slots = (codeForms(code, type, context) ?? []).map((form) =>
    bigintOf(context.hash(codeOfPatientSlot(type, form))),
  );
  return { slots, rest: compile(all(conditions.filter((each) => each !== code))) };
}
