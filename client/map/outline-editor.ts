import type { Map as MapLibreMap } from 'maplibre-gl';
import { type SnapToCustom, TerraDraw, TerraDrawPolygonMode, TerraDrawSelectMode } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { Palette } from './palette.ts';
import type { SnapTargets } from './snap-targets.ts';

type Ring = [number, number][];

/** Nine decimals of a degree are a tenth of a millimetre. */
const coordinatePrecision = 9;
const metresPerDegree = 111_320;

/**
 * Draws an outline on the map, then, or for one that is there already, reshapes its outer rings; holes stay as they
 * are. Corners come to rest on the snap targets.
 */
export class OutlineEditor {
  readonly #draw: TerraDraw;
  readonly #parts: { id: string | number; holes: Ring[] }[] = [];

  /**
   * @param outline what is reshaped; null to draw a new one.
   * @param changed hears of every change of the outline, while a corner is dragged, too.
   */
  constructor(
    map: MapLibreMap,
    outline: GeoJSON.MultiPolygon | null,
    palette: Palette,
    targets: SnapTargets,
    changed: () => void,
  ) {
    this.#draw = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision }),
      modes: [polygonMode(palette, targets), selectMode(palette, targets)],
    });
    this.#draw.start();
    if (outline) this.#take(outline);
    else this.#draw.setMode('polygon');
    this.#draw.on('finish', (id) => this.#finish(id));
    this.#draw.on('change', changed);
  }

  /** Whether a new outline is still being drawn, corner by corner. */
  get isDrawing(): boolean {
    return this.#draw.getMode() === 'polygon';
  }

  /** The outline as it is now, with its holes; while it is being drawn, as far as it has come. */
  get outline(): GeoJSON.MultiPolygon {
    if (this.isDrawing) {
      const drawn = this.#draw.getSnapshot().find(({ geometry }) => geometry.type === 'Polygon')?.geometry;
      const ring = drawn?.type === 'Polygon' ? (drawn.coordinates[0] as Ring) : [];
      return { type: 'MultiPolygon', coordinates: ring.length >= 4 ? [[ring]] : [] };
    }
    return {
      type: 'MultiPolygon',
      coordinates: this.#parts.map(({ id, holes }) => [this.#ring(id), ...holes]),
    };
  }

  /** Moves a corner of the outer rings, counted through, by metres east and north. */
  moveCorner(index: number, eastMetres: number, northMetres: number): void {
    let before = 0;
    for (const { id } of this.#parts) {
      const corners = this.#ring(id).slice(0, -1);
      const corner = corners[index - before];
      if (corner) {
        const [lng, lat] = corner;
        corners[index - before] = [
          lng + eastMetres / (metresPerDegree * Math.cos((lat * Math.PI) / 180)),
          lat + northMetres / metresPerDegree,
        ];
        this.#draw.updateFeatureGeometry(id, {
          type: 'Polygon',
          coordinates: [rounded([...corners, corners[0]!])],
        });
        return;
      }
      before += corners.length;
    }
  }

  /** Corners of the outer rings, in the order `moveCorner` counts them. */
  get corners(): readonly [number, number][] {
    return this.#parts.flatMap(({ id }) => this.#ring(id).slice(0, -1));
  }

  /** Throws away what was drawn and begins anew. */
  drawAgain(): void {
    this.#parts.length = 0;
    this.#draw.clear();
    this.#draw.setMode('polygon');
  }

  remove(): void {
    this.#draw.stop();
  }

  #take(outline: GeoJSON.MultiPolygon): void {
    const features = outline.coordinates.map(([outer = []]) => ({
      type: 'Feature' as const,
      properties: { mode: 'polygon' },
      geometry: { type: 'Polygon' as const, coordinates: [rounded(outer)] },
    }));
    const added = this.#draw.addFeatures(features);
    added.forEach(({ id, valid, reason }, index) => {
      if (!valid || id === undefined) throw new Error(`the outline cannot be edited: ${reason}`);
      this.#parts.push({ id, holes: outline.coordinates[index]!.slice(1).map(rounded) });
    });
    this.#draw.setMode('select');
    const [first] = this.#parts;
    if (first) this.#draw.selectFeature(first.id);
  }

  /** A drawn ring is closed: from now on its corners can be moved. */
  #finish(id: string | number): void {
    if (!this.isDrawing) return;
    this.#parts.push({ id, holes: [] });
    // The library still holds the event that closed the ring.
    queueMicrotask(() => {
      this.#draw.setMode('select');
      this.#draw.selectFeature(id);
    });
  }

  #ring(id: string | number): Ring {
    const geometry = this.#draw.getSnapshotFeature(id)?.geometry;
    return geometry?.type === 'Polygon' ? (geometry.coordinates[0] as Ring) : [];
  }
}

const snapTo =
  (targets: SnapTargets): SnapToCustom =>
  ({ lng, lat }, { project }) =>
    targets.snap([lng, lat], project);

function polygonMode(palette: Palette, targets: SnapTargets): TerraDrawPolygonMode {
  const accent = palette.accent as `#${string}`;
  const surface = palette.surface as `#${string}`;
  return new TerraDrawPolygonMode({
    snapping: { toCustom: snapTo(targets) },
    // Escape belongs to the application, which leaves drawing altogether.
    keyEvents: { cancel: null, finish: 'Enter' },
    styles: {
      fillColor: accent,
      fillOpacity: 0.12,
      outlineColor: accent,
      outlineWidth: 2.5,
      closingPointColor: accent,
      closingPointWidth: 5,
      closingPointOutlineColor: surface,
      closingPointOutlineWidth: 2,
      snappingPointColor: surface,
      snappingPointWidth: 5,
      snappingPointOutlineColor: accent,
      snappingPointOutlineWidth: 2,
    },
  });
}

function selectMode(palette: Palette, targets: SnapTargets): TerraDrawSelectMode {
  const accent = palette.accent as `#${string}`;
  const surface = palette.surface as `#${string}`;
  return new TerraDrawSelectMode({
    flags: {
      polygon: {
        feature: {
          draggable: false,
          coordinates: {
            draggable: true,
            midpoints: true,
            deletable: true,
            snappable: { toCustom: snapTo(targets) },
          },
        },
      },
    },
    allowManualDeselection: false,
    styles: {
      selectedPolygonColor: accent,
      selectedPolygonFillOpacity: 0.12,
      selectedPolygonOutlineColor: accent,
      selectedPolygonOutlineWidth: 2.5,
      selectionPointColor: surface,
      selectionPointOutlineColor: accent,
      selectionPointOutlineWidth: 2,
      selectionPointWidth: 5,
      midPointColor: accent,
      midPointOutlineColor: surface,
      midPointWidth: 3,
    },
  });
}

const rounded = (ring: readonly (readonly number[])[]): Ring =>
  ring.map(([lng = 0, lat = 0]) => [
    Number(lng.toFixed(coordinatePrecision)),
    Number(lat.toFixed(coordinatePrecision)),
  ]);
