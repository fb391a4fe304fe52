import { type Chance, pick } from './chance.ts';
import type { Sex } from './given-names.ts';
import type { EmployerKind, MaritalStatus, Occupation, Standing } from './standing.ts';
import type { BuyingFor, Demand, HousingTenure } from './demand.ts';
import type { FirmKind } from './firms.ts';

/**
 * Remarks about people that any of them could read over the consultant's shoulder: how to recognise
 * somebody and how to talk to him, never a judgement (information, 最小必要).
 */
const hair: Record<Sex, readonly string[]> = {
  male: ['短发', '平头', '头发花白', '短发微卷', '寸头'],
  female: ['短发', '齐肩发', '长发束起', '卷发', '长发披肩'],
};
const clothes = [
  '穿着休闲',
  '衣着整洁',
  '穿工装',
  '穿深色外套',
  '穿浅色衬衫',
  '穿运动服',
  '着装正式',
];
const marks = [
  '戴眼镜',
  '中等身材',
  '个子较高',
  '身材偏瘦',
  '面带笑容',
  '说话带外地口音',
  '嗓音洪亮',
];

const tens = ['二十', '三十', '四十', '五十', '六十', '七十', '八十'];

function ageWords(age: number): string {
  const [ten, one] = [tens[Math.floor(age / 10) - 2]!, age % 10];
  if (one < 3) return `${ten}出头`;
  return one < 8 ? `${ten}多岁` : `年近${tens[Math.floor(age / 10) - 1]!}`;
}

export function appearance(chance: Chance, sex: Sex, age: number): string {
  const who = sex === 'male' ? '男士' : '女士';
  const [a, b, c] = [pick(chance, hair[sex]), pick(chance, marks), pick(chance, clothes)];
  return `${ageWords(age)}的${who}，${a}，${b}，${c}`;
}

const tempers = [
  '性格爽快，问题直接',
  '话不多，听得仔细',
  '谨慎细致，逐项记录',
  '开朗健谈，容易沟通',
  '稳重，喜欢自己比较后再问',
  '性子较急，希望一次说清楚',
  '温和有礼，先听后问',
  '讲究数据，关心细节',
];
const deciding = [
  '大事与家人商量后决定',
  '主意较定，家人意见作参考',
  '喜欢多看几家再定',
  '比较果断，合适就定',
];
const decidingTogether = [...deciding, '与爱人一起决定', '会先听爱人的意见'];

export function character(chance: Chance, { marital_status }: Standing): string {
  const how = marital_status === 'married' ? decidingTogether : deciding;
  return `${pick(chance, tempers)}；${pick(chance, how)}`;
}

const jobs: Record<Occupation, readonly string[]> = {
  civil_servant: ['机关工作', '在街道办事处工作', '在区里机关任职'],
  teacher: ['中学教师', '小学教师', '在职业学校任教'],
  doctor: ['医院医生', '护士', '社区卫生服务中心工作'],
  engineer: ['技术人员', '设备工程师', '做软件开发'],
  manager: ['部门负责人', '做企业管理', '门店店长'],
  business_owner: ['经营一家小公司', '办加工厂', '做建材生意'],
  self_employed: ['开餐馆', '做服装零售', '跑货运', '开修理铺'],
  employee: ['公司职员', '做行政工作', '做销售工作', '客服工作'],
  worker: ['工厂工人', '司机', '建筑工人', '仓库工作'],
  finance: ['银行职员', '企业会计', '做保险工作'],
  farmer: ['务农', '承包果园', '搞养殖'],
  soldier: ['部队工作', '退役待安置'],
  student: ['在读，家人出资', '研究生在读'],
  retired: ['已退休', '退休后返聘', '退休教师'],
  homemaker: ['操持家务', '在家带孩子'],
  unemployed: ['正在找工作', '暂时待业'],
};
/** Said of those whose work does not say it already. */
const employers: Partial<Record<EmployerKind, string>> = {
  enterprise: '单位是企业',
  public_institution: '单位是事业单位',
};
const saysItself: readonly Occupation[] = ['teacher', 'doctor', 'business_owner', 'self_employed'];
const employed = [
  '收入稳定，有公积金',
  '有公积金，可组合贷款',
  '收入稳定，已有部分存款',
  '没有公积金',
];
const onOneself = ['收入随季节有起伏', '需商业贷款', '已有部分存款', '生意平稳'];
const withoutWork = ['以家人收入为主', '由家人出资', '有部分存款'];
const pension = ['退休金稳定', '有多年存款', '子女补贴一部分'];
const without: readonly Occupation[] = ['homemaker', 'unemployed', 'student'];

function means({ occupation, employer_kind }: Standing): readonly string[] {
  if (without.includes(occupation)) return withoutWork;
  if (occupation === 'retired') return pension;
  return employer_kind === null || employer_kind === 'self_employed' ? onOneself : employed;
}

export function workAndEconomy(chance: Chance, standing: Standing): string {
  const { occupation, employer_kind, income_wan_yuan } = standing;
  const work = pick(chance, jobs[occupation]);
  const isSaid = occupation === 'retired' || saysItself.includes(occupation);
  const employer = employer_kind && !isSaid ? employers[employer_kind] : undefined;
  const income = `家庭年收入自述约${Math.max(1, Math.round(income_wan_yuan))}万元`;
  return `${work}${employer ? `，${employer}` : ''}；${income}，${pick(chance, means(standing))}`;
}

const homes: Record<HousingTenure, readonly string[]> = {
  welfare_allocated: ['住单位分的老房，约60平', '福利分房两居，无电梯', '房改房，住了二十多年'],
  co_funded: ['单位集资建的房，约90平', '集资房三居，产权手续在办'],
  self_built: ['自家建的平房', '村里自建两层，城里无房', '自建房，冬季取暖不便'],
  commodity: ['自有商品房两居', '名下一套商品房，贷款已还清', '商品房，还有少量贷款'],
  rented: ['租房住，合同年底到期', '和人合租', '租住在单位附近，城里无房'],
};

export const housing = (chance: Chance, tenure: HousingTenure): string =>
  pick(chance, homes[tenure]);

const firstHome = ['准备安家，买第一套房', '不想再租房', '想在城里有自己的房子'];
const betterHome = ['想换带电梯的房子', '现住房面积不够', '想换个安静些的小区', '想离单位近一些'];
const laterHome = ['现住楼层高，上下楼不便', '想离医院和公园近些', '老房子潮，想换个向阳的'];
const forGrownChildren = ['为孩子准备婚房', '给孩子在城里安个家', '孩子回本市工作，帮他买一套'];
const reasons: Record<Exclude<BuyingFor, 'self'>, readonly string[]> = {
  with_parents: ['接父母同住，方便照顾', '三代同住，希望两个卫生间', '父母年纪大，想住在一起'],
  for_parents: ['为父母换一套低楼层', '父母从乡下搬来，想买小户型', '让父母住得离医院近些'],
  for_children: ['孩子要上学，想就近买', '想让孩子有自己的房间', '为孩子换到学校附近'],
  investment: ['手里有闲钱，想买来出租', '觉得片区有发展，先买一套', '打算长期持有收租'],
};

export function reason(
  chance: Chance,
  { buying_for, housing_tenure }: Demand,
  { age }: Standing,
): string {
  if (buying_for === 'for_children' && age >= 45) return pick(chance, forGrownChildren);
  if (buying_for !== 'self') return pick(chance, reasons[buying_for]);
  if (housing_tenure === 'rented' || housing_tenure === 'self_built')
    return pick(chance, firstHome);
  return pick(chance, age >= 58 ? laterHome : betterHome);
}

const firmReasons: Record<FirmKind, readonly string[]> = {
  company: ['为员工住房洽谈团购', '为外地员工安排住处', '想购置作为接待和宿舍'],
  dealer: ['洽谈材料供货，同时了解房源', '为门店人员看房', '有意合作推荐客户'],
};

export const firmReason = (chance: Chance, firm: FirmKind): string =>
  pick(chance, firmReasons[firm]);
export const firmStates = [
  '单位经办人，公司经营平稳',
  '负责行政采购，预算已批',
  '经办人，决定权在总经理',
];
export const firmPlaces = ['现租用办公场地', '自有厂房，员工宿舍不足', '门店在建材市场'];

const together: Record<MaritalStatus, readonly string[]> = {
  married: ['与爱人同来', '与爱人同来', '一家三口同来', '带父母同来'],
  single: ['与父母同来', '与朋友同来', '与对象同来'],
  divorced: ['与朋友同来', '与家人同来'],
  widowed: ['由子女陪同', '由子女陪同', '与亲戚同来'],
};

/** With whom somebody came; alone says nothing. */
export const company = (chance: Chance, status: MaritalStatus, visitor_count: number): string =>
  visitor_count > 1 ? pick(chance, together[status]) : '独自前来';
