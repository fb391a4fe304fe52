import { useRef } from 'react';

import { newClientId } from './client-id.ts';

/**
 * Ids for what is sent: the same one while its content is the same and nobody has answered, so that
 * a second tap after a lost answer is not a second act.
 */
export function useSentId(): { of: (content: unknown) => string; answered: () => void } {
  const last = useRef<{ content: string; id: string }>(undefined);
  return {
    of: (content) => {
      const text = JSON.stringify(content);
      if (last.current?.content !== text) last.current = { content: text, id: newClientId() };
      return last.current.id;
    },
    answered: () => void (last.current = undefined),
  };
}
