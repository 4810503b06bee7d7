import { writeJson, type CodeSystem, type Resource } from '#fhir';
import { resourceOf } from '#store';
import { codeSystemConcepts, type TerminologyContext, type TerminologySource } from '#terminology';
import type { Asked, Interaction } from '../door.ts';
import { given, type Given } from './given.ts';

/** What an operation of terminology works on. */
export interface TerminologyCall<T extends Resource> {
  readonly given: Given;
  /** The resource of the address, or the one given under the name of its type. */
  readonly subject: T | undefined;
  /** BCP-47 tag: the parameter, or else what the caller's Accept-Language asks of us. */
  readonly language: string | undefined;
  readonly context: TerminologyContext;
}

/** An operation of terminology on one type: the parameters that it knows, and its answer. */
export interface TerminologyForm<T extends Resource> {
  readonly type: T['resourceType'];
  /** Name of the parameter that carries a resource of the type. */
  readonly subject?: string;
  readonly parameters: readonly string[];
  readonly answer: (call: TerminologyCall<T>) => Promise<Resource>;
}

/** Answers on the type, where the resource is named by url or given, and on the instance of the address. */
export const terminologyRun =
  <T extends Resource>({ type, subject: name, parameters, answer }: TerminologyForm<T>): Interaction =>
  async (door, asked, { id }) => {
    const input = given(asked, name === undefined ? parameters : [...parameters, name]);
    const subject =
      id !== undefined
        ? resourceOf<T>((await door.store.read(asked.session, type, id)).text)
        : name === undefined
          ? undefined
          : input.resource<T>(name, type);
    const source = subject?.resourceType === 'CodeSystem' ? sourceWith(door.terminology, subject) : door.terminology;
    const result = await answer({
      given: input,
      subject,
      language: input.text('displayLanguage') ?? headerLanguage(asked),
      context: { source, now: () => new Date(door.now()) },
    });
    return { status: 200, body: writeJson(result) };
  };

const headerLanguage = ({ request }: Asked): string | undefined =>
  request.headers['accept-language'] === undefined ? undefined : request.language;

/** A code system at hand answers for its own url, whichever version is held as the newest. */
function sourceWith(source: TerminologySource, subject: CodeSystem): TerminologySource {
  const { url, version, concept } = subject;
  if (concept === undefined) return source;
  return {
    ...source,
    concepts: async (system, wanted) => {
      if (system !== url || (wanted !== undefined && wanted !== version)) return source.concepts(system, wanted);
      // The source knows the supplements of what it holds.
      const held = version === undefined ? undefined : await source.concepts(system, version);
      return held ?? codeSystemConcepts(subject);
    },
  };
}
