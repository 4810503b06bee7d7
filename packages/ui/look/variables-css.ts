import {
  convertCssVariables,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  mergeMantineTheme,
  type CSSVariablesResolver,
  type MantineTheme,
} from '@mantine/core';
import { theme, variables } from './theme.ts';

type Resolved = ReturnType<CSSVariablesResolver>;

/** Only what differs from Mantine's own defaults, which stand in its `default-css-variables.layer.css`. */
function changed(all: Resolved, defaults: Resolved): Resolved {
  const differs = (mine: Record<string, string>, theirs: Record<string, string>): Record<string, string> =>
    Object.fromEntries(Object.entries(mine).filter(([name, value]) => theirs[name] !== value));
  return {
    variables: differs(all.variables, defaults.variables),
    light: differs(all.light, defaults.light),
    dark: differs(all.dark, defaults.dark),
  };
}

/** What MantineProvider would inject as a `<style>` element, as text of a static file, so that the CSP stays strict. */
export function variablesCss(): string {
  const merged: MantineTheme = mergeMantineTheme(DEFAULT_THEME, theme);
  const [base, ours] = [defaultCssVariablesResolver(merged), variables(merged)];
  const all: Resolved = {
    variables: { ...base.variables, ...ours.variables },
    light: { ...base.light, ...ours.light },
    dark: { ...base.dark, ...ours.dark },
  };
  const css = convertCssVariables(changed(all, defaultCssVariablesResolver(DEFAULT_THEME)));
  const lines = css.replaceAll('{', '{\n').replaceAll(';', ';\n').replaceAll('}', '}\n').trim();
  return `/* Written by look/variables.write.ts from look/theme.ts; its test fails when this is old. */\n${lines}\n`;
}
