import type { Map as MapLibreMap } from 'maplibre-gl';
import { TerraDraw, TerraDrawPolygonMode, TerraDrawSelectMode } from 'terra-draw';
import { TerraDrawMapLibreGLAdapter } from 'terra-draw-maplibre-gl-adapter';
import type { Palette } from './palette.ts';

type Ring = [number, number][];

/** Nine decimals of a degree are a tenth of a millimetre. */
const coordinatePrecision = 9;
const metresPerDegree = 111_320;

/** Reshapes the outer rings of an outline on the map; holes stay as they are. */
export class OutlineEditor {
  readonly #draw: TerraDraw;
  readonly #parts: { id: string | number; holes: Ring[] }[] = [];

  /** @param changed hears of every change of the outline, while a corner is dragged, too. */
  constructor(map: MapLibreMap, outline: GeoJSON.MultiPolygon, palette: Palette, changed: () => void) {
    const accent = palette.accent as `#${string}`;
    const surface = palette.surface as `#${string}`;
    this.#draw = new TerraDraw({
      adapter: new TerraDrawMapLibreGLAdapter({ map, coordinatePrecision }),
      modes: [
        // Features belong to the mode that would draw them, though nothing is drawn anew here.
        new TerraDrawPolygonMode(),
        new TerraDrawSelectMode({
          flags: {
            polygon: {
              feature: {
                draggable: false,
                coordinates: { draggable: true, midpoints: true, deletable: true },
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
        }),
      ],
    });
    this.#draw.start();
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
    this.#draw.on('change', changed);
  }

  /** The outline as it is now, with its holes. */
  get outline(): GeoJSON.MultiPolygon {
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

  remove(): void {
    this.#draw.stop();
  }

  #ring(id: string | number): Ring {
    const geometry = this.#draw.getSnapshotFeature(id)?.geometry;
    return geometry?.type === 'Polygon' ? (geometry.coordinates[0] as Ring) : [];
  }
}

const rounded = (ring: readonly (readonly number[])[]): Ring =>
  ring.map(([lng = 0, lat = 0]) => [
    Number(lng.toFixed(coordinatePrecision)),
    Number(lat.toFixed(coordinatePrecision)),
  ]);
