export const gate = {
  refusal: {
    sign_in_first: '请先登录。',
    step_up_needed: '这件事要紧，请再验证一次身份；验证后{{minutes}}分钟内不再询问。',
    not_permitted: '您的岗位没有这项权限。如工作需要，请联系系统管理员调整岗位。',
    scope_not_permitted: '您的岗位不能在“{{scope}}”范围内做这件事。请换一个范围。',
    purpose_not_allowed: '客户信息不能用于“{{purpose}}”这一目的。请选择允许的目的。',
    input_invalid: '有些内容需要修改，请看标出的地方。',
  },
};
