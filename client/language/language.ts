import type { Label } from '../../geodata/catalog/field.ts';

/** Languages of the interface; Chinese comes first and is the authority. */
export type Language = 'zh' | 'en';

export const languages: readonly Language[] = ['zh', 'en'];

/** BCP 47 tag for `lang` attributes and `Intl`. */
export const languageTag: Readonly<Record<Language, string>> = { zh: 'zh-CN', en: 'en' };

/** The text of a two-language label; anything with `zh` and `en` will do, options of code lists too. */
export const labelIn = (label: Label, language: Language): string => label[language];
