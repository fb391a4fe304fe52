export const access = {
  register: {
    permissions: '权限一览表',
  },
  about: {
    permissions: '权限由岗位而来。表中没有的，一律不允许。',
    masked: '除负责人本人外，姓名和号码都是遮盖显示的，需要时登记理由后逐项查阅。',
    separation: '管理账号的人不看客户档案；审计的人只看不改。',
  },
  screen: { view: '查看方式', find: '查找操作' },
  list: { permission_view: { office: '按岗位', action: '按操作' } },
  field: {
    office: '岗位',
    permission: '权限',
    scopes: '范围',
    clear_classes: '可见的信息级别',
    sees_customers: '可看客户档案',
  },
  action: {
    'list-permissions': '查看权限一览表',
  },
};
