import { type CSSResult, unsafeCSS } from 'lit';
import card from './card.css?inline';
import cardTable from './card-table.css?inline';
import controls from './controls.css?inline';
import element from './element.css?inline';
import form from './form.css?inline';
import table from './table.css?inline';
import workspacePage from './workspace-page.css?inline';

/** The ground of every component: box model, resets, focus, text helpers. */
export const elementStyles: CSSResult = unsafeCSS(element);

/** Buttons, chips, badges, for components that have them. */
export const controlStyles: CSSResult = unsafeCSS(controls);

/** Sections of a card: key numbers, facts, number lists. */
export const cardStyles: CSSResult = unsafeCSS(card);

/** Fields of forms, and dialogs. */
export const formStyles: CSSResult = unsafeCSS(form);

/** Tables that fill their panel. */
export const tableStyles: CSSResult = unsafeCSS(table);

/** Tables inside a card. */
export const cardTableStyles: CSSResult = unsafeCSS(cardTable);

/** A workspace that is a page over the map: way back, tabs, panel. */
export const workspacePageStyles: CSSResult = unsafeCSS(workspacePage);
