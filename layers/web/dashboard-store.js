/**
 * The part of the dashboard that never changes while a reader filters: Leaflet, the drawing code and its styles stand
 * before this text, the payload comes as its data. Streamlit sends it once and afterwards only its hash.
 *
 * data: bytes; a SHA-256 as 64 hexadecimal digits, a line feed, then the payload as JSON.
 */
const HASH_LENGTH = 64;

export default function ({ data }) {
  const bytes = data instanceof Uint8Array ? data : new Uint8Array(data);
  const hash = new TextDecoder().decode(bytes.subarray(0, HASH_LENGTH));
  if (!PAYLOADS.has(hash)) {
    PAYLOADS.clear();
    PAYLOADS.set(hash, JSON.parse(new TextDecoder().decode(bytes.subarray(HASH_LENGTH + 1))));
    for (const resolve of WAITING.get(hash) ?? []) resolve(PAYLOADS.get(hash));
    WAITING.delete(hash);
  }
  const hub = (globalThis.SarhadHub ??= {});
  hub.ready ??= new Promise((resolve) => { hub.open = resolve; });
  hub.open(showMap);
}
