-- What every company starts from: purposes, the notice, the channels. Ours, neutral, to be adapted.
insert into consent.purpose (code, name_zh, name_en, description_zh, description_en, lawful_basis,
  owner_office, retain_days, recipients_zh, recipients_en, clause, created_at) values
('sales', '购房咨询与销售', 'Sales', '接待来电来访、了解需求、推荐房源、预约看房、跟进并办理认购签约',
 'Receiving inquiries, understanding needs, proposing homes, appointments, follow-up and contracting',
 'consent', 'sales_manager', 1095, '本公司销售团队', 'This company''s sales team', 'information/2a', '2026-01-01T00:00:00+08:00'),
('service', '客户服务', 'Service', '答复咨询、办理入住、受理投诉与报修、回访',
 'Answering questions, move-in, complaints and repairs, return visits',
 'contract', 'service_manager', 1825, '本公司客户服务部门', 'This company''s customer service', 'information/2a', '2026-01-01T00:00:01+08:00'),
('marketing', '营销信息', 'Marketing', '发送楼盘动态、活动与优惠信息，可随时拒收',
 'News, events and offers; can be refused at any time',
 'consent', 'marketing', 730, '本公司营销部门', 'This company''s marketing', 'information/2a', '2026-01-01T00:00:02+08:00'),
('sharing', '公司内部资源共享', 'Sharing within the company', '经审批后提供给本公司其他项目，用于同类购房服务',
 'Given to other projects of this company after approval, for the same kind of service',
 'consent', 'sales_administrator', 365, '本公司其他项目', 'Other projects of this company', 'sharing/1', '2026-01-01T00:00:03+08:00');

insert into consent.notice (code, version, title_zh, title_en, text_zh, text_en, purposes, in_force_at) values
('reception', 1, '个人信息收集告知书', 'Notice on the collection of personal information',
'我们在接待您时会记录您的称呼、联系方式、看房需求与沟通情况，用于向您介绍房源、预约看房和后续服务。您可以只提供必要的联系方式；家庭经济状况等信息由您自愿说明，另行严格保管。
我们只在您同意的目的范围内使用这些信息，仅由负责接待您的同事和其主管查看；未经您另行同意，不会提供给公司以外的任何人。信息在目的实现或保存期届满后删除或匿名化。
您可以随时向接待您的同事或客户服务部门查询、更正、撤回同意或要求删除，撤回不影响您已经获得的服务。',
'When we receive you we note how to address and reach you, what you are looking for and what we talked about, in order to propose homes, arrange visits and serve you afterwards. A way to reach you is enough; anything about your finances is voluntary and held more strictly.
We use this only for the purposes you agree to. Only the colleague who receives you and the supervisor can see it; nobody outside the company receives it without your separate consent. It is deleted or made anonymous once the purpose is met or the period of keeping ends.
You may at any time ask the colleague who receives you, or customer service, to show or correct it, withdraw your consent or have it deleted. Withdrawing does not affect what you have already received.',
array['sales', 'service', 'marketing', 'sharing'], '2026-01-01T00:00:00+08:00');

insert into customers.channel (code, name_zh, name_en, created_at) values
('walk_in', '到访', 'Walk-in', '2026-01-01T00:00:00+08:00'),
('phone_call', '来电', 'Phone call', '2026-01-01T00:00:01+08:00'),
('web_form', '网站表单', 'Web form', '2026-01-01T00:00:02+08:00'),
('service_inquiry', '客服咨询', 'Service inquiry', '2026-01-01T00:00:03+08:00'),
('questionnaire', '问卷调查', 'Questionnaire', '2026-01-01T00:00:04+08:00'),
('email', '电子邮件', 'E-mail', '2026-01-01T00:00:05+08:00'),
('social_media', '社交媒体', 'Social media', '2026-01-01T00:00:06+08:00'),
('exhibition', '展会', 'Exhibition', '2026-01-01T00:00:07+08:00'),
('online_ad', '网络广告', 'Online advertising', '2026-01-01T00:00:08+08:00'),
('sales_call', '销售电话', 'Sales call', '2026-01-01T00:00:09+08:00'),
('sales_record', '销售记录', 'Sales record', '2026-01-01T00:00:10+08:00'),
('move_in', '入住登记', 'Move-in', '2026-01-01T00:00:11+08:00'),
('dealer_visit', '经销商拜访', 'Dealer visit', '2026-01-01T00:00:12+08:00'),
('import', '批量导入', 'Import', '2026-01-01T00:00:13+08:00');
