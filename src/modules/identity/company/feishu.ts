import { askJson, codeIn, NotProved, textIn, type Keys, type Provider } from './provider.ts';

/** 飞书, an app of the company's own, which only its members can use. */
export function feishuProvider(
  { id, secret, outbound }: Keys,
  { page, api, claim }: { page: string; api: string; claim: string },
): Provider {
  return {
    async begin({ redirect_uri, state }) {
      const url = new URL('/open-apis/authen/v1/authorize', page);
      const asking = { client_id: id, response_type: 'code', redirect_uri, state };
      url.search = new URLSearchParams(asking).toString();
      return url;
    },
    async finish({ redirect_uri }, answer) {
      const body = {
        ...{ grant_type: 'authorization_code', client_id: id, client_secret: secret },
        ...{ code: codeIn(answer), redirect_uri },
      };
      const token = await askJson(outbound, new URL('/open-apis/authen/v2/oauth/token', api), {
        body,
      });
      const headers = { authorization: `Bearer ${textIn(token, 'access_token')}` };
      const said = await askJson(outbound, new URL('/open-apis/authen/v1/user_info', api), {
        headers,
      });
      if (said.code !== 0) throw new NotProved('feishu said no');
      return textIn(said.data as Record<string, unknown> | undefined, claim);
    },
  };
}
