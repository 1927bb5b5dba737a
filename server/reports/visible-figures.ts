import type { IndicatorValue } from '../../geodata/model/api-reports.ts';
import type { Actor } from '../../geodata/model/api-session.ts';
import { seesSuspected } from '../access/visibility.ts';

/** Figures that change when somebody raises or examines a suspicion: causes, overdue steps and ages of cases, stock land. */
const ofSuspicion: readonly string[] = ['R02', 'R05', 'R06', 'R30'];
/** Sums of what enterprises paid in taxes. */
const ofTaxes: readonly string[] = ['R18', 'R27', 'R28'];

const withheld = ({ id }: IndicatorValue): IndicatorValue => ({
  id,
  value: null,
  numerator: null,
  denominator: null,
  count: null,
  parts: [],
  reason: 'no_right',
  isAlarm: false,
  drill: null,
});

/** 闲置土地 as it is public: what is determined, without a word of what is suspected. */
function determinedOnly(figure: IndicatorValue): IndicatorValue {
  const [idle] = figure.parts.filter(({ key }) => key === 'idle');
  if (idle === undefined) return figure;
  return { ...figure, value: idle.value, count: idle.count, parts: [idle], drill: idle.drill };
}

/**
 * Figures as somebody may know them, live or frozen: a sum tells what a list hides. Suspected land cannot be told from
 * 供而未用 in any count (domain dossier 2.7), and taxes are for a declared right only.
 */
export function visibleFigures(actor: Actor, figures: readonly IndicatorValue[]): IndicatorValue[] {
  const seesTaxes = actor.publicMap === null && actor.sees.sensitive;
  return figures.map((whole) => {
    if (!seesTaxes && ofTaxes.includes(whole.id)) return withheld(whole);
    const figure = seesTaxes
      ? whole
      : { ...whole, parts: whole.parts.filter(({ key }) => key !== 'tax_density') };
    if (seesSuspected(actor)) return figure;
    if (ofSuspicion.includes(figure.id)) return withheld(figure);
    return figure.id === 'R01' ? determinedOnly(figure) : figure;
  });
}
