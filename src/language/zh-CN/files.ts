export const files = { refusal: { file_unknown: '没有这个文件。' } };
