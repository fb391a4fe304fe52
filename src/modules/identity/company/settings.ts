import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';

import { BadSetting } from '#platform/config';
import { outboundTo } from '#platform/outbound';

import { dingtalkProvider } from './dingtalk.ts';
import { feishuProvider } from './feishu.ts';
import { oidcProvider } from './oidc.ts';
import type { Provider } from './provider.ts';
import { wecomProvider } from './wecom.ts';

const url = z.url({ protocol: /^https?$/ });
const shared = {
  provider_id: z.string().regex(/^[a-z][a-z0-9_]{0,30}$/),
  /** On the button; without one, the provider's own name in the reader's language. */
  name: z.string().min(1).max(40).optional(),
  client_id: z.string().min(1),
  /** A file that holds the secret alone; beside the settings unless it is an absolute path. */
  secret_file: z.string().min(1),
};
const Settings = z.strictObject({
  /** Every host this house may call, `host` or `host:port`: what is not here is not called. */
  hosts: z.array(z.string().regex(/^[\w.-]+(:\d+)?$/)).min(1),
  providers: z
    .array(
      z.discriminatedUnion('kind', [
        z.strictObject({
          ...shared,
          kind: z.literal('oidc'),
          issuer: url,
          claim: z.string().default('preferred_username'),
        }),
        z.strictObject({
          ...shared,
          kind: z.literal('wecom'),
          agent_id: z.string().min(1),
          page: url.default('https://login.work.weixin.qq.com'),
          api: url.default('https://qyapi.weixin.qq.com'),
        }),
        z.strictObject({
          ...shared,
          kind: z.literal('dingtalk'),
          page: url.default('https://login.dingtalk.com'),
          api: url.default('https://api.dingtalk.com'),
          directory: url.default('https://oapi.dingtalk.com'),
        }),
        z.strictObject({
          ...shared,
          kind: z.literal('feishu'),
          page: url.default('https://accounts.feishu.cn'),
          api: url.default('https://open.feishu.cn'),
          claim: z
            .enum(['user_id', 'employee_no', 'open_id', 'enterprise_email'])
            .default('user_id'),
        }),
      ]),
    )
    .min(1)
    .refine((all) => new Set(all.map((it) => it.provider_id)).size === all.length),
});
type Setting = z.infer<typeof Settings>['providers'][number];

/** A provider as the entrance shows it, and what works behind it. */
export interface Offered {
  provider_id: string;
  kind: Setting['kind'];
  name: string | null;
  provider: Provider;
}

/**
 * Reads where the company keeps its accounts (KEBU_COMPANY_SIGN_IN). Throws BadSetting in words for
 * whoever wrote the file: what is wrong, never what stands there.
 */
export function readCompanySettings(file: string): Offered[] {
  const read = Settings.safeParse(jsonOf(file));
  if (!read.success) {
    const { path, message } = read.error.issues[0]!;
    throw new BadSetting(`KEBU_COMPANY_SIGN_IN: ${path.join('.')}: ${message}`);
  }
  const { hosts, providers } = read.data;
  const outbound = outboundTo(hosts);
  return providers.map((it) => {
    for (const called of hostsOf(it))
      if (!hosts.includes(called))
        throw new BadSetting(`KEBU_COMPANY_SIGN_IN: hosts must name ${called} / 要列出 ${called}`);
    const secret = secretIn(resolve(dirname(file), it.secret_file));
    const provider = providerOf(it, { id: it.client_id, secret, outbound });
    return { provider_id: it.provider_id, kind: it.kind, name: it.name ?? null, provider };
  });
}

function jsonOf(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new BadSetting(`KEBU_COMPANY_SIGN_IN: ${file} is no JSON / 读不出 JSON`, {
      cause: error,
    });
  }
}

function secretIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new BadSetting(`KEBU_COMPANY_SIGN_IN: no secret in ${file} / 没有密钥文件`, {
      cause: error,
    });
  }
}

/** What this house itself calls; where the browser goes is the browser's. */
function hostsOf(it: Setting): string[] {
  if (it.kind === 'oidc') return [new URL(it.issuer).host];
  const calls = it.kind === 'dingtalk' ? [it.api, it.directory] : [it.api];
  return calls.map((one) => new URL(one).host);
}

function providerOf(it: Setting, keys: Parameters<typeof oidcProvider>[0]): Provider {
  switch (it.kind) {
    case 'oidc':
      return oidcProvider(keys, it);
    case 'wecom':
      return wecomProvider(keys, it);
    case 'dingtalk':
      return dingtalkProvider(keys, it);
    case 'feishu':
      return feishuProvider(keys, it);
  }
}
