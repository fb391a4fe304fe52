import { theme as antd, type ThemeConfig } from 'antd';

export type Appearance = 'light' | 'dark';

/** The four states used everywhere alike, and the quiet one. */
export type Tone = 'due' | 'late' | 'done' | 'waiting' | 'quiet' | 'accent';

/**
 * Every colour of the product, once. Ink on paper: greys with a breath of the accent in them, so
 * that the four states are the only strong colours on a page. Text pairs are AA on their ground.
 */
const palettes = {
  light: {
    ground: '#f4f6f5',
    surface: '#ffffff',
    raised: '#ffffff',
    sunken: '#eef1f0',
    line: '#e3e8e7',
    line_strong: '#cbd3d1',
    ink: '#16211f',
    ink_soft: '#4d5b59',
    ink_faint: '#596662',
    accent: '#0f6b66',
    accent_hover: '#0c5551',
    accent_wash: '#e4f1ef',
    accent_ink: '#0d5f5a',
    due: '#8a5300',
    due_wash: '#fcf1dc',
    late: '#b3261e',
    late_wash: '#fdebe9',
    on_late: '#ffffff',
    done: '#1d6f3a',
    done_wash: '#e5f4ea',
    waiting: '#1a5aa8',
    waiting_wash: '#e6effa',
    quiet: '#4d5b59',
    quiet_wash: '#edf0ef',
    shadow: '0 1px 2px rgb(16 32 30 / 5%), 0 4px 16px rgb(16 32 30 / 5%)',
    shadow_high: '0 2px 6px rgb(16 32 30 / 8%), 0 16px 40px rgb(16 32 30 / 14%)',
  },
  dark: {
    ground: '#0e1413',
    surface: '#151d1b',
    raised: '#1c2523',
    sunken: '#111817',
    line: '#26312f',
    line_strong: '#3a4845',
    ink: '#e4ebe9',
    ink_soft: '#a9b7b4',
    ink_faint: '#8f9e9a',
    accent: '#16796f',
    accent_hover: '#1b8d82',
    accent_wash: '#12322f',
    accent_ink: '#5cc7bb',
    due: '#e9b35a',
    due_wash: '#33270f',
    late: '#f28b82',
    late_wash: '#3a1a18',
    on_late: '#2b0b09',
    done: '#74c690',
    done_wash: '#14301f',
    waiting: '#84b5f0',
    waiting_wash: '#152a45',
    quiet: '#a9b7b4',
    quiet_wash: '#222c2a',
    shadow: '0 1px 2px rgb(0 0 0 / 30%)',
    shadow_high: '0 2px 6px rgb(0 0 0 / 40%), 0 16px 40px rgb(0 0 0 / 50%)',
  },
} as const;

const fonts =
  'system-ui, -apple-system, "Segoe UI", "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", ' +
  '"Noto Sans CJK SC", "Noto Sans SC", sans-serif';

/** Hands the palette to our own style sheets as custom properties: `--accent-wash`. */
export function applyPalette(appearance: Appearance): void {
  const { style, dataset } = document.documentElement;
  for (const [name, value] of Object.entries(palettes[appearance]))
    style.setProperty(`--${name.replaceAll('_', '-')}`, value);
  style.setProperty('--fonts', fonts);
  style.colorScheme = appearance;
  dataset.appearance = appearance;
}

/** The same palette as antd's tokens. */
export function themeOf(appearance: Appearance, isStill: boolean): ThemeConfig {
  const it = palettes[appearance];
  return {
    algorithm: appearance === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: it.accent,
      colorInfo: it.waiting,
      colorSuccess: it.done,
      colorWarning: it.due,
      colorError: it.late,
      colorLink: it.accent_ink,
      colorLinkHover: it.accent_hover,
      colorBgLayout: it.ground,
      colorBgContainer: it.surface,
      colorBgElevated: it.raised,
      colorText: it.ink,
      colorTextSecondary: it.ink_soft,
      colorTextTertiary: it.ink_faint,
      colorTextPlaceholder: it.ink_faint,
      colorBorder: it.line_strong,
      colorBorderSecondary: it.line,
      colorSplit: it.line,
      fontFamily: fonts,
      fontSize: 14,
      borderRadius: 6,
      controlHeight: 34,
      boxShadow: it.shadow_high,
      boxShadowSecondary: it.shadow_high,
      motion: !isStill,
      wireframe: false,
    },
    components: {
      Button: {
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
        dangerColor: it.on_late,
      },
      Table: {
        headerBg: it.surface,
        headerColor: it.ink_soft,
        headerSplitColor: 'transparent',
        rowHoverBg: it.sunken,
        rowSelectedBg: it.accent_wash,
        rowSelectedHoverBg: it.accent_wash,
        borderColor: it.line,
        cellFontSizeSM: 13,
      },
      Drawer: { paddingLG: 24, zIndexPopup: 900 },
      Segmented: { itemSelectedBg: it.surface, trackBg: it.sunken },
    },
  };
}
