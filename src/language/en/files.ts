import type { files as source } from '../zh-CN/files.ts';

export const files: typeof source = { refusal: { file_unknown: 'There is no such file.' } };
