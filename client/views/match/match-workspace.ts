import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { DemandRequest, Shortlist } from '../../../geodata/model/api-projects.ts';
import type { Capability } from '../../../geodata/model/capability.ts';
import type { FactorWeights } from '../../../geodata/model/match-parameters.ts';
import '../../elements/ld-notice.ts';
import '../../elements/ld-sheet.ts';
import { type SheetStop, stopHeight } from '../../elements/sheet-stops.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { messages } from '../../language/messages.ts';
import { languageContext } from '../../state/language-store.ts';
import { type MatchPlace, readMatchPlace, toggleCompared, writeMatchPlace } from '../../state/match-place.ts';
import { MatchStore, matchRequest } from '../../state/match-store.ts';
import { roundedWeights } from '../../state/match-weights.ts';
import { overlayContext } from '../../state/overlay-store.ts';
import { selectionContext } from '../../state/selection-store.ts';
import { sessionContext } from '../../state/session-store.ts';
import { StoreConsumer } from '../../state/store-consumer.ts';
import { viewContext } from '../../state/view-store.ts';
import { workspaceContext } from '../../state/workspace-store.ts';
import { controlStyles, elementStyles } from '../../styles/shared-styles.ts';
import { tell } from '../editing/tell.ts';
import { MediaQueryController } from '../media-query.ts';
import { workspaceLinks } from '../workspace-links.ts';
import { boundsOfZones } from '../zone-bounds.ts';
import '../zone-menu.ts';
import './candidate-list.ts';
import type { CandidateAction } from './candidate-list.ts';
import './compare-tray.ts';
import type { Comparison } from './comparison.ts';
import { MatchDrawing } from './match-drawing.ts';
import { projectHead, projectHeadStyles } from './project-head.ts';
import './pairwise-dialog.ts';
import type { LdPairwiseDialog } from './pairwise-dialog.ts';
import './project-list.ts';
import { ProjectWorkController } from './project-work.controller.ts';
import { relaxedChips, resultFailure, resultHead, resultNotes, resultSkeleton } from './result-head.ts';
import './weights-panel.ts';
import './why-none.ts';
import { workspaceStyles } from './workspace-styles.ts';

/** How often it is looked whether others have changed something. */
const ageCheckMilliseconds = 60_000;

/** How long a change of rank is shown. */
const movesShownMilliseconds = 2000;

/**
 * Workspace 项目匹配: project and candidates in the panel, weights and reasons in the drawer, the comparison over the
 * map. Its parts are items of the map view's grid.
 */
@customElement('ld-match-workspace')
export class LdMatchWorkspace extends LitElement {
  static override styles = [elementStyles, controlStyles, projectHeadStyles, workspaceStyles];

  readonly #language = new StoreConsumer(this, languageContext);
  readonly #session = new StoreConsumer(this, sessionContext);
  readonly #workspace = new StoreConsumer(this, workspaceContext);
  readonly #view = new StoreConsumer(this, viewContext);
  readonly #overlay = new StoreConsumer(this, overlayContext);
  readonly #selection = new StoreConsumer(this, selectionContext);
  readonly #match = new MatchStore();
  readonly #work = new ProjectWorkController(this);
  readonly #drawing = new MatchDrawing();
  readonly #narrow = new MediaQueryController(this, '(max-width: 899px)');
  @state() private stop: SheetStop = 'middle';
  @state() private consistencyRatio: number | null = null;
  @query('ld-pairwise-dialog') private pairwise!: LdPairwiseDialog | null;
  #unsubscribe: (() => void) | undefined;
  #forget: ReturnType<typeof setTimeout> | undefined;
  #ageChecks: ReturnType<typeof setInterval> | undefined;
  #picked: string | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#unsubscribe = this.#match.subscribe(() => this.requestUpdate());
    addEventListener('keydown', this.#press);
    this.#ageChecks = setInterval(() => {
      if (document.visibilityState === 'visible') void this.#match.checkAge(this.#place);
    }, ageCheckMilliseconds);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#unsubscribe?.();
    clearTimeout(this.#forget);
    clearInterval(this.#ageChecks);
    removeEventListener('keydown', this.#press);
    this.#drawing.clear(this.#overlay.store);
  }

  get #place(): MatchPlace {
    return readMatchPlace(this.#workspace.store.place);
  }

  #go(change: Partial<MatchPlace>): void {
    this.#workspace.store.go(writeMatchPlace(change));
  }

  #may(capability: Capability): boolean {
    return this.#session.value.session?.actor.capabilities.includes(capability) ?? false;
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!this.#may('read-projects')) return;
    void this.#match.follow(this.#place, this.#session.value.refreshes);
    void this.#work.follow(this.#place.projectId, this.#session.value.refreshes);
    this.#followSelection();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#drawing.draw(this.#place, this.#match, this.#overlay.store, this.#view.store);
    if (Object.keys(this.#match.value.moves).length > 0) {
      clearTimeout(this.#forget);
      this.#forget = setTimeout(() => this.#match.forgetMoves(), movesShownMilliseconds);
    }
    const height = this.#narrow.matches
      ? stopHeight(this.stop === 'full' ? 'middle' : this.stop, innerHeight)
      : 0;
    this.dispatchEvent(new CustomEvent('sheet-moved', { detail: height, bubbles: true, composed: true }));
  }

  override render(): TemplateResult {
    const text = matchMessages[this.#language.value.language];
    if (!this.#may('read-projects')) {
      return html`<aside class="panel" aria-label=${text.panel}>
        <ld-notice icon="lock" .heading=${text.noRight} .text=${text.noRightHint}></ld-notice>
      </aside>`;
    }
    if (this.#narrow.matches) return this.#phone();
    const place = this.#place;
    return html`<aside class="panel scroll" aria-label=${text.panel}>${this.#panel(place)}</aside>
      ${place.candidate ? html`<span class="straight">${text.straight}</span>` : nothing} ${this.#tray(place)} ${place.panel === 'form' ? nothing : this.#side(place)} ${this.#dialogs()}`;
  }

  #phone(): TemplateResult {
    const { language } = this.#language.value;
    const place = this.#place;
    return html`<div class="phone-bar">
        <nav aria-label=${messages[language].workspaces}>${workspaceLinks(this.#workspace.store, language, 'button', this.#session.value.session?.actor.capabilities ?? [])}</nav>
        <ld-zone-menu></ld-zone-menu>
      </div>
      <ld-sheet
        class="sheet"
        .stop=${this.stop}
        .label=${messages[language].sheetHandle}
        @stop-changed=${(event: CustomEvent<SheetStop>) => {
          this.stop = event.detail;
        }}
      >
        <div class="in-sheet scroll">
          ${this.#panel(place)} ${place.panel === 'result' && this.#match.value.response ? this.#side(place) : nothing}
        </div>
        ${place.compared.length > 0 ? this.#tray(place) : nothing}
      </ld-sheet>
      ${this.#dialogs()}`;
  }

  #panel(place: MatchPlace): TemplateResult {
    const { language } = this.#language.value;
    if (place.panel === 'form') {
      void import('./demand-form.ts');
      return html`<ld-demand-form
        .project=${this.#match.value.project}
        .demand=${place.demand}
        .zoneCode=${this.#match.value.project?.zoneCode ?? place.demand?.zoneCodes?.[0] ?? this.#zoneCode}
        .zones=${this.#session.value.zones}
        .language=${language}
        ?mayWork=${this.#may('work-projects')}
        @form-closed=${() => this.#go({ panel: this.#hasQuestion(place) ? 'result' : 'projects' })}
        @demand-entered=${(event: CustomEvent<DemandRequest>) => {
          this.#goToZone(event.detail.zoneCodes?.[0] ?? this.#zoneCode);
          this.#go({
            panel: 'result',
            projectId: null,
            demand: event.detail,
            relaxations: [],
            candidate: null,
            compared: [],
          });
        }}
        @project-saved=${(event: CustomEvent<{ id: number; zoneCode: string }>) => {
          this.#goToZone(event.detail.zoneCode);
          this.#openProject(event.detail.id);
        }}
      ></ld-demand-form>`;
    }
    if (place.panel === 'projects') {
      return html`<ld-project-list
        .zoneCode=${this.#view.store.zoneCode}
        .openId=${place.projectId}
        .language=${language}
        .refreshes=${this.#session.value.refreshes}
        ?mayWork=${this.#may('work-projects')}
        ?mayOrder=${this.#may('edit-rules')}
        @project-picked=${(event: CustomEvent<{ id: number; zoneCode: string; supplyId?: string }>) => {
          this.#goToZone(event.detail.zoneCode);
          this.#openProject(event.detail.id, event.detail.supplyId ?? null);
        }}
        @demand-wanted=${() => this.#go({ panel: 'form', projectId: null, demand: null, candidate: null })}
        @list-closed=${() => this.#go({ panel: 'result' })}
      ></ld-project-list>`;
    }
    return this.#result(place);
  }

  #result(place: MatchPlace): TemplateResult {
    const { language } = this.#language.value;
    const { project, response, error } = this.#match.value;
    const demand = place.projectId === null ? place.demand : (project?.demand ?? null);
    return html`${
      demand
        ? projectHead({
            project: place.projectId === null ? null : project,
            demand,
            language,
            mayWork: this.#may('work-projects') || project === null,
            act: (action) => this.#go(headActions[action]),
          })
        : html`<section class="project"><span class="skeleton" style="width: 60%"></span></section>`
    }
    ${
      error
        ? resultFailure(error, language, {
            retry: () => void this.#match.refresh(this.#place),
            choose: () => this.#go({ panel: 'projects', projectId: null, demand: null }),
          })
        : nothing
    }
    ${response ? this.#answer(place) : error ? nothing : resultSkeleton(language)}`;
  }

  #answer(place: MatchPlace): TemplateResult {
    const { language } = this.#language.value;
    const { response, candidates, potential, moves, settings, isOutdated, isLoading } = this.#match.value;
    const weights = this.#match.weights(place);
    if (!response || !weights) return html``;
    const isEmpty = response.counts.feasible === 0;
    return html`${resultHead({
      response,
      isOutdated,
      isLoading,
      includesPotential: place.includesPotential,
      language,
      refresh: () => void this.#match.refresh(place),
      showPotential: (includesPotential) => this.#go({ includesPotential }),
    })}
      ${relaxedChips(place.relaxations, settings, language, (relaxations) => this.#go({ relaxations }))}
      ${resultNotes(response, language)}
      ${
        isEmpty
          ? this.#none()
          : html`<ld-candidate-list
            .candidates=${candidates}
            .potential=${potential}
            .places=${response.places}
            .weights=${weights}
            .moves=${moves}
            .open=${place.candidate}
            .compared=${place.compared}
            .shortlisted=${this.#work.shortlist?.entries.map(({ supplyId }) => supplyId) ?? []}
            .reserved=${this.#work.reservedUntil}
            .may=${{
              reserve: this.#may('reserve-land') && place.projectId !== null,
              shortlist: this.#may('work-projects') && place.projectId !== null,
            }}
            .language=${language}
            @candidate-action=${(event: CustomEvent<CandidateAction>) => this.#act(event.detail)}
          ></ld-candidate-list>`
      }`;
  }

  #none(): TemplateResult {
    const { language } = this.#language.value;
    const text = matchMessages[language];
    const { response } = this.#match.value;
    if (!response) return html``;
    if (response.counts.considered === 0) {
      return html`<ld-notice .heading=${text.noLand} .text=${text.noLandHint}></ld-notice>`;
    }
    return this.#why(false);
  }

  #why(isSide: boolean): TemplateResult {
    return html`<ld-why-none
      ?side=${isSide}
      .response=${this.#match.value.response}
      .language=${this.#language.value.language}
      @relax-wanted=${(event: CustomEvent<string[]>) => this.#go({ relaxations: event.detail })}
      @piece-picked=${(event: CustomEvent<string>) => this.#showPiece(event.detail)}
    ></ld-why-none>`;
  }

  #side(place: MatchPlace): TemplateResult | typeof nothing {
    const { language } = this.#language.value;
    const text = matchMessages[language];
    const { settings, response, candidates, weightsProblem } = this.#match.value;
    const weights = this.#match.weights(place);
    if (!this.#narrow.matches && this.#selection.value.isCardOpen) {
      void import('../cards/detail-drawer.ts');
      return html`<ld-detail-drawer class="side card"></ld-detail-drawer>`;
    }
    const isHopeless = response?.counts.feasible === 0 && place.side === 'weights';
    if ((!response || isHopeless) && !weightsProblem) return nothing;
    if (place.side === 'project' && place.projectId !== null) {
      void import('./project-side.ts');
      return html`<aside class="side scroll" aria-label=${text.following}>
        <ld-project-side
          .project=${this.#match.value.project}
          .shortlist=${this.#work.shortlist}
          .candidate=${place.candidate}
          .language=${language}
          .refreshes=${this.#session.value.refreshes}
          .capabilities=${this.#session.value.session?.actor.capabilities ?? []}
          @side-closed=${() => this.#go({ side: 'weights' })}
          @shortlist-changed=${(event: CustomEvent<Shortlist>) => this.#work.keepShortlist(event.detail)}
          @project-changed=${() => this.#askAnew()}
          @piece-picked=${(event: CustomEvent<string>) => this.#showPiece(event.detail)}
        ></ld-project-side>
      </aside>`;
    }
    if (!settings || !weights) return nothing;
    return html`<aside class="side scroll" aria-label=${text.side}>
      <ld-weights-panel
        .weights=${weights}
        .ruled=${settings.weights}
        .candidates=${candidates}
        .problem=${weightsProblem}
        .consistencyRatio=${this.consistencyRatio}
        .language=${language}
        @weights-held=${(event: CustomEvent<FactorWeights>) => this.#match.hold(event.detail)}
        @weights-chosen=${(event: CustomEvent<FactorWeights | null>) => this.#chooseWeights(event.detail, null)}
        @pairwise-wanted=${() => void this.pairwise?.open(roundedWeights(weights))}
      ></ld-weights-panel>
      ${response && response.counts.feasible > 0 ? this.#why(true) : nothing}
    </aside>`;
  }

  #tray(place: MatchPlace): TemplateResult | typeof nothing {
    if (
      place.panel !== 'result' ||
      (place.compared.length === 0 && this.#match.value.candidates.length === 0)
    )
      return nothing;
    const { response } = this.#match.value;
    // A piece that is neither candidate nor near miss any more has nothing to be compared by.
    const pieces = place.compared.flatMap((id) => {
      const candidate = this.#match.candidate(id);
      const name = candidate?.name ?? response?.nearestMisses.find((miss) => miss.id === id)?.name;
      return name ? [{ id, name, rank: candidate?.rank ?? null, score: candidate?.shownScore ?? null }] : [];
    });
    return html`<div class="tray">
      <ld-compare-tray
        .pieces=${pieces}
        .language=${this.#language.value.language}
        @compare-toggled=${(event: CustomEvent<string>) => this.#act({ action: 'compare', id: event.detail })}
        @compare-wanted=${() => void this.#compare(place)}
      ></ld-compare-tray>
    </div>`;
  }

  #dialogs(): TemplateResult {
    const { language } = this.#language.value;
    return html`<ld-pairwise-dialog
      .language=${language}
      @weights-made=${(event: CustomEvent<{ weights: FactorWeights; consistencyRatio: number }>) =>
        this.#chooseWeights(event.detail.weights, event.detail.consistencyRatio)}
    ></ld-pairwise-dialog>`;
  }

  get #zoneCode(): string {
    return this.#view.store.zoneCode ?? this.#session.value.zones[0]?.zoneCode ?? '';
  }

  #hasQuestion(place: MatchPlace): boolean {
    return place.projectId !== null || place.demand !== null;
  }

  /** The map follows to the zone of a project. */
  #goToZone(zoneCode: string): void {
    if (zoneCode === this.#view.store.zoneCode) return;
    this.#view.store.patch({ zone: zoneCode });
    const bounds = boundsOfZones(this.#session.value.zones, zoneCode);
    if (bounds) this.#view.store.fit(bounds);
  }

  #openProject(id: number, candidate: string | null = null): void {
    this.#askAnew();
    this.#go({
      panel: 'result',
      projectId: id,
      demand: null,
      relaxations: [],
      candidate,
      compared: [],
    });
  }

  /** Projects or reservations were written: lists and match ask again. */
  #askAnew(): void {
    this.#fire('land-written');
  }

  #chooseWeights(weights: FactorWeights | null, consistencyRatio: number | null): void {
    this.consistencyRatio = consistencyRatio;
    const { settings } = this.#match.value;
    this.#match.hold(weights ?? settings?.weights ?? null);
    this.#go({ weights });
  }

  #act({ action, id }: CandidateAction): void {
    const place = this.#place;
    if (action === 'open') this.#open(place.candidate === id ? null : id);
    if (action === 'compare') this.#toggleCompared(place, id);
    if (action === 'zoom') this.#zoom(id);
    const { projectId } = place;
    if (projectId === null) return;
    const { language } = this.#language.value;
    const candidate = this.#match.candidate(id);
    if (action === 'shortlist') void this.#work.toggleShortlisted(projectId, id, language);
    if (action === 'reserve' && candidate) void this.#work.reserve(projectId, candidate, language);
  }

  /** A fifth one is refused with the reason; who has four must take one out. */
  #toggleCompared({ compared }: MatchPlace, id: string): void {
    const changed = toggleCompared(compared, id);
    if (changed === compared) tell(this, matchMessages[this.#language.value.language].comparedFull);
    else this.#go({ compared: changed });
  }

  /** Opens the candidate after or before the open one; without one, the first. */
  #step(by: 1 | -1): void {
    const all = [...this.#match.value.candidates, ...this.#match.value.potential];
    const at = all.findIndex(({ id }) => id === this.#place.candidate);
    const next = at < 0 ? all[0] : all[Math.min(all.length - 1, Math.max(0, at + by))];
    if (next) this.#open(next.id);
  }

  /** Opens a candidate: its land is selected on the map, its distances are drawn. */
  #open(id: string | null): void {
    this.#go({ candidate: id });
    const parcelId = id === null ? null : (this.#match.value.response?.places[id]?.parcelId ?? null);
    this.#picked = parcelId === null ? null : `parcels/${parcelId}`;
    const selected = parcelId === null ? null : { collection: 'parcels' as const, id: parcelId };
    this.#selection.store.patch({ selected, isCardOpen: false });
  }

  #zoom(id: string): void {
    const place = this.#match.value.response?.places[id];
    if (place) this.#view.store.fit(place.bounds);
  }

  /** Shows a piece that is no candidate: its card says what it is. */
  #showPiece(id: string): void {
    const place = this.#match.value.response?.places[id];
    if (this.#match.candidate(id)) this.#open(id);
    else if (place?.parcelId != null)
      this.#selection.store.open({ collection: 'parcels', id: place.parcelId });
    this.#zoom(id);
  }

  /** A click on the map opens the candidate there; any other piece of land shows its card. */
  #followSelection(): void {
    const { selected, isCardOpen } = this.#selection.value;
    const key = selected ? `${selected.collection}/${selected.id}` : null;
    if (key === this.#picked || !isCardOpen) return;
    const { response } = this.#match.value;
    if (!response) return;
    this.#picked = key;
    if (selected?.collection !== 'parcels') return;
    const found = Object.entries(response.places).find(
      ([id, { parcelId }]) => parcelId === selected.id && this.#match.candidate(id),
    );
    if (!found) return;
    queueMicrotask(() => {
      this.#selection.store.patch({ isCardOpen: false });
      this.#go({ candidate: found[0], panel: 'result' });
    });
  }

  /** The comparison lies over everything, and on paper it is alone. */
  async #compare(place: MatchPlace): Promise<void> {
    const { response, project } = this.#match.value;
    const request = matchRequest(place);
    if (!response || !request) return;
    const candidates = place.compared.flatMap((id) => this.#match.candidate(id) ?? []);
    const detail: Comparison = { candidates, response, request, projectName: project?.name ?? null };
    this.dispatchEvent(new CustomEvent('comparison-wanted', { detail, bubbles: true, composed: true }));
  }

  /** C puts the open candidate into the comparison, J and K open the next and the previous one. */
  readonly #press = (event: KeyboardEvent): void => {
    const isTyping = event
      .composedPath()
      .some(
        (node) =>
          node instanceof HTMLElement && ['INPUT', 'TEXTAREA', 'SELECT', 'DIALOG'].includes(node.tagName),
      );
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping) return;
    const { candidate, panel } = this.#place;
    const key = event.key.toLowerCase();
    if (key === 'c' && candidate) this.#toggleCompared(this.#place, candidate);
    if (panel === 'result' && (key === 'j' || key === 'k')) this.#step(key === 'j' ? 1 : -1);
  };

  #fire(name: string): void {
    this.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true }));
  }
}

/** What the head's buttons do to the place. */
const headActions = {
  choose: { panel: 'projects' },
  edit: { panel: 'form' },
  follow: { side: 'project' },
} as const satisfies Record<string, Partial<MatchPlace>>;

declare global {
  interface HTMLElementTagNameMap {
    'ld-match-workspace': LdMatchWorkspace;
  }
}
