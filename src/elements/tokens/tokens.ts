import { css, unsafeCSS, type CSSResult } from 'lit';

/**
 * The tokens and what each is where a page sets none. A page overrides `--tel-<name>`; inside an element it reads `--_<name>`.
 * `public/tokens.css` says the same for pages; a test holds the two together.
 */
export const tokens: Readonly<Record<string, string>> = {
  font: `system-ui, 'Segoe UI', Roboto, 'Helvetica Neue', 'DejaVu Sans', sans-serif`,
  'font-mono': `ui-monospace, 'Cascadia Mono', 'SF Mono', Menlo, 'DejaVu Sans Mono', monospace`,
  'text-xs': '0.75rem',
  'text-s': '0.875rem',
  'text-m': '1rem',
  'text-l': '1.25rem',
  'text-xl': '1.75rem',
  'space-1': '0.25rem',
  'space-2': '0.5rem',
  'space-3': '0.75rem',
  'space-4': '1rem',
  'space-6': '1.5rem',
  'radius-s': '0.5rem',
  'radius-m': '0.875rem',
  'radius-full': '999px',
  surface: 'light-dark(oklch(98.5% 0.004 230), oklch(19% 0.012 240))',
  'surface-raised': 'light-dark(oklch(100% 0 0), oklch(23.5% 0.014 240))',
  'surface-sunken': 'light-dark(oklch(96% 0.006 230), oklch(16% 0.012 240))',
  'surface-key': 'light-dark(oklch(95.5% 0.007 230), oklch(29.5% 0.016 240))',
  line: 'light-dark(oklch(90% 0.008 230), oklch(31% 0.014 240))',
  'line-strong': 'light-dark(oklch(62% 0.015 235), oklch(60% 0.015 240))',
  text: 'light-dark(oklch(24% 0.02 240), oklch(95% 0.006 230))',
  'text-quiet': 'light-dark(oklch(45% 0.02 240), oklch(76% 0.012 230))',
  accent: 'light-dark(oklch(50% 0.13 245), oklch(76% 0.12 240))',
  go: 'light-dark(oklch(50% 0.13 155), oklch(74% 0.15 155))',
  stop: 'light-dark(oklch(52% 0.19 25), oklch(72% 0.16 25))',
  wait: 'light-dark(oklch(49% 0.11 70), oklch(81% 0.13 80))',
  'on-strong': 'light-dark(oklch(100% 0 0), oklch(18% 0.02 240))',
  shadow: '0 1px 2px rgb(0 0 0 / 0.05), 0 6px 20px rgb(0 0 0 / 0.05)',
};

/** What the colours are in forced colours, where the person's own palette rules. */
export const forcedTokens: Readonly<Record<string, string>> = {
  surface: 'Canvas',
  'surface-raised': 'Canvas',
  'surface-sunken': 'Canvas',
  'surface-key': 'ButtonFace',
  line: 'CanvasText',
  'line-strong': 'CanvasText',
  text: 'CanvasText',
  'text-quiet': 'CanvasText',
  accent: 'Highlight',
  go: 'CanvasText',
  stop: 'CanvasText',
  wait: 'CanvasText',
  'on-strong': 'Canvas',
  shadow: 'none',
};

const declarations = (values: Readonly<Record<string, string>>): CSSResult =>
  unsafeCSS(
    Object.entries(values)
      .map(([name, value]) => `--_${name}: var(--tel-${name}, ${value});`)
      .join('\n'),
  );

/** Gives an element every token as `--_<name>`: the page's value, or the default, so that it also works on a bare page. */
export const tokenStyles = css`
  :host {
    ${declarations(tokens)}
  }
  @media (forced-colors: active) {
    :host {
      ${declarations(forcedTokens)}
    }
  }
`;
