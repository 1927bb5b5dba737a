import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import '../elements/ld-toast.ts';
import { knownCollection } from '../api/land-query.ts';
import type { LdToast, ToastAction } from '../elements/ld-toast.ts';
import { messages } from '../language/messages.ts';
import { keepAddressInStep } from '../state/address-sync.ts';
import { createStores } from '../state/app-stores.ts';
import { dropUnseen } from '../state/drop-unseen.ts';
import { keepLandDataFresh } from '../state/land-data.ts';
import type { RecordRef } from '../state/selection-store.ts';
import { closeWithdrawn, type WithdrawnIds } from '../state/withdrawn-records.ts';
import { elementStyles } from '../styles/shared-styles.ts';
import { AccountController } from './account/account.controller.ts';
import type { Comparison } from './match/comparison.ts';
import './map/map-view.ts';
import type { LdMapView } from './map/map-view.ts';
import type { MapPicture } from './print/print-sheet.ts';
import { provideStores } from './provide-stores.ts';
import { ShortcutController } from './shortcuts.ts';
import './start-up.ts';
import './status-bar.ts';
import './top-bar.ts';
import type { LdTopBar } from './top-bar.ts';
import { offeredWorkspaces, workspaceOffers } from './workspace-offers.ts';
import { type WorkspaceEntry, workspaceEntry } from './workspaces.ts';

/** Detail of `message-shown`: a bare text, or one with something to do about it. */
interface Message {
  text: string;
  action: ToastAction;
}

/** The application: makes the stores, keeps them in step with server and address bar, shows the workspace. */
@customElement('ld-app')
export class LdApp extends LitElement {
  static override styles = [
    elementStyles,
    css`
      :host {
        display: grid;
        grid-template: var(--bar) minmax(0, 1fr) var(--foot) / minmax(0, 1fr);
        height: 100dvh;
        background: var(--bg);
      }
      main {
        position: relative;
        grid-row: 2;
        min-height: 0;
      }
      .page {
        position: absolute;
        z-index: 15;
        inset: 0;
      }
      .skip {
        position: absolute;
        z-index: 50;
        top: 8px;
        left: 8px;
        padding: 6px 12px;
        background: var(--surface);
        box-shadow: var(--e3);
      }
      .skip:not(:focus) {
        clip-path: inset(50%);
      }
      @media print {
        :host([printing]) {
          display: block;
          height: auto;
          background: none;
        }
        :host([printing]) header,
        :host([printing]) main,
        :host([printing]) footer,
        :host([printing]) ld-toast {
          display: none;
        }
      }
      @media (max-width: 899px) {
        :host {
          grid-template-rows: 0 minmax(0, 1fr) 0;
        }
        ld-top-bar,
        ld-status-bar {
          display: none;
        }
        /* A public map shows its numbers on every screen (地图管理条例 22). */
        :host([public]) {
          grid-template-rows: 0 minmax(0, 1fr) auto;
        }
        :host([public]) ld-status-bar {
          display: flex;
        }
      }
    `,
  ];

  readonly #stores = createStores(location.search);
  #ends: (() => void)[] = [];
  #wasLost = false;
  #picked: RecordRef | null = null;
  /** Whether the map has been shown; a page that lies over it does not need it. */
  #hasMap = false;
  /** The first workspace was a page: the map then comes later, and goes where somebody has asked it to go meanwhile. */
  #isMapLate = false;
  @query('ld-top-bar') private bar!: LdTopBar;
  @query('ld-map-view') private view!: LdMapView | null;
  @query('ld-toast') private toast!: LdToast;

  constructor() {
    super();
    provideStores(this, this.#stores);
    new AccountController(this, this.#stores.session);
    new ShortcutController(this, {
      ...this.#workspaceKeys(),
      '/': () => this.#do(() => (this.bar.offsetParent ? this.bar.focusSearch() : this.view?.focusSearch())),
      l: () => this.#do(() => this.view?.focusLayers()),
      f: () => this.#do(() => this.view?.focusFilters()),
      j: () => this.#do(() => this.view?.step(1)),
      k: () => this.#do(() => this.view?.step(-1)),
      m: () => this.#do(() => this.#toggleMeasuring()),
      z: () => this.#do(() => this.view?.fitSelection()),
      t: () => this.#do(() => this.#stores.theme.toggle()),
      '?': () => this.#do(() => void this.#showHelp()),
      Enter: () => this.#enter(),
      Escape: () => this.#escape(),
    });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    const { session, view, language, workspace, selection } = this.#stores;
    this.#picked = selection.value.selected;
    this.#ends = [
      keepAddressInStep(this.#stores),
      keepLandDataFresh(this.#stores),
      session.subscribe(() => this.#dropUnseen()),
      session.subscribe(() => this.#chooseZone()),
      session.subscribe(() => this.requestUpdate()),
      session.subscribe(() => this.#welcomeBack()),
      language.subscribe(() => this.requestUpdate()),
      selection.subscribe(() => this.#showPicked()),
      workspace.subscribe(() => this.requestUpdate()),
      workspace.subscribe(() => this.#nameDocument()),
      view.subscribe(() => this.#nameDocument()),
      language.subscribe(() => this.#nameDocument()),
    ];
    this.addEventListener('message-shown', (event) =>
      this.#tell((event as CustomEvent<Message | string>).detail),
    );
    this.addEventListener('land-written', (event) =>
      this.#askAnew((event as CustomEvent<WithdrawnIds | null>).detail ?? {}),
    );
    this.addEventListener(
      'print-wanted',
      (event) => void this.#showSheet((event as CustomEvent<MapPicture>).detail),
    );
    this.addEventListener(
      'comparison-wanted',
      (event) => void this.#showComparison((event as CustomEvent<Comparison>).detail),
    );
    this.addEventListener('help-wanted', () => void this.#showHelp());
    void session.connect();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#ends) end();
  }

  protected override willUpdate(): void {
    if (this.#hasMap || !this.#stores.session.value.session) return;
    this.#hasMap = this.#workspace().layout !== 'page';
    this.#isMapLate ||= !this.#hasMap;
  }

  override render(): TemplateResult {
    const { session, language } = this.#stores;
    const text = messages[language.value.language];
    const entry = this.#workspace();
    const isPage = entry.layout === 'page';
    if (session.value.session) void entry.load();
    this.toggleAttribute('public', Boolean(session.value.session?.actor.publicMap));
    return html`<header>
        <a class="skip" href="#map" @click=${this.#skip}>${text.skipToMap}</a>
        <ld-top-bar></ld-top-bar>
      </header>
      <main>
        <h1 class="visually-hidden">${this.#workspaceName()}</h1>
        ${session.value.session ? nothing : html`<ld-start-up></ld-start-up>`}
        ${this.#hasMap ? html`<ld-map-view ?inert=${isPage} ?late=${this.#isMapLate} .workspace=${entry}></ld-map-view>` : nothing}
        ${isPage && session.value.session ? entry.render() : nothing}
      </main>
      <footer>${session.value.session ? html`<ld-status-bar></ld-status-bar>` : nothing}</footer>
      <ld-toast></ld-toast>`;
  }

  #tell(message: Message | string): void {
    if (typeof message === 'string') this.toast.show(message);
    else this.toast.show(message.text, message.action);
  }

  /** Something was written: map, list, figures and cards ask again. */
  #askAnew(withdrawnIds: WithdrawnIds): void {
    closeWithdrawn(this.#stores, withdrawnIds);
    this.#stores.recordDetails.forget();
    this.#stores.session.refresh(withdrawnIds);
  }

  /** A link may narrow or order by what this person does not see. */
  #dropUnseen(): void {
    const { session, language } = this.#stores;
    if (session.value.session === null) return;
    const names = dropUnseen(this.#stores, session.value.session.actor);
    if (names.length === 0) return;
    const { language: shown } = language.value;
    const { fields } = knownCollection('parcels');
    const labels = names.map((name) => fields.find((field) => field.name === name)?.label[shown] ?? name);
    this.#tell(messages[shown].ignoredConditions(labels.join(shown === 'zh' ? '、' : ', ')));
  }

  /** The zone of the link if it exists, otherwise the first one. */
  #chooseZone(): void {
    const { session, view } = this.#stores;
    const { zones } = session.value;
    if (zones.length === 0) return;
    const isKnown = view.value.zone === 'all' || zones.some((zone) => zone.zoneCode === view.value.zone);
    // The zone that was there first, not the first by name: it is the one people know.
    if (!isKnown)
      view.patch({ zone: zones.reduce((first, zone) => (zone.id < first.id ? zone : first)).zoneCode });
  }

  #nameDocument(): void {
    const { session, view, language } = this.#stores;
    const text = messages[language.value.language];
    const zone = session.value.zones.find((entry) => entry.zoneCode === view.value.zone);
    const name = language.value.language === 'en' ? (zone?.nameEn ?? zone?.name) : zone?.name;
    document.title = [name, this.#workspaceName(), text.productName].filter(Boolean).join(' · ');
  }

  #workspaceName(): string {
    return this.#workspace().name[this.#stores.language.value.language];
  }

  #workspace(): WorkspaceEntry {
    const { session, workspace } = this.#stores;
    return workspaceEntry(workspace.value.workspace, session.value.session?.actor.capabilities ?? []);
  }

  #workspaceKeys(): Record<string, () => boolean> {
    const { session, workspace } = this.#stores;
    const offered = () => offeredWorkspaces(session.value.session?.actor.capabilities ?? []);
    const keys = workspaceOffers.map((_offer, index) => [
      String(index + 1),
      () => this.#do(() => workspace.open(offered()[index]?.id ?? workspace.value.workspace)),
    ]);
    return Object.fromEntries(keys);
  }

  /** A record that is picked is shown on the map: from a page that lies over it, by opening the land map. */
  #showPicked(): void {
    const { selection, workspace } = this.#stores;
    const { selected } = selection.value;
    if (selected && selected !== this.#picked && this.#workspace().layout === 'page') workspace.open('map');
    this.#picked = selected;
  }

  #skip(event: Event): void {
    event.preventDefault();
    this.view?.focusMap();
  }

  /** Shortcuts that always apply. */
  #do(action: () => void): boolean {
    action();
    return true;
  }

  #toggleMeasuring(): void {
    const { measure } = this.#stores;
    if (measure.value.isOn) measure.stop();
    else measure.start();
  }

  /** Ends a drawing, otherwise opens the card of what is selected. */
  #enter(): boolean {
    const { draw, measure, selection } = this.#stores;
    if (draw.value.isDrawing || measure.value.isDrawing) this.view?.finishDrawing();
    else if (selection.value.selected) selection.patch({ isCardOpen: true });
    else return false;
    return true;
  }

  /** Cancels a drawing; otherwise closes the card, then clears the selection. */
  #escape(): boolean {
    const { draw, measure, edit, selection } = this.#stores;
    if (draw.value.isDrawing) draw.cancel();
    else if (measure.value.isOn) measure.stop();
    else if (edit.isOutlining) edit.close();
    else if (selection.value.selected) selection.stepBack();
    else return false;
    return true;
  }

  /** The sheet lies over everything, and on paper it is alone. */
  async #showSheet(picture: MapPicture): Promise<void> {
    await import('./print/print-sheet.ts');
    this.renderRoot.querySelector('ld-print-sheet')?.remove();
    const sheet = document.createElement('ld-print-sheet');
    sheet.picture = picture;
    sheet.addEventListener('sheet-closed', () => {
      sheet.remove();
      this.toggleAttribute('printing', false);
    });
    this.toggleAttribute('printing', true);
    this.renderRoot.append(sheet);
  }

  /** Candidates side by side lie over everything, and on paper they are alone. */
  async #showComparison(comparison: Comparison): Promise<void> {
    await import('./match/compare-sheet.ts');
    this.renderRoot.querySelector('ld-compare-sheet')?.remove();
    const sheet = document.createElement('ld-compare-sheet');
    sheet.comparison = comparison;
    sheet.takePictures = (boxes) => this.view?.pictures(boxes) ?? Promise.resolve([]);
    sheet.addEventListener('sheet-closed', () => {
      sheet.remove();
      this.toggleAttribute('printing', false);
    });
    this.toggleAttribute('printing', true);
    this.renderRoot.append(sheet);
  }

  async #showHelp(): Promise<void> {
    await import('../elements/ld-shortcut-dialog.ts');
    const { language } = this.#stores.language.value;
    const present = this.renderRoot.querySelector('ld-shortcut-dialog');
    const dialog = present ?? document.createElement('ld-shortcut-dialog');
    dialog.language = language;
    if (!present) this.renderRoot.append(dialog);
    await dialog.open();
  }

  /** Says that the server is there again, once for every time it was away. */
  #welcomeBack(): void {
    const { session, language } = this.#stores;
    const isLost = session.value.phase === 'lost';
    const isBack = this.#wasLost && session.value.phase === 'ready';
    if (isLost || isBack) this.#wasLost = isLost;
    if (!isBack) return;
    this.toast.show(messages[language.value.language].reconnected);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ld-app': LdApp;
  }
}
