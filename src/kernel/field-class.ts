import { z } from 'zod';

/**
 * How closely a field is held (R-D2): 公开, 内部, 重要 (names a person), 敏感 (second seal).
 * Masking, export and who may see follow from the class, never from the field's name.
 */
export const FieldClass = z.enum(['public', 'internal', 'important', 'sensitive']);
export type FieldClass = z.infer<typeof FieldClass>;
