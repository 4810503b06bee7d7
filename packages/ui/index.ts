import './styles.ts';

export { Button, Checkbox, PasswordInput, Textarea, TextInput } from '@mantine/core';
export { createClient, type Client, type Page, type Query, type Wire } from './data/client.ts';
export { ageOn } from './data/age.ts';
export { conceptKey, conceptText, hasCode } from './data/coded.ts';
export { parseExactly, writtenAs } from './data/exact-json.ts';
export { Failed, failureFrom, failureOf, type Failure } from './data/failure.ts';
export { gather, type Gathered, type Reach } from './data/gather.ts';
export { nameIn, type SpokenName } from './data/person-name.ts';
export {
  bandOf,
  flagOf,
  gravity,
  isOf,
  isVoid,
  quantityText,
  shownOf,
  whenOf,
  type Band,
  type Shown,
} from './data/result.ts';
export { ago, clockOf, dayBefore, dayName, dayOf, momentOf, nowIn } from './data/time.ts';
export {
  ClientProvider,
  useClient,
  useLoaded,
  valueOf,
  type Loaded,
  type Loading as Held,
} from './data/use-loaded.tsx';
export { PatientName } from './font/patient-name.tsx';
export { Banner, type Fact, type Harm } from './frame/banner.tsx';
export { Choice } from './frame/choice.tsx';
export { Dialog } from './frame/dialog.tsx';
export { Palette, type Find, type Finds } from './frame/palette.tsx';
export { Portrait } from './frame/portrait.tsx';
export { Switches, type SignedIn } from './frame/settings.tsx';
export { Shell, type OpenPatient, type RailPlace } from './frame/shell.tsx';
export { KeyHint } from './keys/key-hint.tsx';
export { useKeys, type KeyBinding } from './keys/key-layer.tsx';
export { KeyList } from './keys/key-list.tsx';
export { LanguageProvider, useLanguage, useWords } from './language.tsx';
export { Icon, type IconName } from './look/icon.tsx';
export { Song } from './look/wordmark.tsx';
export { Alert, type Rank } from './mark/alert.tsx';
export { FindingMark, type Finding } from './mark/finding-mark.tsx';
export { NewDot } from './mark/new-dot.tsx';
export { Trend } from './mark/trend.tsx';
export { FlagMark, Value, type Flag } from './mark/value.tsx';
export { Root } from './root.tsx';
export { Link } from './route/link.tsx';
export { RouterProvider, usePlace, type Place } from './route/router.tsx';
export type { Params } from './route/match.ts';
export { Routes, type Route } from './route/routes.tsx';
export { useScheme, type Scheme } from './scheme.ts';
export { chooseLanguage, same, say } from './say.ts';
export { DataTable, type Column } from './state/data-table.tsx';
export { FourStates } from './state/four-states.tsx';
export { HouseProvider, useHouse, useNow, type House } from './state/house.tsx';
export { Loading } from './state/loading.tsx';
export { Message, type Said } from './state/message.tsx';
export { Refused } from './state/refused.tsx';
export { VirtualList } from './state/virtual-list.tsx';
export { Stale } from './state/stale.tsx';
