// The statements of the floor: one plain table of customers, one of follow-ups.
export const COLUMNS = [
  ...['code', 'name', 'phone', 'gender', 'age_band', 'channel', 'grade', 'project', 'budget_band'],
  ...['area_band', 'address', 'email', 'wechat', 'purpose', 'status', 'remark', 'visit_count'],
];
const all = `id, ${COLUMNS.join(', ')}, owner, created_at, updated_at`;
const places = COLUMNS.map((_, at) => `$${at + 1}`).join(', ');
const filtered = 'grade = $1 and channel = $2 and created_at between $3 and $4';
const contact = 'id, customer, owner, kind, channel, content, at';

export const sql = {
  own_list: `select ${all} from customers where owner = $1 order by updated_at desc limit 20`,
  filter: `select ${all} from customers where ${filtered} order by updated_at desc limit 20`,
  filter_total: `select count(*) as count from customers where ${filtered}`,
  phone: `select ${all} from customers where phone = $1 limit 20`,
  name_part: `select ${all} from customers where name like $1 order by updated_at desc limit 20`,
  detail: `select ${all} from customers where id = $1 and owner = $2`,
  detail_follow_ups: `select ${contact} from follow_ups where customer = $1 order by at desc limit 20`,
  create: `insert into customers (${COLUMNS.join(', ')}, owner)
    values (${places}, $${COLUMNS.length + 1}) returning ${all}`,
  follow_up: `insert into follow_ups (customer, owner, kind, channel, content, at)
    values ($1, $2, $3, $4, $5, $6) returning ${contact}`,
};
