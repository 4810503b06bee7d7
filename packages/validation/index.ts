export type { Finding, FindingCode, IssueType, Severity } from './finding.ts';
export { hasErrors, outcomeOfFindings } from './outcome.ts';
export { validateAgainst } from './profiles/validate-against.ts';
export type { ProfileSource } from './profiles/load.ts';
export { validateOperation, type Validate } from './validate-operation.ts';
export { validateResource, type ValidateOptions } from './validate-resource.ts';
