import { askJson, codeIn, NotProved, textIn, type Keys, type Provider } from './provider.ts';

/**
 * 钉钉, an app of the company's own. Anybody who has 钉钉 can come back with a code: who he is in this
 * company is asked with the app's token, and whoever is not its member is nobody here.
 */
export function dingtalkProvider(
  { id, secret, outbound }: Keys,
  { page, api, directory }: { page: string; api: string; directory: string },
): Provider {
  async function unionIdOf(code: string): Promise<string> {
    const body = { clientId: id, clientSecret: secret, code, grantType: 'authorization_code' };
    const granted = await askJson(outbound, new URL('/v1.0/oauth2/userAccessToken', api), { body });
    const headers = { 'x-acs-dingtalk-access-token': textIn(granted, 'accessToken') };
    const me = await askJson(outbound, new URL('/v1.0/contact/users/me', api), { headers });
    return textIn(me, 'unionId');
  }
  async function appToken(): Promise<string> {
    const body = { appKey: id, appSecret: secret };
    const said = await askJson(outbound, new URL('/v1.0/oauth2/accessToken', api), { body });
    return textIn(said, 'accessToken');
  }
  return {
    async begin({ redirect_uri, state }) {
      const url = new URL('/oauth2/auth', page);
      const asking = { response_type: 'code', client_id: id, scope: 'openid', prompt: 'consent' };
      url.search = new URLSearchParams({ ...asking, redirect_uri, state }).toString();
      return url;
    },
    async finish(_, answer) {
      const unionid = await unionIdOf(codeIn(answer, 'authCode'));
      const url = new URL('/topapi/user/getbyunionid', directory);
      url.search = new URLSearchParams({ access_token: await appToken() }).toString();
      const said = await askJson(outbound, url, { body: { unionid } });
      const member = said.result as Record<string, unknown> | undefined;
      // 1 is somebody outside whom the company only does business with.
      if (said.errcode !== 0 || member?.contact_type !== 0) throw new NotProved('not a member');
      return textIn(member, 'userid');
    },
  };
}
