import { type ExportFormat, exportFormats } from './exportFormat.ts';
import type { ExportServices } from './exportServices.ts';

const lastFormat = 'export.format';

/** Asks for a format, the one that was chosen last before the others. */
export async function pickFormat(
  { dialogs, memory }: ExportServices,
  title: string,
  isOffered: (format: ExportFormat) => boolean,
): Promise<ExportFormat | undefined> {
  const last = memory.get<string>(lastFormat);
  const offered = exportFormats().filter(isOffered);
  const ordered = [
    ...offered.filter(({ id }) => id === last),
    ...offered.filter(({ id }) => id !== last),
  ];
  const chosen = await dialogs.pick(
    title,
    ordered.map((format) => ({
      label: format.label,
      description: `.${format.extension} – ${format.description}`,
      value: format,
    })),
  );
  if (chosen) await memory.update(lastFormat, chosen.id);
  return chosen;
}
