export const http = {
  refusal: {
    cross_site: '这个请求不是从本系统的页面发出的，没有执行。请刷新页面再试。',
    body_too_large: '内容太大，没有接收。请减少内容或拆成几份。',
    body_malformed: '内容格式无法读取，没有执行。请刷新页面再试。',
    content_type_wrong: '内容类型不对，没有执行。',
    scope_unknown: '网址里的查看范围不认识。请从菜单重新进入。',
    not_found: '没有这个页面，或者您不能查看它。',
    outage: '服务暂时不可用，您填写的内容还在。请稍后再试。',
    defect: '系统出了错，抱歉。请把事件号 {{incident}} 告诉管理员。',
    unreachable: '连不上服务器，您填写的内容还在。请检查网络后再试。',
  },
};
