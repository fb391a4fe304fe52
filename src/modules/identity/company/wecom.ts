import { askJson, codeIn, NotProved, textIn, type Keys, type Provider } from './provider.ts';

/**
 * 企业微信, an app of the company's own: the code a member came back with is asked for his userid with
 * the app's token. Whoever is not a member has no userid and is nobody here.
 */
export function wecomProvider(
  { id, secret, outbound }: Keys,
  { agent_id, page, api }: { agent_id: string; page: string; api: string },
): Provider {
  async function appToken(): Promise<string> {
    const url = new URL('/cgi-bin/gettoken', api);
    url.search = new URLSearchParams({ corpid: id, corpsecret: secret }).toString();
    return textIn(await asked(url), 'access_token');
  }
  /** 企业微信 answers 200 to everything; the number says whether it was a yes. */
  async function asked(url: URL) {
    const said = await askJson(outbound, url);
    if (said.errcode !== 0) throw new NotProved('wecom said no');
    return said;
  }
  return {
    async begin({ redirect_uri, state }) {
      const url = new URL('/wwlogin/sso/login', page);
      const asking = { login_type: 'CorpApp', appid: id, agentid: agent_id, redirect_uri, state };
      url.search = new URLSearchParams(asking).toString();
      return url;
    },
    async finish(_, answer) {
      const url = new URL('/cgi-bin/auth/getuserinfo', api);
      const asking = { access_token: await appToken(), code: codeIn(answer) };
      url.search = new URLSearchParams(asking).toString();
      return textIn(await asked(url), 'userid');
    },
  };
}
