/** Elements that a narrative may have (FHIR R4 narrative.html#xhtml: HTML 4.0 chapters 7–11 and 15, a, img, style attributes). */
const elements: ReadonlySet<string> = new Set(
  `a abbr acronym address article aside b bdo big blockquote br caption cite code col colgroup dd dfn div dl dt em
   figcaption figure footer h1 h2 h3 h4 h5 h6 header hr i img ins del kbd li main map area mark nav ol p pre q rb rp rt
   rtc ruby s samp section small span strong sub sup table tbody td tfoot th thead tr tt u ul var wbr center font
   strike`.split(/\s+/),
);

/** Attributes that a narrative may have; none that runs script. */
const attributes: ReadonlySet<string> = new Set(
  `abbr accesskey align alt axis bgcolor border cellhalign cellpadding cellspacing cellvalign char charoff charset cite
   class clear color colspan compact coords datetime dir face frame headers height href hreflang hspace id lang
   longdesc name noshade nowrap rel rev rowspan rules scope shape size span src start style summary tabindex target
   title type usemap valign value vspace width xml:lang xml:space xmlns`.split(/\s+/),
);

const token =
  /<!--[\s\S]*?-->|<\/([A-Za-z][\w:.-]*)\s*>|<([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const attribute = /([\w:.-]+)\s*=\s*("[^"]*"|'[^']*')/g;
/** An address that would run script; images may carry their own data. */
const harmful = /^\s*(?:javascript|vbscript|data:text\/html)/i;

/**
 * Whether a narrative's div is well-formed XHTML, has only the elements and attributes that FHIR allows, and some
 * content (FHIR R4 narrative.html, txt-1 and txt-2).
 */
export function checkHtml(html: string): boolean {
  const open: string[] = [];
  let content = false;
  let closed = false;
  token.lastIndex = 0;
  const source = html.trim();
  while (token.lastIndex < source.length) {
    const hit = token.exec(source);
    if (!hit) return false;
    const [, end, start, written = '', empty, text] = hit;
    if (text !== undefined) {
      if (open.length === 0 || !wellReferenced(text)) return false;
      content ||= text.trim() !== '';
    } else if (end !== undefined) {
      if (open.pop() !== end) return false;
      closed ||= open.length === 0;
    } else if (start !== undefined) {
      if (closed || !allowed(start, written, open.length === 0)) return false;
      content ||= start === 'img';
      if (empty === '') open.push(start);
    }
  }
  return closed && open.length === 0 && content;
}

function allowed(name: string, written: string, first: boolean): boolean {
  if (first ? name !== 'div' : !elements.has(name)) return false;
  const seen = new Set<string>();
  for (const [, key = '', quoted = ''] of written.matchAll(attribute)) {
    const value = quoted.slice(1, -1);
    if (seen.has(key) || !attributes.has(key) || !wellReferenced(value)) return false;
    if ((key === 'href' || key === 'src') && harmful.test(value)) return false;
    seen.add(key);
  }
  return true;
}

/** Every & begins a reference: &amp; &#160; &nbsp; */
const wellReferenced = (text: string): boolean => !/&(?!(?:#\d+|#x[0-9A-Fa-f]+|[A-Za-z][A-Za-z0-9]*);)/.test(text);
