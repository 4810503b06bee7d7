import type { Language } from '#kernel';

/** The language of the page by Accept-Language (RFC 9110, 12.5.4): the weightiest tag that Suwen speaks, Chinese when none. */
export function pageLanguage(header: string | undefined): Language {
  const wanted = (header ?? '')
    .split(',')
    .map((part, at) => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';');
      const weight = Number(
        params
          .find((param) => param.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { primary: tag.trim().split('-')[0] ?? '', weight: Number.isNaN(weight) ? 0 : weight, at };
    })
    .filter(({ primary, weight }) => weight > 0 && (primary === 'zh' || primary === 'en'))
    .toSorted((a, b) => b.weight - a.weight || a.at - b.at);
  return wanted[0]?.primary === 'en' ? 'en' : 'zh-CN';
}
