import type { OperationOutcome, OperationOutcomeIssue } from '#fhir';
import type { Language } from '#kernel';
import type { Finding } from './finding.ts';

/** The OperationOutcome of findings, an issue each: text in the reader's language, the other one as diagnostics. */
export function outcomeOfFindings(findings: readonly Finding[], language: Language): OperationOutcome {
  const [first, ...rest] = findings.map((finding) => issueOf(finding, language));
  return { resourceType: 'OperationOutcome', issue: first === undefined ? [allRight(language)] : [first, ...rest] };
}

/** Whether a resource with these findings is invalid. */
export const hasErrors = (findings: readonly Finding[]): boolean =>
  findings.some(({ severity }) => severity === 'error');

function issueOf({ severity, code, issue, expression, words }: Finding, language: Language): OperationOutcomeIssue {
  return {
    severity,
    code: issue,
    details: { coding: [{ system: 'urn:suwen:finding', code }], text: words[language] },
    diagnostics: words[language === 'en' ? 'zh-CN' : 'en'],
    expression: [expression],
  };
}

const allRight = (language: Language): OperationOutcomeIssue => ({
  severity: 'information',
  code: 'informational',
  details: { text: language === 'en' ? 'No fault was found' : '未发现问题' },
});
