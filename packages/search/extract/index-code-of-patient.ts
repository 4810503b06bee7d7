import { anySystemForm, codeForm, codeOfPatientSlot } from '../facts/fact-text.ts';
import type { Registry } from '../registry/registry.ts';
import { referencesOf } from '../values/reference-values.ts';
import { tokensOf } from '../values/token-values.ts';
import { bounded, pairsOf } from './hasher.ts';
import type { ExtractContext, Indexer } from './indexer.ts';
import { addFact } from './sink.ts';

/** Whether a type has the joined facts of `code` and `patient`. */
export const hasCodeOfPatient = (registry: Registry, type: string): boolean =>
  registry.find(type, 'code')?.kind === 'token' && registry.find(type, 'patient')?.kind === 'reference';

/** Indexes every code together with every patient of a resource, so that both conditions are one rare fact. */
export function indexCodeOfPatient(type: string, registry: Registry, context: ExtractContext): Indexer | undefined {
  const code = registry.find(type, 'code');
  const patient = registry.find(type, 'patient');
  if (code === undefined || patient === undefined || !hasCodeOfPatient(registry, type)) return undefined;
  const slots = bounded((system: string) =>
    bounded((value: string) =>
      pairsOf(
        context.options.hash,
        [codeForm(system, value), anySystemForm(value)].map((form) => codeOfPatientSlot(type, form)),
      ),
    ),
  );
  return (resource, sink) => {
    patient.walk(resource, (reference) =>
      referencesOf(reference, context.options.bases ?? [], (target) => {
        if (target.kind !== 'local' || target.type !== 'Patient') return;
        const [hi = 0, lo = 0] = context.hasher.self(`Patient/${target.id}`);
        code.walk(resource, (value, label) =>
          tokensOf(value, label, (token) => {
            if (token.code === undefined) return;
            const halves = slots(token.system ?? '')(token.code);
            for (let at = 0; at < halves.length; at += 2)
              addFact(sink, (halves[at] ?? 0) ^ hi, (halves[at + 1] ?? 0) ^ lo);
          }),
        );
      }),
    );
  };
}
