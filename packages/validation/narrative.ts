import type { Words } from '#kernel';

/**
 * Checks the XHTML of a narrative (FHIR R4 narrative.html, txt-1 and txt-2): well-formed, one div of the XHTML
 * namespace, basic formatting only, no script, form, event or outer style sheet, and some content. Returns what is
 * wrong, or undefined.
 */
export function narrativeFault(xhtml: string): Words | undefined {
  const open: string[] = [];
  let content = false;
  let roots = 0;
  let at = 0;
  while (at < xhtml.length) {
    const next = xhtml.indexOf('<', at);
    const text = next < 0 ? xhtml.slice(at) : xhtml.slice(at, next);
    if (text !== '') {
      const fault = textFault(text);
      if (fault !== undefined) return fault;
      if (/\S/u.test(text)) {
        if (open.length === 0) return words('div 之外不得有文本', 'no text may stand outside the div');
        content = true;
      }
    }
    if (next < 0) break;
    const tag = tagAt(xhtml, next);
    if ('en' in tag) return tag;
    at = tag.end;
    if (tag.kind === 'comment') continue;
    if (tag.kind === 'close') {
      if (open.pop() !== tag.name)
        return words(`标签 </${tag.name}> 没有对应的开始标签`, `</${tag.name}> closes nothing`);
      continue;
    }
    if (open.length === 0) {
      roots += 1;
      const fault = rootFault(tag, roots);
      if (fault !== undefined) return fault;
    }
    const fault = elementFault(tag);
    if (fault !== undefined) return fault;
    if (tag.name === 'img') content = true;
    if (tag.kind === 'open') open.push(tag.name);
    if (open.length > deepest) return words(`嵌套超过 ${deepest} 层`, `it nests deeper than ${deepest}`);
  }
  if (open.length > 0) return words(`标签 <${open.at(-1)}> 没有结束`, `<${open.at(-1)}> is not closed`);
  if (roots === 0) return words('必须是一个 <div>', 'it must be one <div>');
  return content
    ? undefined
    : words('必须有非空白内容 (txt-2)', 'it must have content that is not white space (txt-2)');
}

/** Deepest nesting of elements that is read. */
const deepest = 500;

const words = (zh: string, en: string): Words => ({ 'zh-CN': zh, en });

/** One tag with its attributes. */
interface Tag {
  readonly kind: 'open' | 'close' | 'empty' | 'comment';
  readonly name: string;
  readonly attributes: readonly (readonly [string, string])[];
  /** Where the text goes on. */
  readonly end: number;
}

const opening = /<([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/y;
const closing = /<\/([A-Za-z][\w:.-]*)\s*>/y;
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function tagAt(xhtml: string, at: number): Tag | Words {
  if (xhtml.startsWith('<!--', at)) {
    const end = xhtml.indexOf('-->', at + 4);
    if (end < 0) return words('注释没有结束', 'a comment is not closed');
    return { kind: 'comment', name: '', attributes: [], end: end + 3 };
  }
  closing.lastIndex = at;
  const close = closing.exec(xhtml);
  if (close !== null) return { kind: 'close', name: close[1] ?? '', attributes: [], end: closing.lastIndex };
  opening.lastIndex = at;
  const open = opening.exec(xhtml);
  if (open === null) {
    const near = xhtml.slice(at, at + 20);
    return words(`“${near}”附近不是规范的 XML`, `it is not well-formed XML near "${near}"`);
  }
  const attributes = [...(open[2] ?? '').matchAll(attribute)].map((one): readonly [string, string] => [
    one[1] ?? '',
    one[2] ?? one[3] ?? '',
  ]);
  return { kind: open[3] === '/' ? 'empty' : 'open', name: open[1] ?? '', attributes, end: opening.lastIndex };
}

function rootFault({ name, attributes }: Tag, roots: number): Words | undefined {
  if (roots > 1) return words('只能有一个 <div>', 'only one <div> may stand there');
  const namespace = attributes.find(([key]) => key === 'xmlns')?.[1];
  return name === 'div' && namespace === 'http://www.w3.org/1999/xhtml'
    ? undefined
    : words(
        '最外层必须是 <div xmlns="http://www.w3.org/1999/xhtml">',
        'the outermost must be <div xmlns="http://www.w3.org/1999/xhtml">',
      );
}

function elementFault({ name, attributes }: Tag): Words | undefined {
  if (!elements.has(name)) return words(`不允许元素 <${name}>`, `the element <${name}> is not allowed`);
  const seen = new Set<string>();
  for (const [key, value] of attributes) {
    if (seen.has(key)) return words(`属性 ${key} 重复`, `the attribute ${key} stands twice`);
    seen.add(key);
    if (!everywhere.has(key) && !(own[name] ?? []).includes(key)) {
      return words(`不允许 <${name}> 的属性 ${key}`, `the attribute ${key} of <${name}> is not allowed`);
    }
    const fault = textFault(value) ?? linkFault(key, value);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** Links may not run anything. */
function linkFault(key: string, value: string): Words | undefined {
  if (key !== 'href' && key !== 'src') return undefined;
  const scheme = value.replace(
    /&#(?:x([0-9a-f]+)|([0-9]+));?/giu,
    (_, hex: string | undefined, dec: string | undefined) =>
      String.fromCodePoint(Math.min(hex === undefined ? Number(dec) : Number.parseInt(hex, 16), 0x10ffff)),
  );
  // oxlint-disable-next-line no-control-regex -- browsers skip control characters inside a scheme
  const bare = scheme.replace(/[\u0000-\u0020]+/gu, '').toLowerCase();
  return /^(?:javascript|vbscript|data:(?!image\/))/u.test(bare)
    ? words(`不允许链接 ${value.slice(0, 40)}`, `the link ${value.slice(0, 40)} is not allowed`)
    : undefined;
}

/** XML has only five named entities; HTML's others are not allowed (narrative.html). */
function textFault(text: string): Words | undefined {
  if (!text.includes('&')) return undefined;
  const wrong = /&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,7}|#x[0-9A-Fa-f]{1,6});).{0,10}/u.exec(text)?.[0];
  return wrong === undefined ? undefined : words(`不允许实体 ${wrong}`, `the entity ${wrong} is not allowed`);
}

/** Elements of HTML 4.0 chapters 7 to 11 and 15, as the specification's htmlChecks() lists them. */
const elements: ReadonlySet<string> = new Set(
  (
    'p br div h1 h2 h3 h4 h5 h6 a span b em i strong small big tt dfn q var abbr acronym cite blockquote hr address ' +
    'bdo kbd sub sup ul ol li dl dt dd pre table caption colgroup col thead tr tfoot tbody th td code samp img map ' +
    'area ins del'
  ).split(' '),
);

const everywhere: ReadonlySet<string> = new Set(
  (
    'title style class id lang xml:lang dir accesskey tabindex xmlns ' +
    'span width align valign char charoff abbr axis headers scope rowspan colspan'
  ).split(' '),
);

const own: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'name', 'charset', 'type', 'hreflang', 'rel', 'rev', 'shape', 'coords', 'target'],
  img: ['src', 'alt', 'longdesc', 'height', 'usemap', 'ismap', 'border', 'hspace', 'vspace'],
  map: ['name'],
  area: ['shape', 'coords', 'href', 'nohref', 'alt'],
  table: ['summary', 'border', 'frame', 'rules', 'cellspacing', 'cellpadding', 'bgcolor'],
  blockquote: ['cite'],
  q: ['cite'],
  ins: ['cite', 'datetime'],
  del: ['cite', 'datetime'],
  pre: ['xml:space', 'space'],
  td: ['nowrap', 'height', 'bgcolor'],
  th: ['nowrap', 'height', 'bgcolor'],
  tr: ['bgcolor'],
  ol: ['type', 'start'],
  ul: ['type'],
  li: ['value', 'type'],
  hr: ['size', 'noshade'],
  br: ['clear'],
};
