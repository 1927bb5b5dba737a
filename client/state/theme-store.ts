import { createContext } from '@lit/context';
import { readSetting, writeSetting } from './local-settings.ts';
import { Store } from './store.ts';

export type Theme = 'light' | 'dark';

const settingName = 'theme';

/** Light or dark; a link names it, otherwise what was chosen last, otherwise the system's wish. */
export class ThemeStore extends Store<{ theme: Theme; isChosen: boolean }> {
  readonly #system = matchMedia('(prefers-color-scheme: dark)');

  constructor(fromLink: Theme | undefined) {
    const saved = readSetting(settingName);
    const chosen = fromLink ?? (saved === 'light' || saved === 'dark' ? saved : undefined);
    super({ theme: chosen ?? 'light', isChosen: chosen !== undefined });
    if (!chosen) this.patch({ theme: this.#systemTheme() });
    this.#apply();
    this.#system.addEventListener('change', () => this.#followSystem());
  }

  toggle(): void {
    this.choose(this.value.theme === 'dark' ? 'light' : 'dark');
  }

  choose(theme: Theme): void {
    writeSetting(settingName, theme);
    this.#show({ theme, isChosen: true });
  }

  /** Shows a theme for a while, as paper wants it, without keeping it. */
  lend(theme: Theme): void {
    this.#show({ theme, isChosen: this.value.isChosen });
  }

  #followSystem(): void {
    if (!this.value.isChosen) this.#show({ theme: this.#systemTheme(), isChosen: false });
  }

  #systemTheme(): Theme {
    return this.#system.matches ? 'dark' : 'light';
  }

  // The attribute first: whoever listens reads the new colours from the document.
  #show(value: { theme: Theme; isChosen: boolean }): void {
    document.documentElement.dataset.theme = value.theme;
    this.patch(value);
  }

  #apply(): void {
    document.documentElement.dataset.theme = this.value.theme;
  }
}

export const themeContext = createContext<ThemeStore>('theme');
