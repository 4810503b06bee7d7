import type { SearchParameter } from '#fhir';
import { Refusal } from '#kernel';
import { compile, fhirModel } from '#fhirpath';
import { EXTRACTOR, standardRegistry, type Definition } from '#search';
import { settleParameters, type Offered, type SqlPool } from '#store';

/** What the hospital's SearchParameter resources ask for; one that cannot be indexed says why. */
export function offeredParameters(resources: readonly SearchParameter[]): readonly Offered[] {
  return resources.filter(({ status }) => status === 'active').map(offered);
}

function offered(resource: SearchParameter): Offered {
  const { url } = resource;
  try {
    const definition = definitionOf(resource);
    // Compiled here once, so that a faulty one never reaches the registry of a process.
    compile(definition.expression ?? '', { model: fhirModel(), strict: true });
    for (const base of definition.base) standardRegistry([definition]).find(base, definition.code);
    return { url, definition };
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    return { url, fault: fault.message };
  }
}

const KINDS = new Set(['number', 'date', 'string', 'token', 'reference', 'quantity', 'uri', 'composite']);

const wrong = (url: string, zh: string, en: string): Refusal =>
  new Refusal('incorrect', 'rest/search-parameter', {
    'zh-CN': `检索参数 ${url} ${zh}`,
    en: `The search parameter ${url} ${en}`,
  });

function definitionOf({ url, code, type, base, expression, target, component }: SearchParameter): Definition {
  if (!KINDS.has(type)) throw wrong(url, `的类型 ${type} 不支持`, `has the type ${type}, which is not supported`);
  if (expression === undefined) throw wrong(url, '没有 expression', 'has no expression');
  return {
    url,
    code,
    type: type,
    base,
    expression,
    ...(target === undefined ? {} : { targets: target }),
    ...(component === undefined
      ? {}
      : { components: component.map(({ definition, expression: part }) => ({ url: definition, expression: part })) }),
  };
}

/** Settles what is offered; gives the epoch and the types to extract again, or nothing to do. */
export async function settle(
  sql: SqlPool,
  resources: readonly SearchParameter[],
  enqueue: (inside: Parameters<Parameters<SqlPool['transaction']>[0]>[0], input: ReindexInput) => Promise<void>,
): Promise<void> {
  const offers = offeredParameters(resources);
  await sql.transaction(async (inside) => {
    const epoch = await settleParameters(inside, offers, EXTRACTOR);
    if (epoch !== undefined) await enqueue(inside, { epoch });
  });
}

/** What the job of extraction is asked for. */
export interface ReindexInput {
  readonly epoch: number;
}
