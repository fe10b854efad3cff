/** Hands a text to the person as a file: by the desktop's own dialog where there is one, else as a download. */
import type { Desktop } from '#shared/desktop.ts';

declare global {
  interface Window {
    readonly desktop?: Desktop;
  }
}

/** False when the person cancelled. */
export async function saveFile(name: string, text: string): Promise<boolean> {
  if (window.desktop?.saveFile) return (await window.desktop.saveFile({ name, text })) !== null;
  const url = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), REVOKE_MS);
  return true;
}

const REVOKE_MS = 10_000;
