import * as vscode from 'vscode';
import type { SearchProblem } from '../../matching/searchQuery.ts';

/** What is wrong with a part of a typed search, in words. */
export function searchProblemWords({ token, kind }: SearchProblem): string {
  const { t } = vscode.l10n;
  switch (kind) {
    case 'value-missing':
      return t('{0} needs a value behind the colon.', token);
    case 'direction-unknown':
      return t('{0} is not understood: a direction is in or out.', token);
    case 'type-unknown':
      return t('{0} is not understood: a type is call or text.', token);
    case 'number-unreadable':
      return t('{0} is not understood: an Allo number looks like +33123456789.', token);
    case 'date-unreadable':
      return t(
        '{0} is not understood: a date looks like 2026-11-03, "last week" or 2026-11.',
        token,
      );
    case 'range-reversed':
      return t('{0} lies before the first day.', token);
  }
}
