import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, query, state } from 'lit/decorators.js';
import type { DemandRequest, Shortlist } from '../../../geodata/model/api-projects.ts';
import type { Capability } from '../../../geodata/model/capability.ts';
import type { FactorWeights } from '../../../geodata/model/match-parameters.ts';
import { ApiError } from '../../api/api-error.ts';
import { dropShortlisted, fetchShortlist, keepShortlisted } from '../../api/projects.ts';
import { fetchReservations } from '../../api/reservations.ts';
import '../../elements/ld-icon.ts';
import '../../elements/ld-notice.ts';
import '../../elements/ld-sheet.ts';
import { type SheetStop, stopHeight } from '../../elements/sheet-stops.ts';
import { formatCount } from '../../format/numbers.ts';
import { matchMessages } from '../../language/match-messages.ts';
import { noteText } from '../../language/match-sayings.ts';
import { constraintName } from '../../language/match-terms.ts';
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
import { failureText, tell } from '../editing/tell.ts';
import { MediaQueryController } from '../media-query.ts';
import { workspaceLinks } from '../workspace-links.ts';
import { boundsOfZones } from '../zone-bounds.ts';
import '../zone-menu.ts';
import './candidate-list.ts';
import type { CandidateAction } from './candidate-list.ts';
import './compare-tray.ts';
import type { Comparison } from './comparison.ts';
import { boundsOfPlaces, matchMap, matchRoles } from './match-map.ts';
import { projectHead, projectHeadStyles } from './project-head.ts';
import './pairwise-dialog.ts';
import type { LdPairwiseDialog } from './pairwise-dialog.ts';
import './project-list.ts';
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
  readonly #narrow = new MediaQueryController(this, '(max-width: 899px)');
  @state() private stop: SheetStop = 'middle';
  @state() private consistencyRatio: number | null = null;
  @state() private shortlist: Shortlist | null = null;
  @state() private reserved: Readonly<Record<string, string>> = {};
  @query('ld-pairwise-dialog') private pairwise!: LdPairwiseDialog | null;
  #unsubscribe: (() => void) | undefined;
  #forget: ReturnType<typeof setTimeout> | undefined;
  #ageChecks: ReturnType<typeof setInterval> | undefined;
  #fitted: unknown = null;
  #picked: string | null = null;
  #listed = '';

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
    this.#overlay.store.show(matchRoles, []);
    this.#overlay.store.focusOn(null);
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
    void this.#followWork();
    this.#followSelection();
  }

  protected override updated(changed: PropertyValues<this>): void {
    super.updated(changed);
    this.#draw();
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
    ${error ? this.#failure(error) : nothing} ${response ? this.#answer(place) : error ? nothing : this.#skeleton()}`;
  }

  #answer(place: MatchPlace): TemplateResult {
    const { language } = this.#language.value;
    const { response, candidates, potential, moves } = this.#match.value;
    const weights = this.#match.weights(place);
    if (!response || !weights) return html``;
    const isEmpty = response.counts.feasible === 0;
    return html`${this.#listHead(place)} ${this.#relaxed(place)} ${this.#notes()}
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
            .shortlisted=${this.shortlist?.entries.map(({ supplyId }) => supplyId) ?? []}
            .reserved=${this.reserved}
            .may=${{
              reserve: this.#may('reserve-land') && place.projectId !== null,
              shortlist: this.#may('work-projects') && place.projectId !== null,
            }}
            .language=${language}
            @candidate-action=${(event: CustomEvent<CandidateAction>) => this.#act(event.detail)}
          ></ld-candidate-list>`
      }`;
  }

  #listHead(place: MatchPlace): TemplateResult {
    const text = matchMessages[this.#language.value.language];
    const { response, isOutdated, isLoading } = this.#match.value;
    if (!response) return html``;
    const { counts, parametersVersion, engineMilliseconds, supplyCount } = response;
    const hasFloors = response.candidates.some(({ kind }) => kind !== 'land');
    const count = formatCount(counts.offerable);
    return html`<div class="list-head">
      <h3>${hasFloors ? text.candidatesMixed(count) : text.candidates(count)}</h3>
      <span class="muted clip" title=${text.engine(engineMilliseconds.toFixed(1), formatCount(supplyCount))}
        >${counts.feasible === 0 ? text.noneLeft(formatCount(counts.considered)) : text.rules(parametersVersion)}</span
      >
      <span class="grow"></span>
      ${isLoading ? html`<span class="muted" role="status">${text.matching}</span>` : nothing}
      ${
        isOutdated && !isLoading
          ? html`<button class="chip stale" title=${response.staleReason ?? ''} @click=${() => void this.#match.refresh(place)}>
            <ld-icon name="warning" size="small"></ld-icon>${text.stale} · ${text.refresh}
          </button>`
          : nothing
      }
      <label class="switch"
        ><input
          type="checkbox"
          .checked=${place.includesPotential}
          @change=${(event: Event) => this.#go({ includesPotential: (event.target as HTMLInputElement).checked })}
        />${text.showPotential}</label
      >
    </div>`;
  }

  /** What was relaxed by hand, each to be taken back. */
  #relaxed(place: MatchPlace): TemplateResult | typeof nothing {
    const text = matchMessages[this.#language.value.language];
    const { relaxations } = place;
    if (relaxations.length === 0) return nothing;
    const { settings } = this.#match.value;
    const nameOf = (code: string) => {
      const label = settings?.constraints.find((entry) => entry.code === code)?.label ?? code;
      return constraintName(code, label, this.#language.value.language);
    };
    return html`<div class="relaxed">
      <ld-icon name="warning" size="small"></ld-icon>
      ${relaxations.map(
        (code) => html`<button
          class="chip"
          aria-label="${text.takeBack} ${nameOf(code)}"
          @click=${() => this.#go({ relaxations: relaxations.filter((entry) => entry !== code) })}
        >
          ${text.applied(nameOf(code))}<ld-icon name="close" size="small"></ld-icon>
        </button>`,
      )}
      ${relaxations.length > 1 ? html`<button class="link" @click=${() => this.#go({ relaxations: [] })}>${text.takeBackAll}</button>` : nothing}
    </div>`;
  }

  #notes(): TemplateResult | typeof nothing {
    const notes = this.#match.value.response?.notes ?? [];
    if (notes.length === 0) return nothing;
    const { language } = this.#language.value;
    return html`<ul class="notes">
      ${notes.map((note) => html`<li><ld-icon name="info" size="small"></ld-icon>${noteText(note, language)}</li>`)}
    </ul>`;
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
          .shortlist=${this.shortlist}
          .candidate=${place.candidate}
          .language=${language}
          .refreshes=${this.#session.value.refreshes}
          .capabilities=${this.#session.value.session?.actor.capabilities ?? []}
          @side-closed=${() => this.#go({ side: 'weights' })}
          @shortlist-changed=${(event: CustomEvent<Shortlist>) => {
            this.shortlist = event.detail;
          }}
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

  #failure(error: ApiError): TemplateResult {
    const { language } = this.#language.value;
    const text = matchMessages[language];
    const detail = error.problem ? failureText(error, '') : messages[language].serverUnreachableHint;
    return html`<ld-notice tone="alarm" icon="error" .heading=${text.failed} .text=${detail}>
      <button class="button small primary" @click=${() => void this.#match.refresh(this.#place)}>${text.retry}</button>
      <button class="button small" @click=${() => this.#go({ panel: 'projects', projectId: null, demand: null })}>${text.changeProject}</button>
    </ld-notice>`;
  }

  #skeleton(): TemplateResult {
    const text = matchMessages[this.#language.value.language];
    const rows = [90, 84, 88, 76];
    return html`<div class="skeletons" role="status" aria-label=${text.matching}>
      ${rows.map((width) => html`<div><span class="skeleton" style="width: 46%"></span><span class="skeleton" style="width: ${width}%"></span></div>`)}
    </div>`;
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
    if (action === 'shortlist') void this.#toggleShortlist(id);
    if (action === 'reserve') void this.#reserve(id);
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

  async #followWork(): Promise<void> {
    const { projectId } = this.#place;
    const key = `${projectId} ${this.#session.value.refreshes}`;
    if (key === this.#listed) return;
    this.#listed = key;
    if (projectId === null) {
      this.shortlist = null;
      this.reserved = {};
      return;
    }
    try {
      const [shortlist, { reservations }] = await Promise.all([
        fetchShortlist(projectId),
        fetchReservations({ projectId }),
      ]);
      if (this.#listed !== key) return;
      const active = reservations.filter(({ status }) => status === 'active');
      this.shortlist = shortlist;
      this.reserved = Object.fromEntries(active.map(({ supplyId, until }) => [supplyId, until]));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      this.shortlist = null;
    }
  }

  async #toggleShortlist(id: string): Promise<void> {
    const text = matchMessages[this.#language.value.language];
    const { projectId } = this.#place;
    if (projectId === null) return;
    const isListed = this.shortlist?.entries.some(({ supplyId }) => supplyId === id);
    try {
      this.shortlist = await (isListed
        ? dropShortlisted(projectId, id)
        : keepShortlisted(projectId, id, null));
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      tell(this, failureText(error, text.failedToSave));
    }
  }

  async #reserve(id: string): Promise<void> {
    const { projectId } = this.#place;
    const candidate = this.#match.candidate(id);
    if (projectId === null || !candidate) return;
    await import('./reserve-dialog.ts');
    const dialog = document.createElement('ld-reserve-dialog');
    dialog.language = this.#language.value.language;
    this.renderRoot.append(dialog);
    dialog.addEventListener('dialog-closed', () => dialog.remove());
    dialog.addEventListener('reservation-made', () => this.#askAnew());
    await dialog.open({
      projectId,
      supplyId: id,
      name: candidate.name,
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

  #draw(): void {
    const { response, candidates, potential } = this.#match.value;
    const place = this.#place;
    if (!response || place.panel !== 'result') {
      this.#overlay.store.show(matchRoles, []);
      this.#overlay.store.focusOn(null);
      this.#fitted = null;
      this.#drawn = null;
      return;
    }
    const isEmpty = response.counts.feasible === 0;
    const key = [candidates, potential, place.candidate];
    if (this.#drawn?.every((part, at) => part === key[at])) return;
    this.#drawn = key;
    const misses = isEmpty ? response.nearestMisses.slice(0, 6) : [];
    const { shapes, focus } = matchMap(response, { candidates, potential, misses }, place.candidate);
    this.#overlay.store.show(matchRoles, shapes);
    this.#overlay.store.focusOn(focus);
    if (this.#fitted === response.projectNo + response.relaxations.join()) return;
    this.#fitted = response.projectNo + response.relaxations.join();
    const shown = [...candidates, ...misses].flatMap(({ id }) => response.places[id] ?? []);
    const bounds = boundsOfPlaces(shown);
    // A link that brings its own view is opened as it was left.
    const { camera, bounds: seen } = this.#view.value;
    if (!bounds || (seen === null && camera !== null)) return;
    // The panel beside the map comes with this answer: the map is as wide as it will be two frames from now.
    requestAnimationFrame(() => requestAnimationFrame(() => this.#view.store.fit(bounds)));
  }
  #drawn: readonly unknown[] | null = null;

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
