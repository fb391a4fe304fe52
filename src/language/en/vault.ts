import type { vault as source } from '../zh-CN/vault.ts';

export const vault: typeof source = {
  refusal: {
    sealed:
      'The master key has not been given yet, so customers’ information stays shut. Ask the administrator.',
    id_taken:
      'The id of this form belongs to another record. Nothing was saved: open the form anew and send it again.',
    key_destroyed: 'The key of this record has been destroyed. Its content can no longer be read.',
  },
};
