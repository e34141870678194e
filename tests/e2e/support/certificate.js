// A certificate for hosts that exist only in a test: made anew each time, so that none lies in the repository.

import { createHash, generateKeyPairSync, sign } from "node:crypto";

/** A key, a certificate for `names` signed with it, and what Chromium calls the key when it is told to trust it. */
export function makeCertificate(names) {
  const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const spki = publicKey.export({ type: "spki", format: "der" });
  const signature = sequence(oid(1, 2, 840, 10045, 4, 3, 2)); // ecdsa-with-SHA256
  const name = sequence(set(sequence(oid(2, 5, 4, 3), text(0x0c, "Dateline tests"))));
  const [day, now] = [24 * 60 * 60 * 1000, Date.now()];
  const validity = sequence(time(now - day), time(now + 30 * day));
  const hosts = sequence(...names.map((it) => text(0x82, it)));
  const extensions = tlv(0xa3, sequence(sequence(oid(2, 5, 29, 17), tlv(0x04, hosts)))); // subjectAltName
  const version = tlv(0xa0, integer(2));
  const content = sequence(version, integer(now), signature, name, validity, name, spki, extensions);
  const proof = tlv(0x03, Buffer.concat([Buffer.of(0), sign("sha256", content, privateKey)]));
  return {
    key: privateKey.export({ type: "pkcs8", format: "pem" }),
    cert: pem(sequence(content, signature, proof)),
    spkiHash: createHash("sha256").update(spki).digest("base64"),
  };
}

// DER: a tag, a length, what it holds.

function tlv(tag, content) {
  const { length } = content;
  // In as few bytes as it takes, or Chromium takes no such certificate.
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.of(tag, ...size), content]);
}

const sequence = (...parts) => tlv(0x30, Buffer.concat(parts));
const set = (...parts) => tlv(0x31, Buffer.concat(parts));
const text = (tag, words) => tlv(tag, Buffer.from(words, "latin1"));

function integer(value) {
  const digits = value.toString(16);
  const bytes = Buffer.from(digits.length % 2 ? `0${digits}` : digits, "hex");
  // A first bit that is set would make it negative.
  return tlv(0x02, bytes[0] < 0x80 ? bytes : Buffer.concat([Buffer.of(0), bytes]));
}

function oid(first, second, ...others) {
  const bytes = [first * 40 + second];
  for (const number of others) {
    const groups = [number & 0x7f];
    for (let rest = number >> 7; rest > 0; rest >>= 7) groups.unshift((rest & 0x7f) | 0x80);
    bytes.push(...groups);
  }
  return tlv(0x06, Buffer.from(bytes));
}

/** `YYMMDDhhmmssZ`. */
const time = (ms) => text(0x17, `${new Date(ms).toISOString().replace(/\D/g, "").slice(2, 14)}Z`);

function pem(der) {
  const lines = der.toString("base64").match(/.{1,64}/g);
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
