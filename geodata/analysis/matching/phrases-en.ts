import { landUseClass } from '../../codes/land-use-class.ts';
import { type OptionSetId, optionOf } from '../../codes/option-sets.ts';
import type { SiteUse } from '../../model/demand.ts';
import type { MatchFactor } from '../../model/match-parameters.ts';
import type { ControlLine, Encumbrance, SensitiveKind, SupplyKind } from '../../model/supply-record.ts';
import { mu, perMu, twoPlaces, whole } from './phrase-figures.ts';
import type { BuildingMeasure, Phrases, PhraseValues } from './statements.ts';

const uses: Readonly<Record<SiteUse, string>> = {
  industry_1: 'class 1 industry',
  industry_2: 'class 2 industry',
  industry_3: 'class 3 industry',
  logistics: 'logistics',
  office: 'offices',
  research: 'research',
};
const factorNames: Readonly<Record<MatchFactor, string>> = {
  chain: 'chain fit',
  area: 'area fit',
  stock: 'stock first',
  readiness: 'readiness',
  investment: 'investment and tax',
  transport: 'transport',
  utilities: 'utilities',
  price: 'price',
  shape: 'shape and frontage',
  evaluation: 'park evaluation',
};
const lines: Readonly<Record<ControlLine, string>> = {
  permanent_farmland: 'on permanent basic farmland',
  ecological_redline: 'inside the ecological redline',
  urban_boundary: 'outside the urban development boundary',
};
const sensitive: Readonly<Record<SensitiveKind, string>> = {
  residential: 'housing',
  school: 'the school',
  hospital: 'the hospital',
  water_source: 'the water source',
};
const encumbrances: Readonly<Record<Encumbrance, string>> = {
  none: '',
  listed: 'offered by public notice',
  booked: 'booked',
  mortgaged: 'mortgaged',
  seized: 'seized',
};
const yields = { investment: 'investment', tax: 'yearly tax' } as const;
const facilities = {
  expresswayExit: 'expressway exit',
  railFreight: 'rail freight yard',
  port: 'port',
} as const;
const buildings: Readonly<Record<BuildingMeasure, { name: string; unit: string }>> = {
  clearHeight: { name: 'clear height', unit: 'm' },
  floorLoad: { name: 'floor load', unit: 'kN/m²' },
  crane: { name: 'crane', unit: 't' },
};

const labels = (set: OptionSetId, codes: readonly string[]): string =>
  codes.map((code) => (optionOf(set, code)?.en ?? code).toLowerCase()).join(', ');
const area = (kind: SupplyKind, squareMetres: number): string =>
  kind === 'land' ? `${mu(squareMetres)} mu` : `${twoPlaces(squareMetres)} m²`;
const price = (kind: SupplyKind, yuan: number): string =>
  kind === 'land' ? `${perMu(yuan)} × 10k yuan/mu` : `${twoPlaces(yuan)} yuan/m² a month`;
const yieldText = (yuan: number): string => `${perMu(yuan)} × 10k yuan/mu`;
const range = (low: number | null, high: number | null): string => {
  if (low !== null && high !== null) return `${twoPlaces(low)}–${twoPlaces(high)}`;
  if (low !== null) return `at least ${twoPlaces(low)}`;
  return high !== null ? `at most ${twoPlaces(high)}` : 'unlimited';
};
const count = (number: number, one: string, many = `${one}s`): string =>
  `${whole(number)} ${number === 1 ? one : many}`;
const found = ({ findings }: PhraseValues['line.blocked']): string =>
  findings
    .map(({ line, overlapSquareMetres }) => `${twoPlaces(overlapSquareMetres)} m² ${lines[line]}`)
    .join(', ');
const land = ({ landUse: { scheme, code } }: PhraseValues['use.accepted']): string =>
  `${code} ${landUseClass(scheme, code)?.en ?? 'unknown class'}`;
const wanted = ({ use, industryCode }: PhraseValues['use.accepted']): string =>
  `${uses[use]} (GB/T 4754 ${industryCode})`;
const measured = (measure: BuildingMeasure, value: number): string =>
  `${buildings[measure].name} ${twoPlaces(value)} ${buildings[measure].unit}`;
const unless = (difference: number | null, clause: (difference: number) => string): string =>
  difference === null ? '' : `, ${clause(difference)}`;

/** The English words of matching: clauses without the final stop. */
export const englishPhrases: Phrases = {
  'use.undefined': ({ industryCode }) =>
    `industry ${industryCode} has no usual use of land; state it in the demand`,
  'use.accepted': (values) => `land use ${land(values)} accepts ${wanted(values)}`,
  'use.refused': (values) => `land use ${land(values)} does not accept ${wanted(values)}`,
  'line.unchecked': () => 'not yet checked against the control lines',
  'line.blocked': (values) => found(values) || 'fails the check against the control lines',
  'line.tolerated': (values) => `${found(values)}, within tolerance`,
  'line.clear': () => 'overlap with the control lines 0.00 m²',
  'soil.listed': () => 'on the list of contaminated building land under risk control and remediation',
  'soil.clear': () => 'not on the list of contaminated building land',
  'negative.forbidden': ({ industryCode, areaName, prefix, source }) =>
    `industry ${industryCode} is forbidden by the negative list of ${areaName}, entry ${prefix} (${source})`,
  'negative.free': ({ industryCode }) => `industry ${industryCode} is not forbidden by the negative list`,
  'chemical.notRequired': () => 'need not be in a chemical park',
  'chemical.inside': () => 'inside a certified chemical park',
  'chemical.outside': ({ industryCode }) =>
    `a chemical project (industry ${industryCode}) must be inside a certified chemical park; this place is not`,
  'hazard.unasked': () => 'the project states no hazard distance',
  'hazard.nothingNear': ({ radiusMetres }) =>
    `nothing sensitive within the hazard distance of ${whole(radiusMetres)} m`,
  'hazard.compared': ({ kind, name, distanceMetres, radiusMetres, short }) =>
    `${whole(distanceMetres)} m to ${sensitive[kind]}${name ? ` “${name}”` : ''}, hazard distance ${whole(radiusMetres)} m${unless(
      short,
      (metres) => `${whole(metres)} m short`,
    )}`,
  'term.unasked': () => 'the project states no term',
  'term.compared': ({ needYears, mostYears, short }) =>
    `needs ${count(needYears, 'year')}, ${
      mostYears === null ? 'within the statutory term' : `at most ${count(mostYears, 'year')}`
    }${unless(short, (years) => `${count(years, 'year')} short`)}`,
  'ready.unasked': ({ on }) => (on ? `available from ${on}` : 'no day set for net land'),
  'ready.undated': ({ needBy }) => `not net land and no day set for it, needed by ${needBy}`,
  'ready.compared': ({ on, needBy, disposalDays, supplyDays, lateDays }) => {
    const steps = [
      ...(disposalDays > 0 ? [`disposal about ${count(disposalDays, 'day')}`] : []),
      ...(supplyDays > 0 ? [`supply procedure ${count(supplyDays, 'day')}`] : []),
    ].join(', ');
    const difference =
      lateDays > 0 ? `${count(lateDays, 'day')} late` : `${count(-lateDays, 'day')} to spare`;
    return `available from ${on}${steps ? ` (${steps})` : ''}, needed by ${needBy}, ${difference}`;
  },
  'mode.unasked': () => 'the project takes any way of supply',
  'mode.undecided': ({ kind }) =>
    kind === 'land'
      ? 'ways of supply not yet decided'
      : 'floor space is let or sold; ways of land supply do not apply',
  'mode.compared': (values) =>
    `the project wants ${labels('supplyMode', values.wanted)}; offered: ${labels('supplyMode', values.offered) || 'none'}`,
  'price.unasked': () => 'the project states no highest price',
  'price.unknown': ({ kind }) => `${kind === 'land' ? 'floor price' : 'lowest rent'} not yet set`,
  'price.compared': ({ kind, floor, share, maximum, over }) =>
    `${kind === 'land' ? 'floor price' : 'lowest rent'} ${price(kind, floor)}${
      share < 1
        ? `, of which an encouraged project that saves land pays ${twoPlaces(share * 100)} %, ${price(kind, floor * share)}`
        : ''
    }, the project pays at most ${price(kind, maximum)}${unless(
      over,
      (yuan) => `${price(kind, yuan)} too high`,
    )}`,
  'utilities.unasked': () => 'the project needs no utilities',
  'utilities.met': ({ required }) => `${labels('utility', required)}: all there or in time`,
  'utilities.missing': ({ required, missing }) =>
    `needs ${count(required, 'utility', 'utilities')}, ${whole(missing.length)} missing: ${missing
      .map(({ utility, on }) => `${labels('utility', [utility])}${on ? ` (only from ${on})` : ''}`)
      .join(', ')}`,
  'energy.unasked': () => 'the project states no energy use',
  'energy.unset': () => 'no energy quota set',
  'energy.compared': ({ areaName, leftTce, ownTce, needTce, short }) =>
    `energy quota left in ${areaName} ${twoPlaces(leftTce)} tce${
      ownTce > 0 ? `, given to this project already ${twoPlaces(ownTce)} tce` : ''
    }, the project needs ${twoPlaces(needTce)} tce${unless(short, (tonnes) => `${twoPlaces(tonnes)} tce short`)}`,
  'far.compared': ({ low, high, wantedLow, wantedHigh, tooLow, tooHigh }) =>
    `floor area ratio of the plot ${range(low, high)}, of the project ${range(wantedLow, wantedHigh)}${unless(
      tooLow,
      (difference) => `${twoPlaces(difference)} too low`,
    )}${unless(tooHigh, (difference) => `${twoPlaces(difference)} too high`)}`,
  'yield.unset': ({ measure }) => `no least ${yields[measure]} set`,
  'yield.unstated': ({ measure, minimum }) =>
    `the project states no ${yields[measure]}, required ${yieldText(minimum)}`,
  'yield.compared': ({ measure, offered, minimum, short }) =>
    `${yields[measure]} ${yieldText(offered)}, required ${yieldText(minimum)}${unless(short, (yuan) => `${yieldText(yuan)} short`)}`,
  'building.land': () => 'the project builds for itself; conditions of buildings do not apply',
  'building.unasked': () => 'the project asks nothing of the building',
  'building.compared': ({ measures, shorts }) =>
    `${measures
      .map(
        ({ measure, needs, has }) =>
          `${has === null ? `${buildings[measure].name} not recorded` : measured(measure, has)} (needs ${twoPlaces(needs)})`,
      )
      .join(', ')}${shorts
      .map(
        ({ measure, short }) =>
          `, ${buildings[measure].name} ${twoPlaces(short)} ${buildings[measure].unit} short`,
      )
      .join('')}`,
  'reserved.free': () => 'neither reserved nor encumbered',
  'reserved.taken': ({ projectNo, until, encumbrance }) =>
    [
      ...(projectNo === null ? [] : [`reserved for project ${projectNo} until ${until}`]),
      ...(encumbrance === 'none' ? [] : [encumbrances[encumbrance]]),
    ].join(', '),
  'holder.free': () => 'nothing bars the applicant',
  'holder.blocked': ({ codes }) =>
    codes.length === 0
      ? 'the applicant or a related enterprise is under review as a holder of land; no new land meanwhile'
      : `the applicant or a related enterprise (${codes.join(', ')}) holds land determined idle for its own cause and not yet disposed of; no new land meanwhile`,
  'areaMin.unasked': (values) => `area ${area(values.kind, values.area)}, the project states no minimum`,
  'areaMin.compared': (values) =>
    `area ${area(values.kind, values.area)}, minimum ${area(values.kind, values.minimum)}${unless(
      values.short,
      (short) => `${area(values.kind, short)} short`,
    )}`,
  'areaMax.unasked': (values) => `area ${area(values.kind, values.area)}, the project states no maximum`,
  'areaMax.compared': ({ kind, area: size, maximum, tolerance, isDivided, over }) =>
    `area ${area(kind, size)}, maximum ${area(kind, maximum)} (tolerance ${whole(tolerance * 100)} %)${
      isDivided ? ', can be supplied in part' : ''
    }${unless(over, (excess) => `cannot be divided, ${area(kind, excess)} too large`)}`,
  STOCK_FIRST: ({ score }) => `same score as the next one, ${twoPlaces(score)}: stock land goes first`,
  NEEDS_DISPOSAL: ({ days, on }) =>
    `still held: must be disposed of first, about ${count(days, 'day')}, available from ${on}`,
  LAND_USE_UNDIVIDED: () => 'industrial land not divided into classes 1 to 3: the planning conditions decide',
  LINE_UNCHECKED: () => 'not yet checked against the control lines',
  LINE_STALE: ({ judgedBy, current }) =>
    `checked against control lines of ${judgedBy}, now in force ${current}: to be checked again`,
  LINE_WARN: () => 'overlaps the control lines within tolerance: to be checked by a person',
  SOIL_SURVEY_DUE: () =>
    'a soil survey is due first (Soil Pollution Prevention Law 土壤污染防治法, art. 59 and 67)',
  CHEM_RULE_UNKNOWN: () =>
    'chemical industry; the rule of this province on chemical parks is not entered: to be checked by a person',
  NEGATIVE_RESTRICTED: ({ prefix, source }) =>
    `the industry is restricted by the negative list, entry ${prefix} (${source})`,
  EIA_UNCOVERED: () =>
    'the project needs an environmental impact report; no valid environmental assessment of the area covers this place: check it against the planning assessment first',
  CHAIN_LINK_PRESENT: ({ areaName }) =>
    `the demand is said to fill a link, but ${areaName} does not list that link as missing`,
  FAR_BELOW_INDUSTRY: ({ planned, floor }) =>
    planned === null
      ? `no floor area ratio set; least for the industry ${twoPlaces(floor)} (control index of 2008)`
      : `highest floor area ratio ${twoPlaces(planned)} is below the industry's least ${twoPlaces(floor)} (control index of 2008; that of 2023 is not entered yet)`,
  ASSESSMENTS_MISSING: ({ valid, required, missing, expired }) => {
    const lacks = [
      ...(missing.length > 0 ? [`missing: ${labels('assessmentKind', missing)}`] : []),
      ...(expired.length > 0 ? [`expired: ${labels('assessmentKind', expired)}`] : []),
    ];
    return lacks.length === 0
      ? `standard land ${valid}/${required}`
      : `standard land in preparation ${valid}/${required}, ${lacks.join('; ')}`;
  },
  TRANSPORT_BEYOND: ({ places }) =>
    places
      .map(
        ({ facility, distanceMetres, wishMetres }) =>
          `${whole(distanceMetres)} m to the ${facilities[facility]}, more than the ${whole(wishMetres)} m wished for`,
      )
      .join('; '),
  YIELD_UNSTATED: ({ measure, minimum }) =>
    `the project states no ${measure === 'investment' ? 'fixed investment' : 'yearly tax'}, required ${yieldText(minimum)}: cannot be checked`,
  MODES_UNDECIDED: () => 'ways of supply not yet decided: compare with what the project wants',
  PRICE_UNKNOWN: () => 'floor price not yet set: compare with what the project can pay',
  BUILDING_UNKNOWN: ({ measures }) =>
    `not recorded: ${measures.map((measure) => buildings[measure].name).join(', ')}; check on site`,
  ENERGY_QUOTA_UNKNOWN: ({ areaName }) => `no energy quota entered for ${areaName}: cannot be checked`,
  FIGURE_MISSING: ({ factors }) =>
    `figures missing, counted as 0: ${factors.map((factor) => factorNames[factor]).join(', ')}`,
  EVALUATION_UNKNOWN: () =>
    'no park in question has an evaluation of its output: “park evaluation” does not count, its weight goes to the other factors',
  ENERGY_REVIEW: ({ tce, kilowattHours }) =>
    `${
      tce === null ? `${whole(kilowattHours ?? 0)} kWh a year` : `${whole(tce)} tce a year`
    }: an energy review is due before construction (固定资产投资项目节能审查办法, 2023)`,
  ENERGY_REVIEW_PROVINCIAL: ({ tce }) =>
    `${whole(tce)} tce a year: the energy review is the province's (固定资产投资项目节能审查办法, 2023)`,
};
