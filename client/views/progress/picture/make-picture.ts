import type { Quarter } from '../../../../geodata/analysis/progress/quarter.ts';
import {
  periodDays,
  quarterPeriod,
  type ReportPeriod,
} from '../../../../geodata/analysis/progress/report-period.ts';
import { fetchRanking } from '../../../api/reports.ts';
import type { Language } from '../../../language/language.ts';
import { progressMessages } from '../../../language/progress-messages.ts';
import type { QuarterFigures } from '../../../state/progress-store.ts';
import { reportPicture } from './report-picture.ts';
import { lightColours, savePicture } from './save-picture.ts';

export interface PictureRequest {
  period: ReportPeriod;
  shown: QuarterFigures;
  before: QuarterFigures | null;
  isFrozen: boolean;
  /** The figure the zones are ranked by. */
  indicatorId: string;
  language: Language;
}

/** Draws the figures of a period and keeps them as PNG, named like the document and the workbook of that period. */
export async function makePicture({
  period,
  shown,
  before,
  isFrozen,
  indicatorId,
  language,
}: PictureRequest): Promise<void> {
  const text = progressMessages[language];
  const [first] = shown.zones;
  const asOf = first?.asOf ?? '';
  const days = isFrozen ? quarterPeriod(shown.quarter as Quarter) : periodDays(period, asOf);
  const title = text.pictureOf(days.title);
  const snapshot = first?.snapshot;
  const content = {
    title,
    lines: [
      `${text.pictureDays(days.firstOn, days.lastOn)} · ${text.asOf} ${asOf}${snapshot ? ` · ${text.snapshotVersion(snapshot.version)}` : ''}`,
      shown.zones.map(({ name }) => name).join('、'),
    ],
    figures: shown.totals,
    earlier: new Map(before?.totals.map(({ id, value }) => [id, value])),
    ranking: await fetchRanking(indicatorId, isFrozen ? shown.quarter : null),
    language,
  };
  await savePicture(reportPicture(content, lightColours()), `${title.replaceAll(' ', '')}.png`);
}
