/** Room of the picture on each paper beside legend, title and foot, in metres. */
const rooms = {
  a4: { width: 0.206, height: 0.168 },
  a3: { width: 0.322, height: 0.255 },
} as const;

/** How wide a picture of the map is on paper, in metres: as wide as there is room without losing any of it. */
export function pictureWidthMetres(paper: keyof typeof rooms, aspect: number): number {
  const { width, height } = rooms[paper];
  return Math.min(width, height * aspect);
}
