export const demo = {
  action: { 'fill-customers': '填入演示客户' },
};
