import { html, type TemplateResult } from 'lit';
import type { Quantity } from '../format/numbers.ts';

/** A number with its unit small behind it, as everywhere in the product. */
export const quantity = ({ text, unit }: Quantity): TemplateResult =>
  unit ? html`${text}<span class="unit">${unit}</span>` : html`${text}`;
