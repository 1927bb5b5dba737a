import { describe, expect, it } from 'vitest';
import { choiceName, fieldName } from '../../../client/language/disposal-field-terms.ts';
import { automaticNumbers, draftOfEvent, eventFields } from '../../../client/state/case-entry.ts';
import {
  changeDraft,
  draftOfVariant,
  type EventField,
  emptyDraft,
  fieldsOf,
  missingFields,
  payloadOf,
} from '../../../client/state/event-fields.ts';
import { CaseEvent } from '../../../geodata/model/idle-case-event.ts';
import { AdoptedFacts } from '../../../geodata/model/idle-case-facts.ts';

const types = CaseEvent.options.map(({ shape }) => shape.type.value).filter((type) => type !== 'corrected');

/** Every field of a form with its path, nested ones and those of every choice included. */
function everyField(fields: readonly EventField[], before = ''): { path: string; field: EventField }[] {
  return fields.flatMap((field) => {
    const path = before + field.name;
    const nested = [
      ...everyField(field.fields, `${path}.`),
      ...Object.values(field.variants).flatMap((variant) => everyField(variant, `${path}.`)),
    ];
    return [{ path, field }, ...nested];
  });
}

describe('the forms of case events', () => {
  it.each(types)('name every field and choice of %s in both languages', (type) => {
    for (const { path, field } of everyField(eventFields(type))) {
      for (const language of ['zh', 'en'] as const)
        expect(fieldName(type, path, language), `${type}.${path}`).not.toBe(path.split('.').at(-1));
      if (!['option', 'cause', 'docType', 'next', 'state'].includes(field.name) && field.kind === 'choice')
        for (const code of field.options)
          expect(choiceName(type, path, code, 'zh'), `${type}.${path}.${code}`).toMatch(/\p{Script=Han}/u);
    }
  });

  it('name every field of a case that is taken over', () => {
    for (const { path } of everyField(fieldsOf(AdoptedFacts, ['parcelCode', 'contract'])))
      expect(fieldName('adopted', path, 'zh'), path).toMatch(/\p{Script=Han}/u);
  });

  it('miss what must be entered, but not a number that comes by itself', () => {
    const fields = eventFields('determined');
    const draft = changeDraft(emptyDraft(fields), 'finding.cause', 'HOLDER');
    expect(missingFields(fields, draft, ['finding.docNo'])).toEqual(['occurredOn', 'finding.conclusion']);
    expect(Object.keys(automaticNumbers('determined', draft, { determination: '认〔2026〕4号' }))).toEqual([
      'finding.docNo',
    ]);
  });

  it('send what the schema of the event accepts', () => {
    const fields = eventFields('option_executed');
    const outcome = fields.find(({ name }) => name === 'outcome');
    const entered = [
      ['occurredOn', '2026-06-30'],
      ['reason', '规划道路已通车'],
      ['outcome.agreementNo', '补协 1 号'],
      ['outcome.agreementSignedOn', '2026-06-30'],
      ['outcome.newStart', '2027-04-01'],
      ['outcome.newCompletion', '2028-12-31'],
      ['outcome.breachLiability', '违约金'],
    ] as const;
    const start = {
      ...emptyDraft(fields),
      outcome: draftOfVariant('option', 'EXTENDED', outcome?.variants ?? {}),
    };
    const draft = entered.reduce<Readonly<Record<string, unknown>>>(
      (so, [path, value]) => changeDraft(so, path, value),
      start,
    );
    expect(missingFields(fields, draft)).toEqual([]);
    const event = {
      ...payloadOf(fields, draft),
      type: 'option_executed',
      ...{ id: 'e1', recordedAt: '2026-06-30T10:00:00+08:00', actor: '王建国' },
    };
    expect(CaseEvent.parse(event)).toMatchObject({ outcome: { option: 'EXTENDED', newStart: '2027-04-01' } });
  });

  it('bring a recorded event back into its form unchanged', () => {
    const fields = eventFields('evidence_recorded');
    const recorded = {
      occurredOn: '2026-06-01',
      kind: 'site_visit',
      ref: '附件7',
      description: '现场未动工',
      position: [119.06, 36.74],
    };
    expect(payloadOf(fields, draftOfEvent('evidence_recorded', recorded))).toEqual(recorded);
  });

  it('leave an optional group out whole', () => {
    const fields = eventFields('remedy_resolved');
    expect(payloadOf(fields, emptyDraft(fields))).toMatchObject({ finding: null, next: null });
  });
});
