import { typeOf } from '#fhir';
import { stamped } from './content.ts';
import type { Engine } from './engine.ts';
import type { Version } from './fhir-store.ts';
import type { SealedRow } from './row.ts';

/** Opens a row: verifies, decrypts and stamps its content. Tampering is a loud fault of #security. */
export function opened({ dataKeys, envelopes }: Pick<Engine, 'dataKeys' | 'envelopes'>, row: SealedRow): Version {
  const type = typeName(row.type);
  const { id, version, updated, deleted } = row;
  const stamp = { type, id, version, updated };
  if (deleted) return { ...stamp, deleted, text: '' };
  const key = dataKeys.ofRow(row.datakey, row.wrapped);
  const content = envelopes.openText(key, { owner: String(row.owner), type, id, version }, row.content);
  return { ...stamp, deleted, text: stamped(content, stamp) };
}

function typeName(number: number): string {
  const type = typeOf(number);
  if (type === undefined) throw new Error(`The store holds a row of type ${number}, which is no type of R4`);
  return type;
}
