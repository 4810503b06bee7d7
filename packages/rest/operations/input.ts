import type { Parameters } from '#fhir';
import type { FhirRequest } from '../request.ts';
import { readResource } from '../interactions/write.ts';
import { wrongParameter } from '../refusals.ts';

/** The input of an operation: Parameters of the body, or the query of a GET as string parameters. */
export function operationInput({ method, query, body }: FhirRequest): Parameters {
  const fromQuery = query
    .filter(([name]) => !name.startsWith('_format') && name !== '_pretty')
    .map(([name, value]) => ({ name, valueString: value }));
  if (method === 'GET' || body.length === 0) return { resourceType: 'Parameters', parameter: fromQuery };
  const resource = readResource(body);
  if (resource.resourceType === 'Parameters')
    return { ...resource, parameter: [...(resource.parameter ?? []), ...fromQuery] };
  // A bare resource stands for the parameter `resource` (operations.html 3.2.0.1.2).
  return { resourceType: 'Parameters', parameter: [{ name: 'resource', resource }, ...fromQuery] };
}

/** The values given under a name, whatever their FHIR type. */
export const givenValues = ({ parameter = [] }: Parameters, name: string): readonly unknown[] =>
  parameter
    .filter((one) => one.name === name)
    .map((one) => Object.entries(one).find(([key]) => key.startsWith('value'))?.[1]);

/** One text given under a name; refuses anything that is no text. */
export function givenText(parameters: Parameters, name: string): string | undefined {
  const [value] = givenValues(parameters, name);
  if (value === undefined || typeof value === 'string') return value;
  throw wrongParameter(name, '必须是文本', 'must be text');
}
