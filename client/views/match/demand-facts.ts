import { optionOf } from '../../../geodata/codes/option-sets.ts';
import type { DemandRequest } from '../../../geodata/model/api-projects.ts';
import { toMu } from '../../../geodata/units/area.ts';
import { floorArea } from '../../format/areas.ts';
import { formatNumber, formatShort, type Quantity } from '../../format/numbers.ts';
import { landPrice, rent } from '../../format/prices.ts';
import { type Language, labelIn } from '../../language/language.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { messages } from '../../language/messages.ts';

export interface DemandFact {
  name: string;
  value: Quantity;
}

const units = {
  zh: { mu: '亩', hundredMillion: '亿元', tenThousand: '万元' },
  en: { mu: 'mu', hundredMillion: '100m CNY', tenThousand: '10k CNY' },
} as const;

/** A sum as people speak of it: from a hundred million on in 亿元. */
const sum = (yuan: number, language: Language): Quantity =>
  yuan >= 1e8
    ? { text: formatNumber(yuan / 1e8, 2), unit: units[language].hundredMillion }
    : { text: formatNumber(yuan / 1e4, 2), unit: units[language].tenThousand };

/** `45 – 70`, `≥ 45`, `≤ 70`; null when neither end is set. */
function rangeText(
  low: number | null | undefined,
  high: number | null | undefined,
  show: (value: number) => string,
  language: Language,
): string | null {
  const text = matchMessages[language];
  if (low != null && high != null) return `${show(low)} – ${show(high)}`;
  if (low != null) return text.atLeast(show(low));
  return high != null ? text.atMost(show(high)) : null;
}

/** What a demand asks for, as the head of the match shows it; only what is said. */
export function demandFacts(demand: DemandRequest, language: Language): DemandFact[] {
  const text = matchMessages[language];
  const mu = (squareMetres: number) => formatShort(toMu(squareMetres), 2);
  const kinds = demand.kinds ?? ['land'];
  const facts: (DemandFact | null)[] = [];
  const add = (name: string, shown: string | null | undefined, unit = '') =>
    facts.push(shown ? { name, value: { text: shown, unit } } : null);

  if (kinds.includes('land')) {
    const area = rangeText(demand.areaMinSquareMetres, demand.areaMaxSquareMetres, mu, language);
    const best = demand.areaOptimumSquareMetres;
    add(text.land, area, `${units[language].mu}${best != null ? ` ${text.optimum} ${mu(best)}` : ''}`);
    add(
      text.far,
      rangeText(demand.farMin, demand.farMax, (value) => formatNumber(value, 2), language),
    );
  }
  if (kinds.some((kind) => kind !== 'land')) {
    const show = (squareMetres: number) => {
      const { text: shown, unit } = floorArea(squareMetres, language);
      return `${shown} ${unit}`;
    };
    add(
      text.floor,
      rangeText(demand.floorAreaMinSquareMetres, demand.floorAreaMaxSquareMetres, show, language),
    );
  }
  const investment = demand.fixedInvestmentYuan != null ? sum(demand.fixedInvestmentYuan, language) : null;
  const tax = demand.taxYuanPerYear != null ? sum(demand.taxYuanPerYear, language) : null;
  add(text.investment, investment?.text, investment?.unit);
  add(text.tax, tax?.text, tax?.unit);
  if (demand.priceMaxYuanPerSquareMetre != null) {
    const price = landPrice(demand.priceMaxYuanPerSquareMetre, language);
    add(text.priceMax, price.text, price.unit);
  }
  if (demand.rentMaxYuanPerSquareMetreMonth != null) {
    const price = rent(demand.rentMaxYuanPerSquareMetreMonth, language);
    add(text.rentMax, price.text, price.unit);
  }
  add(text.needBy, demand.needBy);
  const modes = (demand.supplyModes ?? []).map((code) => {
    const option = optionOf('supplyMode', code);
    return option ? labelIn(option, language) : code;
  });
  add(text.modes, modes.join(messages[language].listSeparator));
  if (demand.termYears != null) add(text.term, text.years(demand.termYears));
  const exit = demand.transport?.expresswayExitMaxMetres;
  if (exit != null) add(text.exitDistance, text.atMost(formatShort(exit / 1000, 2)), 'km');
  return facts.filter((fact) => fact !== null);
}
