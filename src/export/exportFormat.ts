import { l10n } from 'vscode';

/** A kind of file, as the dialog that asks for its place knows it. */
export interface FileKind {
  readonly label: string;
  /** Without the dot. */
  readonly extension: string;
  /** Heads the dialog that asks where to save it, unless that is an export. */
  readonly saveTitle?: string;
}

/** A kind of file that calls and conversations can be written as. */
export interface ExportFormat extends FileKind {
  readonly id: 'markdown' | 'text' | 'webvtt' | 'srt' | 'json' | 'csv';
  /** What it is good for, in one line. */
  readonly description: string;
  /** Subtitles: the words of one call with their times, and nothing else. */
  readonly isSubtitles: boolean;
}

/** All of them, in the user's language, the most readable first. */
export function exportFormats(): readonly ExportFormat[] {
  return [
    {
      id: 'markdown',
      label: l10n.t('Markdown'),
      description: l10n.t('To read, and to put into documents and issues'),
      extension: 'md',
      isSubtitles: false,
    },
    {
      id: 'text',
      label: l10n.t('Plain Text'),
      description: l10n.t('To read anywhere'),
      extension: 'txt',
      isSubtitles: false,
    },
    {
      id: 'webvtt',
      label: l10n.t('WebVTT'),
      description: l10n.t('Subtitles for web players, with speakers'),
      extension: 'vtt',
      isSubtitles: true,
    },
    {
      id: 'srt',
      label: l10n.t('SRT'),
      description: l10n.t('Subtitles for video programs'),
      extension: 'srt',
      isSubtitles: true,
    },
    {
      id: 'json',
      label: l10n.t('JSON'),
      description: l10n.t('Everything, for programs'),
      extension: 'json',
      isSubtitles: false,
    },
    {
      id: 'csv',
      label: l10n.t('CSV'),
      description: l10n.t('A row for each segment, for spreadsheets'),
      extension: 'csv',
      isSubtitles: false,
    },
  ];
}
