/**
 * The part of the dashboard that never changes while a reader filters: Leaflet and the drawing code stand before this
 * text, the payload comes as its data. Streamlit sends it once and afterwards only its hash.
 *
 * data: bytes; a SHA-256 as 64 hexadecimal digits, a line feed, then the payload as JSON.
 */
const HASH_LENGTH = 64;

export default function ({ data }) {
  const store = (globalThis.SarhadStore ??= { payloads: new Map(), waiting: new Map() });
  const bytes = data instanceof Uint8Array ? data : new Uint8Array(data);
  const hash = new TextDecoder().decode(bytes.subarray(0, HASH_LENGTH));
  if (store.payloads.has(hash)) return;
  const payload = JSON.parse(new TextDecoder().decode(bytes.subarray(HASH_LENGTH + 1)));
  store.payloads.clear();
  store.payloads.set(hash, payload);
  for (const resolve of store.waiting.get(hash) ?? []) resolve(payload);
  store.waiting.delete(hash);
}
