import { MantineProvider } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Language } from '#kernel';
import { KeyLayer } from './keys/key-layer.tsx';
import { LanguageProvider } from './language.tsx';
import { theme } from './look/theme.ts';
import { RouterProvider } from './route/router.tsx';
import { schemeManager } from './scheme.ts';

/**
 * Stands round every Suwen app: theme, language, light, router and keys.
 * Mantine would inject two `<style>` elements here; both are switched off (strict CSP) and stand in `css/variables.css`.
 */
export function Root({
  language,
  children,
}: {
  readonly language?: Language;
  readonly children: ReactNode;
}): React.ReactElement {
  return (
    <MantineProvider
      theme={theme}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <LanguageProvider {...(language !== undefined && { first: language })}>
        <RouterProvider>
          <KeyLayer>{children}</KeyLayer>
        </RouterProvider>
      </LanguageProvider>
    </MantineProvider>
  );
}
