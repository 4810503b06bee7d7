import { requiredCodes } from '#fhir';
import { isCurrency, isLanguageTag, isMimeType, units } from '#terminology';

/** The codes of a value set with a required binding, ready for checking. */
export interface BoundCodes {
  /** Whether a bare code (of a `code` element) is allowed. */
  readonly allowsCode: (code: string) => boolean;
  /** Whether a Coding is allowed; one without system is not. */
  readonly allowsCoding: (system: unknown, code: string) => boolean;
  /** Some allowed codes, for people. */
  readonly examples: readonly string[];
}

/** The bound codes of a value set; undefined where they cannot be known here, which is a finding "not checked". */
export function boundCodes(valueSet: string): BoundCodes | undefined {
  const syntax = syntaxes[valueSet];
  if (syntax !== undefined) return syntax;
  const codes = requiredCodes(valueSet);
  if (codes === undefined || codes === null) return undefined;
  const sets = [...codes.values()];
  const [only] = sets;
  return {
    allowsCode:
      sets.length === 1 && only !== undefined ? (code) => only.has(code) : (code) => sets.some((set) => set.has(code)),
    allowsCoding: (system, code) => typeof system === 'string' && codes.get(system)?.has(code) === true,
    examples: sets.flatMap((set) => [...set]),
  };
}

const bySyntax = (system: string, allows: (code: string) => boolean, examples: readonly string[]): BoundCodes => ({
  allowsCode: allows,
  allowsCoding: (given, code) => given === system && allows(code),
  examples,
});

/** FHIR's own short forms stand beside the MIME types (FHIR R4 http.html#general, `_format`). */
const isMimeTypeOrShort = (code: string): boolean =>
  code === 'xml' || code === 'json' || code === 'ttl' || isMimeType(code);

const syntaxes: Readonly<Record<string, BoundCodes>> = {
  'http://hl7.org/fhir/ValueSet/mimetypes': bySyntax('urn:ietf:bcp:13', isMimeTypeOrShort, ['type/subtype']),
  'http://hl7.org/fhir/ValueSet/all-languages': bySyntax('urn:ietf:bcp:47', isLanguageTag, ['zh-CN', 'en']),
  'http://hl7.org/fhir/ValueSet/ucum-units': bySyntax(units.system, (code) => units.read(code) !== undefined, ['mg']),
  'http://hl7.org/fhir/ValueSet/currencies': bySyntax('urn:iso:std:iso:4217', isCurrency, ['CNY', 'USD', 'EUR']),
};
