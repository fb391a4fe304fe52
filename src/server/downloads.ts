import { Readable } from 'node:stream';

import { apiHeaders } from './headers.ts';

/** What an endpoint that declares `download` answers. */
export interface Download {
  file_name: string;
  media_type: string;
  body: Readable | Buffer;
}

/** RFC 6266: a plain name for old readers, the real one percent-encoded; no header can be injected. */
function disposition(name: string): string {
  const plain = name.replaceAll(/[^\w.-]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (it) => `%${it.charCodeAt(0).toString(16)}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

/** Sends a file as an attachment, streamed: what a customer uploaded never runs as a page of ours. */
export function sendFile(output: unknown): Response {
  const { file_name, media_type, body } = output as Download;
  const headers = {
    ...apiHeaders,
    // What somebody sent runs nowhere, even where a browser opens it in spite of everything (E04).
    'content-security-policy': `${apiHeaders['content-security-policy']}; sandbox`,
    'content-type': media_type,
    'content-disposition': disposition(file_name),
  };
  const bytes = Buffer.isBuffer(body)
    ? new Uint8Array(body)
    : (Readable.toWeb(body) as ReadableStream<Uint8Array>);
  return new Response(bytes, { headers });
}
