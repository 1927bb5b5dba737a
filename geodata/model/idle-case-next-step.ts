import { z } from 'zod';
import { CaseDocumentType, CaseStage } from './idle-case-terms.ts';

/** A step that is open to a case, with the condition each guard puts on it. */
export const NextStep = z.object({
  event: z.string(),
  label: z.string(),
  article: z.string(),
  leadsTo: z.array(CaseStage),
  /** Official papers the step issues, in Chinese too. */
  documents: z.array(z.object({ docType: CaseDocumentType, label: z.string() })),
  /** `met`: the case already fulfils it; the others must be brought by the event. */
  needs: z.array(z.object({ guard: z.string(), article: z.string(), need: z.string(), met: z.boolean() })),
});
export type NextStep = z.infer<typeof NextStep>;

/** A step of the present state that is not open yet, and why. */
export const WaitingStep = z.object({
  event: z.string(),
  label: z.string(),
  guard: z.string(),
  article: z.string(),
  message: z.string(),
});
export type WaitingStep = z.infer<typeof WaitingStep>;
