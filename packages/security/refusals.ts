import { Refusal } from '#kernel';

const signInAgain = {
  'zh-CN': '登录凭证无效,请重新登录',
  en: 'The access token is not valid; sign in again',
};

export const tokenMissing = (): Refusal =>
  new Refusal('unauthenticated', 'security/token-missing', {
    'zh-CN': '请先登录:请求没有带登录凭证 (Authorization: Bearer …)',
    en: 'Sign in first: the request carries no access token (Authorization: Bearer …)',
  });

export const tokenMalformed = (): Refusal => new Refusal('unauthenticated', 'security/token-malformed', signInAgain);

/** Signed by another hospital's key, or changed since. */
export const tokenForged = (): Refusal => new Refusal('unauthenticated', 'security/token-signature', signInAgain);

export const tokenExpired = (): Refusal =>
  new Refusal('unauthenticated', 'security/token-expired', {
    'zh-CN': '登录已过期,请重新登录',
    en: 'The sign-in has expired; sign in again',
  });

export const tokenNotYetValid = (): Refusal =>
  new Refusal('unauthenticated', 'security/token-not-yet-valid', {
    'zh-CN': '登录凭证尚未生效;请检查时钟',
    en: 'The access token is not valid yet; check the clock',
  });

export const linkSpent = (): Refusal =>
  new Refusal('unauthenticated', 'security/link-spent', {
    'zh-CN': '此链接已用过或已过期,请重新获取',
    en: 'This link was used before or has expired; ask for a new one',
  });
