import type { SummaryFile } from '../../net/summaryFile.ts';

/** ms after which a browser has surely begun to save it. */
const KEPT_MS = 60_000;

/** To this device's downloads, as a browser saves a file. */
export function saveFile({ bytes, name }: SummaryFile): void {
  const url = URL.createObjectURL(bytes);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), KEPT_MS);
}
