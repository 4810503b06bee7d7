import { Refusal, type Language, type Words } from '#kernel';

/** Says something to the person at the console; in both languages where none was chosen. */
export const teller =
  (language: Language | undefined, write: (line: string) => void = console.log) =>
  (words: Words): void =>
    write(language ? words[language] : `${words['zh-CN']}  ${words.en}`);

/** Says why there is no start: a refusal in both languages with its code, a bug with all that is known of it. */
export function complain(fault: unknown, write: (line: string) => void = console.error): void {
  if (!(fault instanceof Refusal))
    return write(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  write(`${fault.words['zh-CN']}\n${fault.words.en}\n(${fault.code})`);
}
