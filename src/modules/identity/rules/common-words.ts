/**
 * What guessing lists are made of, in English and as Chinese people type it: words, names, places
 * and lucky numbers. One of them inside a longer phrase is fine; `cannotTakePassword` asks what is
 * left.
 */
export const commonWords: readonly string[] = `
  password passwd passwort pass pwd secret admin administrator root guest user login system server
  welcome letmein changeme default master test temp hello iloveyou loveyou love lovely forever
  football baseball basketball soccer hockey superman batman spiderman starwars pokemon naruto
  monkey dragon tiger panda phoenix shadow sunshine princess prince angel flower summer winter
  spring autumn michael jordan ashley daniel jessica charlie thomas robert michelle computer
  internet   samsung google apple microsoft windows android iphone huawei xiaomi tencent alibaba baidu weixin
  wechat taobao abc abcd qwe asd zxc qaz wsx trustno freedom whatever cheese killer diamond money
  lucky happy baby family mother father company manager sales office kebu china beijing shanghai
  guangzhou shenzhen tianjin chongqing hangzhou nanjing wuhan chengdu suzhou xian zhongguo shijie
  woaini woaiwo woaiwojia woaizhongguo aini wojia woshishui woshi wode mima dema nihao nishishui
  laopo laogong baobao baobei qinai xingfu kuaile jiankang pingan facai gongxi gongsi zhaocai
  wang zhang liu chen yang zhao huang zhou xiao ming kehu jingli zongjian loupan fangchan dichan
  客簿 密码 口令 我爱你 你好 公司 中国 客户 管理员 销售 地产 置业 新年快乐 恭喜发财
`
  .trim()
  .split(/\s+/)
  // Longest first, so that a long word does not lose its middle to a short one.
  .toSorted((a, b) => b.length - a.length);

/** Fingers walking over a keyboard, along rows, down columns and zigzag; read both ways. */
export const keyboardWalks: readonly string[] = [
  '12345678901234567890',
  'qwertyuiop[]',
  'asdfghjkl;',
  'zxcvbnm,./',
  'qazwsxedcrfvtgbyhnujmikolp',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
  'zaq1xsw2cde3vfr4bgt5nhy6mju7',
  'zaq12wsxcde34rfvbgt56yhnmju78ik',
  'q1w2e3r4t5y6u7i8o9p0',
  '1q2w3e4r5t6y7u8i9o0p',
  'abcdefghijklmnopqrstuvwxyz',
  '!@#$%^&*()',
].flatMap((it) => [it, [...it].toReversed().join('')]);
