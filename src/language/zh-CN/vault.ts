export const vault = {
  refusal: {
    sealed: '主密钥还没有交给系统，客户信息暂时打不开。请联系系统管理员。',
    id_taken: '这张表的编号已被另一份资料使用，没有保存。请重新打开表单再填一次。',
    key_destroyed: '这份资料的密钥已经销毁，内容不能再读出。',
  },
};
