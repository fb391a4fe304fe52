import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

import type { PasskeyProof } from '#contract/identity';

/** Bytes as CBOR writes their head (RFC 8949 §3). */
function head(major: number, count: number): Buffer {
  if (count < 24) return Buffer.of((major << 5) | count);
  return count < 256
    ? Buffer.of((major << 5) | 24, count)
    : Buffer.of((major << 5) | 25, count >> 8, count & 255);
}
const text = (it: string) => Buffer.concat([head(3, it.length), Buffer.from(it)]);
const bytes = (it: Buffer) => Buffer.concat([head(2, it.length), it]);
const number = (it: number) => (it < 0 ? head(1, -1 - it) : head(0, it));

const sha256 = (it: Buffer | string) => createHash('sha256').update(it).digest();
const url = (it: Buffer) => it.toString('base64url');

const PRESENT_AND_VERIFIED = 0x05;
const WITH_CREDENTIAL = 0x40;

/**
 * A device that holds one passkey, as the standard describes it (W3C WebAuthn 3, §6): it signs what
 * a page of any address asks, so that a test can be the phisher as well.
 */
export function softDevice({ origin, rp_id }: { origin: string; rp_id: string }) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const id = randomBytes(16);
  let counter = 0;

  function authenticatorData(flags: number, more = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(++counter);
    return Buffer.concat([sha256(rp_id), Buffer.of(flags), count, more]);
  }

  const client = (type: string, challenge: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

  const answer = (response: Record<string, unknown>): PasskeyProof => ({
    ...{ id: url(id), rawId: url(id), type: 'public-key', clientExtensionResults: {} },
    response,
  });

  return {
    /** A new key, for what `offer-passkey` answered. */
    register({ challenge }: { challenge: string }): PasskeyProof {
      const { x, y } = publicKey.export({ format: 'jwk' }) as { x: string; y: string };
      const key = Buffer.concat([
        head(5, 5),
        ...[number(1), number(2), number(3), number(-7), number(-1), number(1)],
        ...[number(-2), bytes(Buffer.from(x, 'base64url'))],
        ...[number(-3), bytes(Buffer.from(y, 'base64url'))],
      ]);
      const credential = Buffer.concat([Buffer.alloc(16), Buffer.of(0, id.length), id, key]);
      const data = authenticatorData(PRESENT_AND_VERIFIED | WITH_CREDENTIAL, credential);
      const attestation = Buffer.concat([
        head(5, 3),
        ...[text('fmt'), text('none'), text('attStmt'), head(5, 0)],
        ...[text('authData'), bytes(data)],
      ]);
      return answer({
        clientDataJSON: url(client('webauthn.create', challenge)),
        attestationObject: url(attestation),
        transports: ['internal'],
      });
    },
    /** A signature, for what `ask-passkey` answered. */
    prove({ challenge }: { challenge: string }): PasskeyProof {
      const data = authenticatorData(PRESENT_AND_VERIFIED);
      const said = client('webauthn.get', challenge);
      const signature = sign('sha256', Buffer.concat([data, sha256(said)]), privateKey);
      return answer({
        clientDataJSON: url(said),
        authenticatorData: url(data),
        signature: url(signature),
      });
    },
  };
}
