import type { Syntax } from './syntax-concepts.ts';

/** MIME types: `type/subtype` (RFC 6838 section 4.2) with whatever parameters; HL7 writes some with bare spaces. */
export const mimeTypes: Syntax = {
  system: 'urn:ietf:bcp:13',
  name: 'MimeTypes',
  read: (code) => (isMimeType(code) ? { display: code } : undefined),
};

/** Language tags (RFC 5646); the names are those of the Unicode CLDR. */
export const languageTags: Syntax = {
  system: 'urn:ietf:bcp:47',
  name: 'LanguageTags',
  read: (code) => (isLanguageTag(code) ? named(code, 'language') : undefined),
};

/** Currencies of ISO 4217; codes and names are those of the Unicode CLDR. */
export const currencies: Syntax = {
  system: 'urn:iso:std:iso:4217',
  name: 'Currencies',
  read: (code) => (isCurrency(code) ? named(code, 'currency') : undefined),
};

const mimePattern = /^[A-Za-z0-9][\w!#$&^.+-]{0,126}\/[A-Za-z0-9*][\w!#$&^.+-]{0,126}(?:\s*;[^;\r\n]+)*;?\s*$/u;

/** Whether the text is a MIME type with or without parameters. */
export const isMimeType = (code: string): boolean => mimePattern.test(code);

/** Whether the text is a well-formed language tag. */
export function isLanguageTag(code: string): boolean {
  try {
    return Intl.getCanonicalLocales(code).length === 1;
  } catch {
    return false;
  }
}

/** Whether the text is a currency code of ISO 4217, current or withdrawn. */
export const isCurrency = (code: string): boolean =>
  /^[A-Z]{3}$/u.test(code) && Intl.supportedValuesOf('currency').includes(code);

function named(code: string, type: 'language' | 'currency'): { readonly display: string; readonly chinese: string } {
  const name = (language: string): string => new Intl.DisplayNames([language], { type }).of(code) ?? code;
  return { display: name('en'), chinese: name('zh-CN') };
}
