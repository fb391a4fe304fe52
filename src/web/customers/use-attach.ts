import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';

import { attachmentsContract as contract, type AttachmentKind } from '#contract/customers';

import { upload } from '../api.ts';
import { newClientId } from '../client-id.ts';

/** A file on its way: sent again under the same id, it is kept once. */
export interface Sending {
  attachment_id: string;
  file: File;
  kind: AttachmentKind;
  ref_id: string | undefined;
  /** From 0 to 1. */
  share: number;
  error: Error | undefined;
}

/**
 * Attaching files to a customer, for any screen: his page, a warm card. What could not be sent
 * stays in `sending` with its reason, to be sent again or let go.
 */
export function useAttach(customer_id: string, done?: () => void) {
  const queries = useQueryClient();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const put = (id: string, patch: Partial<Sending>) =>
    setSending((all) => all.map((it) => (it.attachment_id === id ? { ...it, ...patch } : it)));
  const drop = (id: string) => setSending((all) => all.filter((it) => it.attachment_id !== id));

  async function send({ attachment_id, file, kind, ref_id }: Sending): Promise<void> {
    put(attachment_id, { error: undefined, share: 0 });
    const input = { customer_id, attachment_id, kind, ...(ref_id ? { ref_id } : {}) };
    const onProgress = (share: number) => put(attachment_id, { share });
    try {
      await upload(contract.attachFile, file, input, { onProgress });
      drop(attachment_id);
      done?.();
      await queries.invalidateQueries();
    } catch (error) {
      put(attachment_id, { error: error as Error });
    }
  }

  const attach = (files: Iterable<File>, kind: AttachmentKind, ref_id?: string) => {
    for (const file of files) {
      const attachment_id = newClientId();
      const it = { attachment_id, file, kind, ref_id, share: 0, error: undefined };
      setSending((all) => [...all, it]);
      void send(it);
    }
  };
  return { sending, attach, again: (it: Sending) => void send(it), drop };
}
