export const http = {
  refusal: {
    cross_site: '这个请求不是从本系统的页面发出的，没有执行。请刷新页面再试。',
    too_many_requests: '您问得太快了，这一次没有执行。请过 {{seconds}} 秒再试。',
    body_too_slow: '网络太慢，内容没有收全，没有执行。请检查网络后再试。',
    body_too_large: '内容太大，没有接收。请减少内容或拆成几份。',
    body_malformed: '内容格式无法读取，没有执行。请刷新页面再试。',
    content_type_wrong: '内容类型不对，没有执行。',
    scope_unknown: '网址里的查看范围不认识。请从菜单重新进入。',
    method_not_offered: '这个地址不接受这种请求，没有执行。',
    not_found: '没有这个页面，或者您不能查看它。',
    outage: '服务暂时不可用，您填写的内容还在。请稍后再试。',
    outcome_unknown:
      '数据库没有回应，不能确定是否已经保存。您填写的内容还在。请先查看是否已有，再重新提交。',
    disk_full:
      '服务器的磁盘已满或不能写入，没有保存。您填写的内容还在。请告诉管理员清理磁盘后再试。',
    damaged: '存储的内容没有通过校验，因此不显示。请告诉管理员按运维手册从备份恢复。',
    defect: '系统出了错，抱歉。请把事件号 {{incident}} 告诉管理员。',
    unreachable: '连不上服务器，您填写的内容还在。请检查网络后再试。',
  },
};
