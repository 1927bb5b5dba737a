import type { MatchPlace } from '../../state/match-place.ts';
import type { MatchStore } from '../../state/match-store.ts';
import type { OverlayStore } from '../../state/overlay-store.ts';
import type { ViewStore } from '../../state/view-store.ts';
import { boundsOfPlaces, matchMap, matchRoles } from './match-map.ts';

/** How many near misses are lettered on the map while nothing fits. */
const missesDrawn = 6;

/** Keeps the map at what the panel shows: pins, distances, what is dimmed, and once a match the view of its pieces. */
export class MatchDrawing {
  #drawn: readonly unknown[] | null = null;
  #fitted: string | null = null;

  /** Takes everything off the map. */
  clear(overlay: OverlayStore): void {
    overlay.show(matchRoles, []);
    overlay.focusOn(null);
    this.#fitted = null;
    this.#drawn = null;
  }

  /** Draws a match; does nothing while the same is shown. */
  draw(place: MatchPlace, { value }: MatchStore, overlay: OverlayStore, view: ViewStore): void {
    const { response, candidates, potential } = value;
    if (!response || place.panel !== 'result') {
      this.clear(overlay);
      return;
    }
    const isEmpty = response.counts.feasible === 0;
    const key = [candidates, potential, place.candidate];
    if (this.#drawn?.every((part, at) => part === key[at])) return;
    this.#drawn = key;
    const misses = isEmpty ? response.nearestMisses.slice(0, missesDrawn) : [];
    const { shapes, focus } = matchMap(response, { candidates, potential, misses }, place.candidate);
    overlay.show(matchRoles, shapes);
    overlay.focusOn(focus);
    const match = response.projectNo + response.relaxations.join();
    if (this.#fitted === match) return;
    this.#fitted = match;
    const shown = [...candidates, ...misses].flatMap(({ id }) => response.places[id] ?? []);
    const bounds = boundsOfPlaces(shown);
    // A link that brings its own view is opened as it was left.
    const { camera, bounds: seen } = view.value;
    if (!bounds || (seen === null && camera !== null)) return;
    // The panel beside the map comes with this answer: the map is as wide as it will be two frames from now.
    requestAnimationFrame(() => requestAnimationFrame(() => view.fit(bounds)));
  }
}
