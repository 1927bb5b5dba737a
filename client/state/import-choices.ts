import type { ImportLandUse, ImportLandUses, ImportLayer } from '../../geodata/model/api-imports.ts';

/** What a column is taken for; an empty target is left out. */
export interface ColumnChoice {
  target: string;
  unit: string;
}

export type ColumnChoices = Readonly<Record<string, ColumnChoice>>;

/** What each text of a land use stands for: `YDYH2023 1001`, `keptText`, or '' while it is open. */
export type LandUseChoices = Readonly<Record<string, string>>;

/** What the columns of a layer are proposed for. */
export const proposedChoices = (layer: ImportLayer): Record<string, ColumnChoice> =>
  Object.fromEntries(
    layer.columns.map(({ name, proposal }) => [
      name,
      { target: proposal?.target ?? '', unit: proposal?.unit ?? '' },
    ]),
  );

/** The columns that are taken for something, as the server asks for them. */
export const chosenMapping = (choices: ColumnChoices) =>
  Object.entries(choices)
    .filter(([, { target }]) => target !== '')
    .map(([source, { target, unit }]) => ({ source, target, unit: unit === '' ? null : unit }));

/** The choice of a text that shall not become a class. */
export const keptText = 'keep';

const landUseFields = ['landUseCode', 'landUseName'];

/** The column a land use is read from. */
export const landUseColumn = (choices: ColumnChoices): string | undefined =>
  Object.entries(choices).find(([, { target }]) => landUseFields.includes(target))?.[0];

/** What a text is proposed for, as a choice. */
export function proposedLandUse({ guess, origin }: ImportLandUses['values'][number]): string {
  if (guess) return `${guess.scheme} ${guess.code}`;
  return origin === 'remembered' ? keptText : '';
}

/** The texts that somebody said something of. */
export function chosenLandUses(choices: LandUseChoices): ImportLandUse[] {
  return Object.entries(choices).flatMap(([text, choice]): ImportLandUse[] => {
    if (choice === '') return [];
    if (choice === keptText) return [{ text, scheme: null, code: null }];
    const [scheme, code] = choice.split(' ');
    return [{ text, scheme: scheme as ImportLandUse['scheme'], code: code! }];
  });
}
