const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** A FHIR narrative (XHTML, FHIR R4 narrative) as plain text with its paragraphs; nothing of it is ever put into the page as markup. */
export function narrativeText(div: string | undefined): string {
  if (div === undefined) return '';
  return div
    .replace(/<(style|script)\b[^]*?<\/\1>/gi, '')
    .replace(/<!--[^]*?-->/g, '')
    .replace(/\s+/g, ' ')
    .replace(/<br\s*\/?>|<\/(p|div|li|tr|h[1-6]|table|ul|ol|caption)>/gi, '\n')
    .replace(/<\/t[dh]>\s*/gi, '  ')
    .replace(/<[^>]*>/g, '')
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex: string, code: string) =>
      String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
    )
    .replace(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .split('\n')
    .map((line) => line.trim())
    .filter((line, at, all) => line !== '' || (all[at - 1] ?? '') !== '')
    .join('\n')
    .trim();
}

/** Text that an attachment carries within itself, Base64 of UTF-8; nothing for other kinds. */
export function embeddedText({
  contentType,
  data,
}: {
  readonly contentType?: string;
  readonly data?: string;
}): string | undefined {
  if (data === undefined || !contentType?.startsWith('text/')) return undefined;
  const text = new TextDecoder().decode(Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0)));
  return contentType.startsWith('text/html') ? narrativeText(text) : text;
}
