export const kernel = {
  list: {
    scope: { own: '本人', team: '本组', project: '本项目', company: '全公司' },
    purpose: {
      sales: '销售',
      service: '客户服务',
      marketing: '营销',
      sharing: '内部共享',
      sensitive: '敏感信息（单独同意）',
    },
    field_class: { public: '公开', internal: '内部', important: '重要', sensitive: '敏感' },
    flag: { true: '是', false: '否' },
    module: {
      identity: '组织与人员',
      policy: '制度',
      audit: '操作日志',
      access: '权限',
      approvals: '审批',
      consent: '告知同意',
      customers: '客户档案',
      custody: '查阅与导出',
      reception: '接待',
    },
  },
};
