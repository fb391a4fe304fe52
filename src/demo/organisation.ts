import type { Office, Phase, UnitKind } from '#contract/identity';

/** A unit of 云澜集团, named by its parent's code. */
export interface DemoUnit {
  code: string;
  parent_code: string | null;
  kind: UnitKind;
  name: string;
  /** Of projects only. */
  phase: Phase | null;
}

export interface DemoHolding {
  office: Office;
  unit_code: string;
}

export interface DemoPerson {
  sign_in_name: string;
  name: string;
  offices: readonly DemoHolding[];
}

export interface DemoOrganisation {
  units: readonly DemoUnit[];
  people: readonly DemoPerson[];
}

/** Codes of the projects, by which customers are spread: the larger first. */
export const projectCodes = ['yunjing', 'haitang'] as const;
export type ProjectCode = (typeof projectCodes)[number];

const unit = (
  kind: UnitKind,
  code: string,
  name: string,
  parent_code: string | null,
  phase: Phase | null = null,
): DemoUnit => ({ code, parent_code, kind, name, phase });

const department = (code: string, name: string) => unit('department', code, name, 'yunlan_estate');

/** Parents stand before their children. */
const units: readonly DemoUnit[] = [
  unit('group', 'yunlan', '云澜集团', null),
  unit('company', 'yunlan_estate', '云澜置业', 'yunlan'),
  department('sales_administration', '销售管理部'),
  department('customer_service', '客户服务部'),
  department('marketing', '营销部(客户中心)'),
  department('customer_resources', '客户资源部'),
  department('finance', '财务部'),
  department('information_technology', '信息技术部'),
  department('compliance_audit', '合规内审部'),
  department('estate_service', '物业客服部'),
  unit('project', 'yunjing', '云璟台', 'yunlan_estate', 'team_in_place'),
  unit('team', 'yunjing_a', '云璟台甲组', 'yunjing'),
  unit('team', 'yunjing_b', '云璟台乙组', 'yunjing'),
  unit('project', 'haitang', '海棠里', 'yunlan_estate', 'team_in_place'),
  unit('team', 'haitang_a', '海棠里甲组', 'haitang'),
  unit('team', 'haitang_b', '海棠里乙组', 'haitang'),
];

/** `office@unit`, as many as the person holds. */
type Held = `${Office}@${string}`;

function person(name: string, sign_in_name: string, ...held: Held[]): DemoPerson {
  const offices = held.map((it) => {
    const [office, unit_code] = it.split('@') as [Office, string];
    return { office, unit_code };
  });
  return { sign_in_name, name, offices };
}

/** The house: everybody who stands in no project. All invented. */
const house: readonly DemoPerson[] = [
  person('乔望舒', 'qiaowangshu', 'general_manager@yunlan_estate'),
  person('林知秋', 'linzhiqiu', 'deputy_general_manager@yunlan_estate'),
  person('周明远', 'zhoumingyuan', 'sales_director@yunlan_estate'),
  person('程以宁', 'chengyining', 'service_director@yunlan_estate'),
  person(
    '贺兰亭',
    'helanting',
    'department_head@sales_administration',
    'sales_administrator@sales_administration',
  ),
  person('顾清晏', 'guqingyan', 'sales_administrator@sales_administration'),
  person('苏映雪', 'suyingxue', 'service_manager@customer_service'),
  person('温子衿', 'wenzijin', 'information_officer@customer_service'),
  person('陆星辞', 'luxingci', 'information_analyst@customer_service'),
  person('叶知微', 'yezhiwei', 'service_clerk@customer_service'),
  person('梁书瑶', 'liangshuyao', 'reviewer@customer_service'),
  person('何嘉树', 'hejiashu', 'department_head@marketing', 'marketing@marketing'),
  person('宋时雨', 'songshiyu', 'marketing@marketing'),
  person('江晚晴', 'jiangwanqing', 'customer_centre@marketing'),
  person('薛景行', 'xuejingxing', 'department_head@customer_resources'),
  person('裴思源', 'peisiyuan', 'key_account_officer@customer_resources'),
  person('康定远', 'kangdingyuan', 'area_head@customer_resources'),
  person('严守真', 'yanshouzhen', 'finance@finance', 'department_head@finance'),
  person(
    '霍启明',
    'huoqiming',
    'it_officer@information_technology',
    'department_head@information_technology',
  ),
  person('阮一舟', 'ruanyizhou', 'system_administrator@yunlan_estate'),
  person('章慎言', 'zhangshenyan', 'internal_auditor@compliance_audit'),
  person('梅若渝', 'meiruoyu', 'privacy_officer@compliance_audit'),
  person('郁文澜', 'yuwenlan', 'service_supervisor@estate_service'),
  person('季安然', 'jianran', 'service_clerk@estate_service'),
  person('骆天恩', 'luotianen', 'estate_steward@estate_service'),
  person('冯砚池', 'fengyanchi', 'archive_keeper@estate_service'),
];

const yunjing: readonly DemoPerson[] = [
  person('韩叙白', 'hanxubai', 'sales_manager@yunjing'),
  person('秦疏桐', 'qinshutong', 'site_supervisor@yunjing'),
  person('汪听雨', 'wangtingyu', 'unit_controller@yunjing'),
  person('尹小满', 'yinxiaoman', 'duty_clerk@yunjing'),
  person('钱思齐', 'qiansiqi', 'finance@yunjing'),
  person('傅听澜', 'futinglan', 'reviewer@yunjing'),
  person('邵云帆', 'shaoyunfan', 'sales_supervisor@yunjing_a'),
  person('夏沐阳', 'xiamuyang', 'sales_supervisor@yunjing_b'),
  person('徐若川', 'xuruochuan', 'consultant@yunjing_a'),
  person('唐予安', 'tangyuan', 'consultant@yunjing_a'),
  person('姜采薇', 'jiangcaiwei', 'consultant@yunjing_a'),
  person('陈牧之', 'chenmuzhi', 'consultant@yunjing_a'),
  person('赵南乔', 'zhaonanqiao', 'consultant@yunjing_b'),
  person('吴清欢', 'wuqinghuan', 'consultant@yunjing_b'),
  person('李暮云', 'limuyun', 'consultant@yunjing_b'),
  person('孙弈宁', 'sunyining', 'consultant@yunjing_b'),
];

const haitang: readonly DemoPerson[] = [
  person('方砚秋', 'fangyanqiu', 'sales_manager@haitang'),
  person('石沛然', 'shipeiran', 'site_supervisor@haitang'),
  person('卢佳音', 'lujiayin', 'unit_controller@haitang'),
  person('白鹭洲', 'bailuzhou', 'duty_clerk@haitang'),
  person('万思远', 'wansiyuan', 'finance@haitang'),
  person('邹闻笛', 'zouwendi', 'reviewer@haitang'),
  person('彭子默', 'pengzimo', 'sales_supervisor@haitang_a'),
  person('袁照水', 'yuanzhaoshui', 'sales_supervisor@haitang_b'),
  person('马行舟', 'maxingzhou', 'consultant@haitang_a'),
  person('谢晚棠', 'xiewantang', 'consultant@haitang_a'),
  person('郭承宇', 'guochengyu', 'consultant@haitang_a'),
  person('罗忆南', 'luoyinan', 'consultant@haitang_b'),
  person('高沐晨', 'gaomuchen', 'consultant@haitang_b'),
  person('田雨眠', 'tianyumian', 'consultant@haitang_b'),
];

/**
 * 云澜集团: a group, its company with eight departments, two projects with two sales teams each, and
 * a person in every office of the catalogue's part 6.
 */
export function organisation(): DemoOrganisation {
  return { units, people: [...house, ...yunjing, ...haitang] };
}

/** Whoever holds an office in a unit, by sign-in name; the first if several do. */
export function holderOf(office: Office, unit_code: string): string {
  const holder = organisation().people.find(({ offices }) =>
    offices.some((it) => it.office === office && it.unit_code === unit_code),
  );
  if (!holder) throw new Error(`nobody is ${office} of ${unit_code}`);
  return holder.sign_in_name;
}
