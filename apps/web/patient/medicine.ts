import type { MedicationRequest, Quantity } from '#fhir';
import { conceptText, quantityText } from '#ui';

/** What a medicine is called: its concept, else what the reference is shown as. */
export function medicineName({
  medicationCodeableConcept,
  medicationReference,
}: MedicationRequest): string | undefined {
  return conceptText(medicationCodeableConcept) ?? medicationReference?.display;
}

const amount = (quantity: Quantity | undefined): string =>
  quantity === undefined ? '' : `${quantityText(quantity)} ${quantity.unit ?? quantity.code ?? ''}`.trim();

/** How it is taken: the prescriber's text, else dose, route and timing put together. */
export function doseOf({ dosageInstruction = [] }: MedicationRequest): string {
  return dosageInstruction
    .map(
      ({ text, doseAndRate = [], route, timing }) =>
        text ??
        [amount(doseAndRate[0]?.doseQuantity), conceptText(route), conceptText(timing?.code)].filter(Boolean).join(' '),
    )
    .join('; ');
}
