import { halfWidth } from './sheet-text.ts';

/** The words offices write in list columns, a line each: `code: words`. A code means itself too. */
const WORDS = {
  gender: {
    male: '男 男性 先生 m man mr 男士',
    female: '女 女性 女士 小姐 f woman ms mrs miss 太太',
  },
  marital_status: {
    single: '未婚 单身 否 未',
    married: '已婚 结婚 是 已 已婚已育 已婚未育',
    divorced: '离异 离婚 离婚单身',
    widowed: '丧偶',
  },
  education: {
    primary: '小学 小学及以下',
    secondary: '初中高中 初中 高中 中学 初中及以下 高中及以下 highschool',
    vocational: '中专大专 中专 大专 专科 职高 技校 高职 中技 中专高中 college',
    bachelor: '本科 大学 学士 大学本科 本科及以上 university',
    postgraduate: '研究生 硕士 博士 硕士及以上 研究生及以上 master phd doctor',
  },
  employer_kind: {
    enterprise:
      '企业 企业单位 公司 国企 民企 外企 私企 国有企业 民营企业 外资企业 私营企业 company',
    public_institution: '事业 事业单位 学校 医院 institution',
    self_employed: '个体 个体户 个体经营 自由职业 自雇 个体工商户 selfemployment freelance',
    government: '机关 政府 政府机关 公务员 党政机关',
  },
  housing_tenure: {
    welfare_allocated: '福利分房 福利房 单位分房 房改房',
    co_funded: '集资建房 集资房',
    self_built: '自建 自建房',
    commodity: '商品房 自购 自有 自购房 自有商品房',
    rented: '租赁 租房 租住 出租房 rent renting',
  },
  need: {
    buy: '购房 买房 购买 置业 purchase buying',
    rent: '租房 租赁 承租 renting lease',
    invest: '投资 投资购房 investment',
  },
  buying_for: {
    self: '自己住 自住 自用 首次置业 刚需 selfuse ownuse',
    with_parents: '与父母同住 和父母同住 与父母住',
    for_parents: '为父母买房 父母住 给父母买 养老',
    for_children: '为子女买房 子女住 给子女买 婚房 学区 学区房 子女教育',
    investment: '投资 invest 投资出租',
  },
  awareness_channel: {
    member_club: '会员会 会员俱乐部 会员 业主会',
    referral:
      '亲友推荐 朋友介绍 老带新 朋友推荐 亲友介绍 熟人介绍 转介绍 介绍 口碑 wordofmouth friendsandfamily friends family',
    outdoor: '户外广告 户外 广告牌 大牌 围挡 outdooradvertising billboard',
    tv: '电视 电视广告 television',
    passing_by: '路过 自然来访 自然到访 自来 顺路 walkin',
    key_account: '大客户单位 大客户 团购 单位团购',
    event: '活动 展会 房展 展销会 房展会 exhibition fair',
    internet: '网络 网上 互联网 网站 抖音 微信 公众号 小红书 线上 网络广告 web online',
    dm: 'dm dm单 派单 直邮 单页 传单 短信 电话 拓客 directmail flyer',
    shop_referral: '置业推荐 中介 中介分销 分销 门店推荐 中介推荐 渠道 agency',
    mall_referral: '卖场推荐 商场推荐 商超 商场 世纪推荐',
  },
  intent_grade: {
    A: 'a级 a类 a客户 高',
    B: 'b级 b类 b客户 较高',
    C: 'c级 c类 c客户 中',
    D: 'd级 d类 d客户 低',
  },
  occupation: {
    employee: '职员 员工 上班族 白领 公司职员 企业职员 文员',
    finance: '金融 金融业 银行职员 会计 财务',
    manager: '经理 管理 企业管理 高管 管理人员',
    civil_servant: '公务员 机关干部 干部',
    teacher: '教师 老师 教授',
    doctor: '医生 医护 护士 医务人员 医务 healthcare',
    engineer: '工程师 工程技术 技术员 技术 程序员',
    business_owner: '老板 企业主 私营业主 企业家',
    self_employed: '个体 个体户 个体经营 selfemployed',
    freelance: '自由职业',
    worker: '工人 务工 司机',
    farmer: '务农 农民',
    student: '学生',
    retired: '退休 离退休 退休人员',
    soldier: '军人 部队 military',
    homemaker: '持家 家庭主妇 主妇 全职妈妈',
    unemployed: '无业 待业',
    other: '其他 其它',
  },
} as const satisfies Record<string, Record<string, string>>;
export type ListField = keyof typeof WORDS;

const codes = new Map<string, Map<string, string>>();
for (const [field, list] of Object.entries(WORDS)) {
  const found = new Map<string, string>();
  for (const [code, words] of Object.entries(list))
    for (const word of [listKey(code), ...words.split(' ')]) found.set(listKey(word), code);
  codes.set(field, found);
}

function listKey(text: string): string {
  return halfWidth(text)
    .toLowerCase()
    .replace(/[\s_\-·.、,，()（）]/g, '');
}

/**
 * The code a word of a list column means, undefined when the list does not know it. `allowed` are
 * the codes the regime admits today; one it does not admit is not known. Several words in one cell
 * (`网络、路过`) count by the first that is known, as the warm card's precedence is by order.
 */
export function codeOf(
  field: ListField,
  text: string,
  allowed: readonly string[] | undefined,
): string | undefined {
  for (const part of [text, ...text.split(/[/、,，;；+|]/)]) {
    const key = listKey(part);
    const own = allowed?.find((it) => listKey(it) === key);
    if (own) return own;
    const code = codes.get(field)?.get(key);
    if (code && (!allowed || allowed.includes(code))) return code;
  }
  return undefined;
}
