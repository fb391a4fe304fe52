/** What a column of an uploaded sheet may hold. Import fields, not yet those of the archive. */
export const importFields = [
  'name',
  'family_name',
  'given_name',
  'gender',
  'age',
  'birth_on',
  'marital_status',
  'occupation',
  'education',
  'phone',
  'phone_2',
  'address',
  'email',
  'wechat',
  'id_number',
  'company_name',
  'credit_code',
  'contact_name',
  'employer_kind',
  'housing_tenure',
  'buying_for',
  'awareness_channel',
  'area',
  'price',
  'income',
  'grade',
  'first_visit_on',
  'owner_name',
  'remark',
  'source_ref',
  'need',
  'household_property',
  'financial_assets',
] as const;
export type ImportField = (typeof importFields)[number];

/**
 * The words offices write above their columns, one line a field. Words after the bar are weak: they
 * name the field only where no column names it better.
 */
const WORDS: Record<ImportField, string> = {
  name: `
    姓名 客户姓名 客户名称 客户名 客户 业主姓名 业主 户主 购房人 来访人 来访客户 访客姓名 名字 name fullname customername customer
    client clientname contactname displayname | 联系人 称呼 nickname`,
  family_name: '姓 姓氏 lastname familyname surname',
  given_name: '名 firstname givenname forename',
  gender: '性别 客户性别 gender sex',
  age: '年龄 客户年龄 年龄段 年纪 岁数 age agegroup ageband',
  birth_on: '生日 出生日期 出生年月 出生年月日 生日日期 birthday birthdate dateofbirth dob born',
  marital_status: '婚姻状况 婚姻 婚否 婚姻情况 maritalstatus marital',
  occupation: '职业 客户职业 从事职业 岗位 职务 职位 occupation profession job jobtitle',
  education: '学历 文化程度 文化层次 教育程度 education degree',
  phone: `
    电话 手机 手机号 手机号码 联系电话 联系方式 电话号码 移动电话 客户电话 客户手机 电话1 手机1 联系电话1 mobile phone telephone tel
    cell cellphone mobilephone phonenumber mobilenumber phone1 phone1value primaryphone |
    固话 固定电话 座机 businessphone homephone`,
  phone_2: `
    电话2 手机2 备用电话 备用手机 联系电话2 第二电话 其他电话 备用联系方式 phone2 mobile2 phone2value otherphone
    secondphone`,
  address: `
    地址 居住地址 家庭地址 家庭住址 现住址 住址 通讯地址 联系地址 联系住址 住宅地址 现居住地 居住区域 详细地址 address homeaddress
    address1formatted mailingaddress | 住所 户籍地址 身份证地址 homestreet street location`,
  email: '邮箱 电子邮箱 电子邮件 邮件 邮件地址 email emailaddress mail email1value',
  wechat: '微信 微信号 微信号码 wechat wechatid weixin',
  id_number: `
    身份证 身份证号 身份证号码 证件号 证件号码 证件编号 身份证件号码 公民身份号码 idnumber idcard idno identitynumber
    nationalid governmentidnumber`,
  company_name: `
    单位 公司 公司名称 单位名称 工作单位 企业名称 就职单位 company companyname employer organization organisation
    associatedcompany | 机构`,
  credit_code:
    '统一社会信用代码 社会信用代码 信用代码 税号 creditcode unifiedsocialcreditcode uscc',
  contact_name: '企业联系人 公司联系人 对接人 负责人 contactperson',
  employer_kind: '单位性质 企业性质 工作单位性质 employerkind employertype',
  housing_tenure: '住房性质 现住房性质 现住房情况 居住性质 现居住情况 housingtenure tenure housing',
  buying_for: '购房用途 置业用途 购买用途 置业目的 购房目的 用途 buyingfor buyingpurpose',
  awareness_channel: `
    认知途径 认知渠道 渠道 来源 获知途径 获知渠道 了解途径 了解渠道 客户来源 信息来源 媒体来源 来源渠道 知晓途径 channel source leadsource
    awarenesschannel`,
  area: '面积 意向面积 需求面积 意向户型面积 面积需求 area intendedarea areaband',
  price:
    '价格 接受价格 可接受价格 意向价格 接受单价 意向单价 单价 心理价位 价位 price acceptableprice unitprice priceband',
  income: '收入 家庭收入 家庭月收入 家庭年收入 月收入 年收入 income householdincome incomeband',
  grade:
    '级别 客户级别 等级 客户等级 意向等级 意向级别 意向 意向程度 客户评级 grade intentgrade customergrade level rating',
  first_visit_on: `
    来访日期 首访日期 到访日期 首次到访日期 首次来访日期 来访时间 首访时间 到访时间 首次到访时间 接待日期 登记日期 首次到访 firstvisit
    firstvisiton firstvisitdate visitdate | 日期 登记时间 来电日期 date`,
  owner_name: `
    置业顾问 销售 销售顾问 销售员 销售人员 业务员 销售代表 顾问 负责销售 接待人 接待顾问 owner consultant salesperson agent
    contactowner rep salesrep`,
  remark:
    '备注 说明 其他 补充说明 客户描述 描述 跟进情况 remark remarks note notes comment comments',
  source_ref:
    '客户编号 编号 档案编号 客户号 原编号 会员号 客户id recordid id customerid customerno externalid',
  need: '需求 客户需求 需求类型 购房需求 意向类型 need demand',
  household_property:
    '家庭财产 家庭资产 房产情况 资产情况 名下房产 householdproperty property assets',
  financial_assets: '金融理财 金融资产 理财 投资理财 理财情况 financialassets investments',
};

/** Headers about somebody else, or about the form: their phone is not the customer's. */
const STRANGERS = new RegExp(
  `
    紧急 配偶 爱人 家属 父 母亲 子女 推荐人 介绍人 经办 审核 审批 制表 录入 回访 跟进人 传真 邮编 排名 序号 行号 emergency spouse
    assistant manager referr fax pager telex photo postal password modified createdate
    createdby`
    .trim()
    .split(/\s+/)
    .join('|'),
);

export interface HeaderMatch {
  field: ImportField;
  /** 1 the very word, 0.8 ends in it, 0.6 a weak word. */
  confidence: number;
}

const strong = new Map<string, ImportField>();
const weak = new Map<string, ImportField>();
for (const field of importFields) {
  const [first = '', second = ''] = WORDS[field].split('|');
  for (const word of first.trim().split(/\s+/)) strong.set(word, field);
  for (const word of second.trim().split(/\s+/)) if (word !== '') weak.set(word, field);
}
/** Longest first, so that 意向面积 is not taken for 意向. Single characters match only whole. */
const endings = [...strong].filter(([word]) => /^[^\x20-\x7e]{2,}$/.test(word)).sort(longestFirst);

function longestFirst([a]: [string, ImportField], [b]: [string, ImportField]): number {
  return b.length - a.length;
}

/** A header without what varies: case, spaces, units in brackets, stars, colons, numbers' dots. */
function headerKey(header: string): string {
  const bare = header.toLowerCase().replace(/[(（【[][^)）】\]]*[)）】\]]/g, '');
  return (bare.trim() === '' ? header.toLowerCase() : bare).replace(
    /[\s*_:：,，.。、/\\'"“”#-]/g,
    '',
  );
}

/** The field a header names, undefined when it names none we know. */
export function fieldOfHeader(header: string): HeaderMatch | undefined {
  // Longer texts are notes; and no pattern here need be proof against a cell of 50,000 brackets.
  const key = header.length > 80 ? '' : headerKey(header);
  if (key === '' || key.length > 40) return undefined;
  const exact = strong.get(key);
  if (exact) return { field: exact, confidence: 1 };
  if (STRANGERS.test(key)) return undefined;
  const faint = weak.get(key);
  if (faint) return { field: faint, confidence: 0.6 };
  const ending = endings.find(([word]) => key.endsWith(word));
  if (ending) return { field: ending[1], confidence: 0.8 };
  const beginning = endings.find(([word]) => word.length > 2 && key.startsWith(word));
  return beginning && { field: beginning[1], confidence: 0.7 };
}
