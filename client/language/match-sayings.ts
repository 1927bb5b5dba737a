import { englishPhrases } from '../../geodata/analysis/matching/phrases-en.ts';
import { chinesePhrases } from '../../geodata/analysis/matching/phrases-zh.ts';
import { worded } from '../../geodata/analysis/matching/statements.ts';
import type { MatchCondition, MatchNote } from '../../geodata/model/match-result.ts';
import type { Language } from './language.ts';

const phrases = { zh: chinesePhrases, en: englishPhrases } as const;

/** The law behind a failed condition stands in its chip, not in the text. */
const withoutBasis = (sentence: string): string => sentence.replace(/（依据：.*）。$/, '').replace(/。$/, '');

const begun = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** What a condition compared, in the language of the interface; a statement from a newer server keeps its Chinese. */
export const comparedText = (
  { statement, sentence }: Pick<MatchCondition, 'statement' | 'sentence'>,
  language: Language,
): string => begun(worded(statement, phrases[language]) ?? withoutBasis(sentence));

/** A reason, warning or note in the language of the interface. */
export const noteText = ({ statement, text }: MatchNote, language: Language): string =>
  begun(worded(statement, phrases[language]) ?? text);

/** Conditions that say nothing was asked or set: they pass whatever the piece is. */
const idle: ReadonlySet<string> = new Set([
  'chemical.notRequired',
  'hazard.unasked',
  'term.unasked',
  'mode.unasked',
  'price.unasked',
  'utilities.unasked',
  'energy.unasked',
  'energy.unset',
  'yield.unset',
  'yield.unstated',
  'building.land',
  'building.unasked',
  'reserved.free',
  'holder.free',
]);

/** Whether a condition really compared something. */
export const isTelling = ({ isPassed, statement }: Pick<MatchCondition, 'isPassed' | 'statement'>): boolean =>
  !isPassed || !(idle.has(statement.key) || (statement.key === 'ready.unasked' && !statement.values.on));

const unitsInEnglish: Readonly<Record<string, string>> = {
  亩: 'mu',
  平方米: 'm²',
  米: 'm',
  天: 'days',
  年: 'years',
  项: 'missing',
  吨: 't',
  吨标准煤: 'tce',
  '万元/亩': '× 10k yuan/mu',
  '元/平方米·月': 'yuan/m² a month',
  'kN/㎡': 'kN/m²',
};

/** The unit of a gap as the interface writes it. */
export const gapUnit = (unit: string, language: Language): string =>
  language === 'zh' ? unit : (unitsInEnglish[unit] ?? unit);
