/** `kebu doctor`: what was found, and what to do. For the terminal, so not among the page's words. */
export const doctor = {
  key_in_place: { what: '主密钥在位，只有本账户能读' },
  key_absent: {
    what: '没有主密钥：{{file}}',
    advice: '已有数据时请把主密钥放回去，否则以密封状态启动；全新的登记簿第一次启动会生成。',
  },
  key_open: { what: '别的账户能读主密钥：{{file}}', advice: '运行 chmod 600 {{file}}' },
  key_beside_data: {
    what: '主密钥和数据放在一起，拷走数据的人也拿到了钥匙',
    advice: '把它移到别处，设 KEBU_MASTER_KEY_FILE，并离线另存一份（docs/operating/keys.md）。',
  },
  key_unreadable: {
    what: '主密钥不可用：{{file}}',
    advice: '它应是一行 32 字节的 base64，本账户可读；从离线备份取回。',
  },
  disk_room: { what: '数据所在磁盘剩余 {{gib}} GiB' },
  disk_low: {
    what: '数据所在磁盘只剩 {{gib}} GiB',
    advice: '磁盘满了就不能保存任何东西：请清理或扩容。',
  },
  disk_shut: { what: '不能写入 {{folder}}', advice: '检查目录的属主和挂载方式是否只读。' },
  keystore_whole: { what: '密钥库 {{mirrors}} 份副本都完好' },
  keystore_none: { what: '还没有密钥库：第一次启动时生成' },
  keystore_ailing: {
    what: '密钥库 {{mirrors}} 份副本中只有 {{whole}} 份完好',
    advice:
      '再坏一份就丢失客户身份：检查磁盘后重新启动，副本会自行补齐（docs/operating/keys.md）。',
  },
  keystore_unusable: {
    what: '密钥库打不开：{{reason}}',
    advice: '主密钥与密钥库要配套；不要用空的密钥库启动（docs/operating/keys.md）。',
  },
  database_none: { what: '还没有数据库：第一次启动时生成' },
  database_version: { what: 'PostgreSQL {{version}}，提交过的不会丢' },
  database_unchecked: {
    what: '数据库没有开数据校验：磁盘写坏的页不会被发现',
    advice: '停下 PostgreSQL，运行一次 pg_checksums --enable。',
  },
  database_fault: {
    what: '数据库不能用来放登记簿：{{reason}}',
    advice: '改好设置或升级 PostgreSQL 后再启动。',
  },
  database_away: {
    what: '连不上数据库：{{reason}}',
    advice: '看 DATABASE_URL、网络和数据库的日志；自带的数据库看磁盘是否已满。',
  },
  schema_current: { what: '数据库结构是当前版本' },
  schema_pending: {
    what: '有 {{count}} 项数据库迁移还没有做',
    advice: '先备份，再启动（会自动做）或运行 npm run kebu -- migrate。',
  },
  schema_newer: {
    what: '数据库是更新的版本写的：{{name}}',
    advice: '请用不低于那个版本的客簿；不要让旧程序写新数据。',
  },
  clock_agrees: { what: '时钟与数据库的时钟一致' },
  clock_differs: {
    what: '时钟与数据库的时钟相差 {{seconds}} 秒',
    advice: '两台机器都开启 NTP 对时；期限和日志都按时钟计算。',
  },
  jobs_moving: { what: '后台作业正常' },
  jobs_dead: {
    what: '最近七天有 {{count}} 个后台作业多次失败后放弃',
    advice: '在日志里找 jobs.gave_up 和它前面的 jobs.attempt_failed。',
  },
  jobs_overdue: {
    what: '有 {{count}} 个后台作业过了十分钟还没有开始',
    advice: '服务没有运行时属正常，启动后会接着做；运行中请看日志里的 jobs.trouble。',
  },
  server_running: { what: '服务正在运行，有应答' },
  server_stopped: { what: '服务没有在运行' },
  data_held: { what: '数据目录不能使用：{{reason}}', advice: '等它启动或停止完，再检查一次。' },
  tls_valid: { what: '证书有效至 {{day}}' },
  tls_soon: {
    what: '证书将在 {{day}} 到期',
    advice: '更换文件后发送 SIGHUP 给服务进程，不用重启。',
  },
  tls_unusable: { what: '证书不能用：{{reason}}', advice: '换上配套、有效的证书和私钥。' },
  tls_key_open: { what: '别的账户能读证书私钥：{{file}}', advice: '运行 chmod 600 {{file}}' },
  url_plain: {
    what: 'PUBLIC_URL 不是 https：口令和姓名会明文经过网络',
    advice:
      '设 TLS_CERT 和 TLS_KEY，或放在反向代理后面（docs/operating/reverse-proxy-and-tls.md）。',
  },
  host_plain: {
    what: '监听 {{host}}，但没有加密',
    advice: '别的机器能明文连上来：设 TLS_CERT 和 TLS_KEY，或改回 HOST=127.0.0.1 并用反向代理。',
  },
  proxy_no_url: {
    what: '设了 KEBU_TRUST_PROXY，却没有 PUBLIC_URL',
    advice: '把 PUBLIC_URL 设成浏览器里的网址，否则登录会被当作跨站请求拒绝。',
  },
  limits_off: {
    what: 'KEBU_RATE_LIMITS=off：谁都不限速',
    advice: '只在测量时使用；平时请去掉这一项。',
  },
  root: {
    what: '以 root 身份运行',
    advice:
      '请建一个普通账户来运行（docs/operating/install.md）；自带的 PostgreSQL 已换用普通账户。',
  },
  files_few: {
    what: '最多同时打开 {{count}} 个文件',
    advice: '用 ulimit -n 4096 或 systemd 的 LimitNOFILE=65536 放宽。',
  },
  second_factor_off: {
    what: '没有要求第二道验证（KEBU_SECOND_FACTOR=off）：口令被人知道，就进得来。',
    advice:
      '管理员都设好验证器或通行密钥之后，设 KEBU_SECOND_FACTOR=powerful；等级保护三级用 everyone。见 docs/operating/sign-in.md。',
  },
  second_factor_asked: { what: '第二道验证：{{asked}}' },
};
