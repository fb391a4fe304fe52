/**
 * Permissions that go together, named after the work they belong to. An endpoint is added to its
 * bundle in one line, and with it to every office that does that work.
 */
export const lookingAtCustomers = [
  'customers.list-customers',
  'customers.search-customers',
  'customers.read-customer',
  'customers.read-timeline',
  'customers.read-sources',
  'customers.list-changes',
  'customers.list-classifications',
  'customers.read-extras',
  'customers.list-relations',
  'customers.read-correction',
  'customers.read-record',
  'customers.list-assignments',
  'customers.print-archive',
  'customers.list-consents',
  'customers.list-attachments',
  'customers.read-attachment',
] as const;

/** 接待建档: what whoever is in charge of a customer does with the archive. */
export const keepingArchives = [
  ...lookingAtCustomers,
  'customers.register-customer',
  'customers.screen-customer',
  'customers.submit-customer',
  'customers.revise-customer',
  'customers.request-correction',
  'customers.void-customer',
  'customers.check-phone',
  'customers.give-consent',
  'customers.withdraw-consent',
  'customers.list-looks',
  'customers.classify-customer',
  'customers.keep-extras',
  'customers.add-member',
  'customers.link-customers',
  'customers.end-relation',
  'customers.attach-file',
  'customers.remove-attachment',
] as const;

/** Consent is taken and withdrawn wherever the customer speaks to us (R-B4). */
export const keepingConsent = ['customers.give-consent', 'customers.withdraw-consent'] as const;

/** Who leads also parts two archives when one of them has gone to somebody else. */
export const assigningCustomers = [
  'customers.assign-customer',
  'customers.assign-many',
  'customers.end-relation',
] as const;
/** Who looked at and changed a customer. */
export const watchingLooks = ['customers.list-looks'] as const;
/** Lists that are data, not code: channels, classification, fields of the company's own (R-C1, R-D3). */
export const keepingChannels = [
  'customers.add-channel',
  'customers.add-dimension',
  'customers.close-dimension',
  'customers.name-dimension-code',
  'customers.close-dimension-code',
  'customers.keep-field',
  'customers.close-field',
] as const;

/** 导入: turning a spreadsheet into customers; the archives made of it are not read thereby. */
export const importing = [
  'customers.start-import',
  'customers.read-import',
  'customers.map-import',
  'customers.submit-import',
  'customers.undo-import',
  'customers.list-imports',
  'customers.list-import-rows',
  'customers.download-import-report',
] as const;
export const lookingAtImports = ['customers.list-imports', 'customers.read-import'] as const;

/** 接待: the day of whoever receives. */
export const receiving = [
  'reception.log-inquiry',
  'reception.list-inquiries',
  'reception.match-inquiry',
  'reception.fill-warm-card',
  'reception.issue-paper-cards',
  'reception.read-paper-card',
  'reception.open-warm-card',
  'reception.revise-warm-card',
  'reception.correct-attribution',
  'reception.list-attributions',
  'reception.read-warm-card',
  'reception.list-warm-cards',
  'reception.list-prospects',
  'reception.log-follow-up',
  'reception.prepare-call',
  'reception.read-history',
  'reception.list-follow-ups',
  'reception.list-day-work',
  'reception.list-today',
  'reception.mark-scouting',
] as const;

/** 值班: the call and visit register, and handing the visitor over. */
export const keepingTheDesk = [
  'reception.log-inquiry',
  'reception.list-inquiries',
  'reception.issue-paper-cards',
  'customers.check-phone',
] as const;

/** Today's list is of one's own customers: who only looks has none. */
export const lookingAtReception = [
  'reception.list-attributions',
  'reception.list-inquiries',
  'reception.read-warm-card',
  'reception.read-paper-card',
  'reception.list-warm-cards',
  'reception.list-prospects',
  'reception.read-history',
  'reception.list-follow-ups',
  'reception.list-day-work',
] as const;
export const markingScouting = ['reception.mark-scouting'] as const;

/** 审批: asking is everybody's; deciding goes with an office of the chain. */
export const asking = [
  'approvals.list-requests',
  'approvals.read-request',
  'approvals.withdraw',
] as const;
export const deciding = [...asking, 'approvals.decide'] as const;

/** 查阅与复制: one value with a reason, and the files that leave. */
export const revealing = ['custody.reveal-field'] as const;
export const exporting = [
  'custody.export-register',
  'custody.list-exports',
  'custody.download-export',
] as const;
/** Ordering alone: the list of exports and the file are then one's own. */
export const ordering = ['custody.export-register'] as const;
export const watchingCustody = ['custody.list-reveals', 'custody.list-exports'] as const;

export const readingTheLog = ['audit.list-entries'] as const;
/** 处理目的与告知书: the customer service manager fixes what is collected, and what for (S1-123). */
export const publishingNotices = [
  'consent.publish-notice',
  'consent.keep-purpose',
  'consent.close-purpose',
  'consent.list-purpose-uses',
  'consent.list-purpose-versions',
] as const;

/** 组织与人员: the whole of administering, and nothing of what customers told us. */
export const administering = [
  'identity.open-unit',
  'identity.rename-unit',
  'identity.close-unit',
  'identity.set-phase',
  'identity.list-people',
  'identity.add-person',
  'identity.rename-person',
  'identity.disable-person',
  'identity.enable-person',
  'identity.reset-password',
  'identity.list-sessions',
  'identity.end-session',
  'identity.end-sessions',
  'identity.remove-factors',
  'identity.make-link',
  'identity.list-security',
  'identity.read-security-settings',
  'identity.unlock-person',
  'identity.grant-office',
  'identity.end-office',
  'identity.appoint-deputy',
  'identity.end-deputyship',
  'workplace.read-setup',
] as const;
export const lookingAtPeople = ['identity.list-people'] as const;

/** 表单与问卷: what is asked, of whom, and with which notice (S1-123). */
export const designingForms = [
  'forms.list-forms',
  'forms.publish-form',
  'forms.close-form',
  'forms.read-results',
  'forms.list-results',
] as const;
/** 客户信息调查表收件: whoever answers those who wrote to us (S1-124). */
export const screeningSubmissions = [
  'forms.list-forms',
  'forms.list-submissions',
  'forms.read-submission',
  'forms.enter-submission',
  'forms.screen-submission',
  'forms.register-submission',
] as const;
