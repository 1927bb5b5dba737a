import { encodeTile, type TileLayerContent } from './encode-tile.ts';
import type { TileAddress } from './tile-address.ts';

export interface EncodeTileJob {
  address: TileAddress;
  layers: readonly TileLayerContent[];
}

/** Encodes one tile in a worker thread. */
export default ({ address, layers }: EncodeTileJob): Uint8Array => encodeTile(address, layers);
