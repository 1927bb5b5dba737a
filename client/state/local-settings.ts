const prefix = 'luodi.';

/** A setting kept in this browser; null when there is none or the browser keeps nothing. */
export function readSetting(name: string): string | null {
  try {
    return localStorage.getItem(prefix + name);
  } catch {
    // Storage is denied in some private modes; a setting that is not remembered does no harm.
    return null;
  }
}

export function writeSetting(name: string, value: string): void {
  try {
    localStorage.setItem(prefix + name, value);
  } catch {
    // As above: the choice still holds until the page closes.
  }
}
