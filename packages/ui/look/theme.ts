import {
  Button,
  Checkbox,
  Input,
  PasswordInput,
  TextInput,
  Textarea,
  createTheme,
  type CSSVariablesResolver,
  type MantineThemeOverride,
} from '@mantine/core';
import { cinnabar, departmentHue, gamboge, indigo, meaning, night, qing, su } from './colours.ts';
import { density, typeScale } from './sizes.ts';

const pick = (side: 0 | 1): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(meaning).map(([name, pair]) => [`--su-${name}`, pair[side]])),
  ...Object.fromEntries(Object.entries(departmentHue).map(([name, pair]) => [`--su-of-${name}`, pair[side]])),
  '--mantine-color-body': 'var(--su-canvas)',
  '--mantine-color-text': 'var(--su-ink)',
  '--mantine-color-placeholder': 'var(--su-ink-3)',
  '--mantine-color-dimmed': 'var(--su-ink-3)',
  '--mantine-color-default-border': 'var(--su-control)',
  '--mantine-color-error': 'var(--su-reason)',
});

/** Gives every meaning above as `--su-…`, and mends the Mantine defaults that break WCAG 2.2 AA. */
export const variables: CSSVariablesResolver = () => ({
  variables: Object.fromEntries([
    ...Object.entries(typeScale).map(([name, [size, line]]) => [`--su-${name}`, `${size}px/${line}px`]),
    ...Object.entries(density).map(([name, height]) => [`--su-h-${name}`, `${height}px`]),
  ]),
  light: pick(0),
  dark: pick(1),
});

const sans =
  '"IBM Plex Sans Variable", "Suwen Words", "Noto Sans SC Variable", "Noto Sans SC", "PingFang SC", "Microsoft YaHei", sans-serif';

/** The look of Suwen, staff and patient. */
export const theme: MantineThemeOverride = createTheme({
  colors: { gray: su, dark: night, qing, red: cinnabar, indigo, yellow: gamboge },
  primaryColor: 'qing',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  luminanceThreshold: 0.25,
  white: '#ffffff',
  black: su[9],
  fontFamily: sans,
  fontFamilyMonospace: sans,
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '17px', xl: '20px' },
  lineHeights: { xs: '16px', sm: '20px', md: '20px', lg: '26px', xl: '28px' },
  headings: { fontFamily: sans, fontWeight: '600' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '10px', xl: '14px' },
  defaultRadius: 'sm',
  shadows: {
    sm: '0 1px 2px rgb(17 27 31 / 8%)',
    md: '0 4px 16px rgb(17 27 31 / 12%)',
    xl: '0 1px 2px rgb(17 27 31 / 8%), 0 16px 48px rgb(17 27 31 / 18%)',
  },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // The one filled button of a screen is ink, not accent: colour is kept for what is abnormal, new or focused.
    Button: Button.extend({
      defaultProps: { size: 'sm' },
      vars: (_theme, { variant = 'filled', size }) => ({
        root: {
          '--button-height': size === 'lg' ? 'var(--su-h-controlPatient)' : 'var(--su-h-control)',
          '--button-padding-x': '12px',
          '--button-fz': size === 'lg' ? '16px' : '13px',
          ...(variant === 'filled' && {
            '--button-bg': 'var(--su-ink)',
            '--button-hover': 'var(--su-ink-2)',
            '--button-color': 'var(--su-paper)',
            '--button-bd': '1px solid transparent',
          }),
          ...(variant !== 'filled' && {
            '--button-bg': 'transparent',
            '--button-hover': 'var(--su-hover)',
            '--button-color': 'var(--su-ink)',
            '--button-bd': variant === 'default' ? '1px solid var(--su-line-strong)' : '1px solid transparent',
          }),
        },
      }),
    }),
    Input: Input.extend({
      defaultProps: { size: 'sm' },
      vars: () => ({ wrapper: { '--input-height': 'var(--su-h-control)', '--input-bg': 'var(--su-paper)' } }),
    }),
    InputWrapper: Input.Wrapper.extend({
      vars: () => ({
        label: { '--input-label-size': '13px', '--input-asterisk-color': 'inherit' },
        error: { '--input-error-size': '12px' },
        success: { '--input-success-size': '12px' },
        description: { '--input-description-size': '12px' },
      }),
    }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
    Textarea: Textarea.extend({ defaultProps: { size: 'sm' } }),
    Checkbox: Checkbox.extend({
      defaultProps: { size: 'md' },
      vars: () => ({
        root: {
          '--checkbox-size': '24px',
          '--checkbox-color': 'var(--su-accent)',
          '--checkbox-icon-color': 'var(--su-paper)',
        },
      }),
    }),
  },
});
