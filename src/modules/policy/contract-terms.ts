import { z } from 'zod';

const count = z.int().min(0);
const some = z.int().min(1);
const percent = z.number().min(0).max(100);
const code = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);
const codes = z.array(code).min(1).refine(allDifferent, { error: 'repeated' });
/** ISO: 1 is Monday, 7 is Sunday. */
const weekday = z.int().min(1).max(7);
const dayOfMonth = z.int().min(1).max(28);
/** A time of day in China, `18:30`. */
const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
/** Limits between bands, rising (C-11: a band holds its lower limit and not its upper one). */
const bounds = z.array(some).min(1).refine(rising, { error: 'not_rising' });

function allDifferent(values: readonly unknown[]): boolean {
  return new Set(values).size === values.length;
}

function rising(values: readonly number[]): boolean {
  return values.every((it, at) => at === 0 || it > values[at - 1]!);
}

/** Signing in, and how often the offices people hold are looked through (access/1, access/2). */
const identityTerms = z.strictObject({
  password_min_length: z.int().min(8).max(64),
  sign_in_failures: z.int().min(3).max(20),
  sign_in_failures_per_address: some,
  sign_in_failures_per_name: some,
  sign_in_lock_minutes: some,
  session_idle_minutes: some,
  session_absolute_hours: some,
  sessions_at_once: z.int().min(2).max(100),
  second_factor_failures: z.int().min(3).max(20),
  recovery_code_count: z.int().min(5).max(20),
  link_minutes: z.int().min(5).max(1440),
  step_up_minutes: z.int().min(1).max(60),
  token_max_days: z.int().min(1).max(365),
  access_review_every_days: some,
});

/** Reading, copying, exporting (access/3, access/4). */
const custodyTerms = z.strictObject({
  reveal_minutes: some,
  reveals_per_day: some,
  export_without_approval_max: count,
  /** 法释〔2017〕10号 counts half for what was got at work; asking a second time starts there. */
  export_warning_above: some,
  leak_source_from_people: some,
});

/** Receiving, entering, reviewing, importing, finding duplicates (information/3). */
const intakeTerms = z.strictObject({
  enter_within_working_days: count,
  review_within_working_days: some,
  import_undo_days: some,
});
const duplicatesTerms = z.strictObject({
  known_phone_probes_per_hour: some,
  cleanse_every_days: some,
});

/** Notice, consent, withdrawal (information/2). */
const consentTerms = z.strictObject({
  withdrawal_effect_seconds: some,
  ask_again_after_days: some,
  legacy_confirm_within_days: some,
});

/** Keeping archives true (information/5). */
const archivesTerms = z.strictObject({
  prospect_review_every_days: some,
  owner_review_every_days: some,
  company_review_every_days: some,
  dealer_review_every_days: some,
  correction_within_working_days: count,
  audit_every_days: some,
  audit_sample_count: some,
  /** Below this age a guardian agrees; the law's own limit is the floor (PIPL 31). */
  guardian_below_years: z.int().min(14).max(18),
});

/** Keys, backups, the log (information/6, information/8). Floors of law are the schema's limits. */
const keysTerms = z.strictObject({ rotate_every_days: z.int().min(1).max(31) });
const backupTerms = z.strictObject({
  every_hours: some,
  keep_days: some,
  restore_test_every_days: some,
});
const logTerms = z.strictObject({
  /** 网络安全法 第23条: at least six months. */
  keep_months: z.int().min(6),
  /** 网络数据安全管理条例 第12条: records of what was given to others, at least three years. */
  disclosures_keep_years: z.int().min(3),
});

/** How long what is kept for which purpose (information/9). Days from the last use of the purpose. */
const retentionTerms = z.strictObject({
  sales_days: some,
  service_days: some,
  marketing_days: some,
  sharing_days: some,
  sensitive_days: some,
  unqualified_days: some,
  staging_days: some,
  erase_within_days: z.int().min(1).max(30),
});
const rightsTerms = z.strictObject({
  acknowledge_within_working_days: count,
  answer_within_working_days: some,
  answer_within_days: z.int().min(1).max(30),
});

/** Messages to customers (information/7). */
const marketingTerms = z.strictObject({
  quiet_from: timeOfDay,
  quiet_until: timeOfDay,
  messages_per_month: count,
});

/** Training, audits, incidents, improvement (information/10). */
const governanceTerms = z.strictObject({
  training_every_days: some,
  internal_audit_every_days: some,
  compliance_review_every_days: some,
  evaluation_every_days: some,
  it_review_every_days: some,
  drill_every_days: some,
  incident_report_hours: z.int().min(1).max(4),
  attest_within_days: some,
});

/** 温馨卡 (S2 document 1): its lists, bands, elements and clocks. */
const warmCardTerms = z.strictObject({
  employer_kinds: codes,
  housing_tenures: codes,
  buying_for: codes,
  awareness_channels: codes,
  age_bounds: bounds,
  area_bounds_m2: bounds,
  price_bounds_yuan_per_m2: bounds,
  income_bounds_wan_yuan: bounds,
  /** The printed label says month; the price level says year (G-09). Statistics keep the unit. */
  income_period: z.enum(['month', 'year']),
  elements: codes,
  /** Of the elements, those only the owner and his site supervisor read (C-07). */
  sensitive_elements: z.array(code),
  short_reception_fields: codes,
  short_reception_elements_min: count,
  evening_meeting_at: timeOfDay,
  inspection_weekday: weekday,
  follow_up_from_days: some,
  follow_up_by_days: some,
  grades: z.array(z.enum(['A', 'B', 'C', 'D'])).length(4),
  weekly_counted_grades: z.array(z.enum(['A', 'B', 'C', 'D'])).min(1),
  /** Grades whose lowering the site supervisor decides; A is treated like them (G-07). */
  guarded_grades: z.array(z.enum(['A', 'B', 'C', 'D'])).min(1),
  regrade_every_days: some,
});

/** 资源共享 (S0 第2篇). */
const sharingTerms = z.strictObject({
  general_manager_above_records: some,
  count_window_days: some,
  receipt_within_working_days: count,
  feedback_every_days: some,
  expires_after_days: some,
  completing_office: code,
});

/** 售楼部 (S0 第4篇): claims, units, contracts, money, reports. Approvals are ours (G-10, G-14). */
const claimsTerms = z.strictObject({
  call_protected_days: some,
  visit_protected_days: some,
  followed_up_protected_days: some,
});
const salesTerms = z.strictObject({
  unit_confirmation_hours: some,
  /** 民法典 第586条. */
  earnest_money_max_percent: percent.max(20),
  sign_within_days: some,
  exchange_approving_office: code,
  withdrawal_approving_office: code,
  discount_manager_max_percent: percent,
  deferral_manager_max_days: count,
  payment_reminder_before_days: count,
  withdrawal_statement_every_days: some,
});
const reportsTerms = z.strictObject({
  shift_ends_at: timeOfDay,
  daily_by: timeOfDay,
  weekly_on_weekday: weekday,
  monthly_on_day: dayOfMonth,
  /** Fewer people are no group that is shown by itself (information/7e). */
  group_min: z.int().min(3).max(100),
});

/** 小区物业 and 网上客户信息 (S0 第1, 5, 6篇). */
const propertyTerms = z.strictObject({
  return_visit_within_months: some,
  accept_within_hours: some,
  answer_within_working_days: some,
  home_visit_every_days: some,
});
const onlineTerms = z.strictObject({
  reply_within_working_days: some,
  responsible_office_before_team: code,
  responsible_office_team_in_place: code,
  responsible_office_team_disbanded: code,
  /** The printed clause breaks off here (G-01). */
  responsible_office_handed_over: code,
});

/** 经销商 (S2 document 2). */
const dealersTerms = z.strictObject({
  card_within_working_days: some,
  prospect_file_within_days: some,
  important_prospect_visits_min: some,
});

/**
 * Everything a clause of the regime fixes: every number, window, schedule, list and office (R-A2).
 *
 * Rules read terms and hold no number of their own. Each term belongs to exactly one clause, which
 * `regimes/controls.json` says together with the value in force; the sentence of the clause shows
 * the value from there, so that text and behaviour cannot part. A term is named by its path,
 * `warm_card.follow_up_from_days`; the last words of the name are its unit.
 */
export const Terms = z
  .strictObject({
    identity: identityTerms,
    custody: custodyTerms,
    consent: consentTerms,
    intake: intakeTerms,
    duplicates: duplicatesTerms,
    archives: archivesTerms,
    keys: keysTerms,
    backup: backupTerms,
    log: logTerms,
    retention: retentionTerms,
    rights: rightsTerms,
    marketing: marketingTerms,
    governance: governanceTerms,
    warm_card: warmCardTerms,
    claims: claimsTerms,
    sales: salesTerms,
    reports: reportsTerms,
    sharing: sharingTerms,
    property: propertyTerms,
    online: onlineTerms,
    dealers: dealersTerms,
  })
  .refine((it) => it.warm_card.follow_up_from_days <= it.warm_card.follow_up_by_days, {
    error: 'window_inverted',
    path: ['warm_card', 'follow_up_by_days'],
  })
  .refine(({ warm_card: it }) => it.sensitive_elements.every((el) => it.elements.includes(el)), {
    error: 'not_an_element',
    path: ['warm_card', 'sensitive_elements'],
  })
  .refine((it) => it.rights.answer_within_working_days <= it.rights.answer_within_days, {
    error: 'window_inverted',
    path: ['rights', 'answer_within_working_days'],
  });
export type Terms = z.infer<typeof Terms>;
export type IdentityTerms = Terms['identity'];
export type CustodyTerms = Terms['custody'];
export type ArchivesTerms = Terms['archives'];
export type RetentionTerms = Terms['retention'];
export type WarmCardTerms = Terms['warm_card'];
export type ClaimsTerms = Terms['claims'];
export type SalesTerms = Terms['sales'];
export type SharingTerms = Terms['sharing'];

/** `warm_card.follow_up_from_days`: a term by its path. */
export const TermName = z.string().regex(/^[a-z_]+\.[a-z0-9_]+$/);
/** What a term may be worth. */
export const TermValue = z.union([
  z.number(),
  z.string(),
  z.array(z.number()),
  z.array(z.string()),
]);
export type TermValue = z.infer<typeof TermValue>;
