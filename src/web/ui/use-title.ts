import { useEffect } from 'react';

import { useWords } from '../words.ts';

/** Names the browser's tab. A tab's name is kept in its history: no customer's name belongs there. */
export function useDocumentTitle(page: string): void {
  const { say } = useWords();
  useEffect(() => {
    document.title = say('shell.title', { page });
  }, [say, page]);
}
