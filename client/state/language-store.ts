import { createContext } from '@lit/context';
import { type Language, languages, languageTag } from '../language/language.ts';
import { readSetting, writeSetting } from './local-settings.ts';
import { Store } from './store.ts';

const settingName = 'language';

/** The language of the interface; a link names it, otherwise what was chosen last, otherwise Chinese. */
export class LanguageStore extends Store<{ language: Language }> {
  constructor(fromLink: Language | undefined) {
    const saved = languages.find((language) => language === readSetting(settingName));
    super({ language: fromLink ?? saved ?? 'zh' });
    this.#apply();
  }

  choose(language: Language): void {
    writeSetting(settingName, language);
    this.follow(language);
  }

  /** Takes the language of a link without remembering it. */
  follow(language: Language): void {
    this.patch({ language });
    this.#apply();
  }

  #apply(): void {
    document.documentElement.lang = languageTag[this.value.language];
  }
}

export const languageContext = createContext<LanguageStore>('language');
