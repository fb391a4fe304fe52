export const security = {
  title: '登录与安全',
  lead: '口令、第二道验证、登录过的设备，都在这里。',
  password: {
    title: '口令',
    change: '修改口令',
    note: '修改后，其他设备上的登录全部结束。',
  },
  sessions: {
    title: '登录中的设备',
    lead: '不认得的，请结束它并修改口令。',
    this: '这台',
    seen: '最近使用',
    since: '登录于',
    by: '用{{method}}登录',
    end: '结束',
    end_others: '结束其他全部登录',
    end_others_lead: '除这台以外，其他设备都要重新登录。',
    ended: '已结束。',
    ended_many: '已结束 {{count}} 处登录。',
    none: '没有登录中的设备。',
    only_this: '只在这台设备上登录。',
  },
};
