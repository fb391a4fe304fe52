export const audit = {
  refusal: {
    cursor_unknown: '这一页的位置已失效，请从第一页重新查看。',
  },
  register: {
    entries: '操作日志',
  },
  about: {
    entries: '每一次查看、修改、导出与被拒绝的操作都有一条记录；记录里没有客户的姓名和号码。',
    entries_own: '这里是您本人的操作记录。',
    looks: '谁在什么时候、为了什么看过或改过这位客户的资料。',
  },
  empty: {
    entries: '没有符合条件的记录。放宽日期或清除筛选再试。',
    looks: '还没有人看过这位客户的资料。',
  },
  field: {
    at: '时间',
    actor_name: '操作人',
    actor_id: '操作人',
    actor_kind: '身份',
    on_behalf_of_name: '代理',
    action: '操作',
    offices: '岗位',
    module: '模块',
    outcome: '结果',
    refusal_code: '拒绝原因',
    scope: '范围',
    purpose: '目的',
    clause: '条款',
    subject_count: '涉及客户数',
    regime_version: '制度版本',
    facts: '附注',
    from_on: '起始日期',
    until_on: '截止日期',
  },
  action: {
    'list-entries': '查看操作日志',
  },
  list: {
    outcome: { done: '已完成', refused: '被拒绝' },
    actor_kind: { person: '员工', guest: '访客', subject: '客户本人', system: '系统' },
  },
};
