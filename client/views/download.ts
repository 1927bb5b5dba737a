/** Has the browser keep what an address gives as a file; the server or the address names it. */
export function download(href: string, fileName = ''): void {
  const link = document.createElement('a');
  link.href = href;
  link.download = fileName;
  link.click();
}
