/** What a token says of its bearer. */
export interface Claims {
  /** Who: a reference such as `Practitioner/wang-fang`. */
  readonly subject: string;
  readonly role: string;
  /** The name that screens and audit show. */
  readonly name: string;
  /** The organisation that owns what is written, as `Organization/id`; without it the root organisation. */
  readonly organization?: string;
  /** The patient that a patient's own token is narrowed to, as `Patient/id`. */
  readonly patient?: string;
  /** SMART scopes, separated by spaces; without it the role decides alone. */
  readonly scope?: string;
  /** The token's own id, for revocation and audit. */
  readonly id: string;
  readonly issued: Date;
  readonly notBefore?: Date;
  readonly expires: Date;
}

/** The claims of the payload of a JWT (RFC 7519 section 4.1), or undefined where one is missing or of the wrong type. */
export function readClaims(payload: unknown): Claims | undefined {
  if (typeof payload !== 'object' || payload === null) return undefined;
  const { sub, role, name, org, patient, scope, jti, iat, nbf, exp }: Payload = payload;
  if (!isText(sub) || !isText(role) || !isText(name) || !isText(jti) || !isTime(iat) || !isTime(exp)) return undefined;
  if (!isOptional(org, isText) || !isOptional(patient, isText) || !isOptional(scope, isText)) return undefined;
  if (!isOptional(nbf, isTime)) return undefined;
  return {
    subject: sub,
    role,
    name,
    ...(org === undefined ? {} : { organization: org }),
    ...(patient === undefined ? {} : { patient }),
    ...(scope === undefined ? {} : { scope }),
    id: jti,
    issued: new Date(iat * 1000),
    ...(nbf === undefined ? {} : { notBefore: new Date(nbf * 1000) }),
    expires: new Date(exp * 1000),
  };
}

/** The payload of a JWT; times are whole seconds (NumericDate), the expiry rounded down. */
export const payloadOf = ({
  subject,
  role,
  name,
  organization,
  patient,
  scope,
  id,
  issued,
  notBefore,
  expires,
}: Claims): object => ({
  sub: subject,
  role,
  name,
  org: organization,
  patient,
  scope,
  jti: id,
  iat: Math.floor(issued.getTime() / 1000),
  nbf: notBefore && Math.ceil(notBefore.getTime() / 1000),
  exp: Math.floor(expires.getTime() / 1000),
});

type Payload = {
  readonly [name in 'sub' | 'role' | 'name' | 'org' | 'patient' | 'scope' | 'jti' | 'iat' | 'nbf' | 'exp']?: unknown;
};

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Seconds since 1970 that a Date can hold (ECMA-262, time range). */
const isTime = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= 8.64e12;

const isOptional = <T>(value: unknown, is: (value: unknown) => value is T): value is T | undefined =>
  value === undefined || is(value);
