import type { demo as source } from '../zh-CN/demo.ts';

export const demo: typeof source = {
  action: { 'fill-customers': 'Fill in demo customers' },
};
