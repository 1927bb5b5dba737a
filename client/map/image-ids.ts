/** Names of the images the controller draws and the layers use: `pattern-idle`, `dot-idle`, `marker-port`. */
export const patternImageId = (kind: string): string => `pattern-${kind}`;
export const dotImageId = (kind: string): string => `dot-${kind}`;
/** The pill a distance stands in; it stretches with its text. */
export const pillImageId = 'pill';
export const markerImageId = (kind: string): string => `marker-${kind}`;
