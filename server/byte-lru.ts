/** A least-recently-used cache bounded by the bytes that its values hold, not by their count. */
type ByteLru<V> = {
  get(key: string): V | undefined;
  set(key: string, value: V, bytes: number): void;
  delete(key: string): void;
  readonly bytes: number;
};

export function byteLru<V>(maxBytes: number): ByteLru<V> {
  // A Map keeps insertion order: the first key is the one used longest ago.
  const entries = new Map<string, { value: V; bytes: number }>();
  let newest: { value: V; bytes: number } | undefined;
  let held = 0;

  function remove(key: string): void {
    const entry = entries.get(key);
    if (!entry) return;
    entries.delete(key);
    held -= entry.bytes;
  }

  return {
    get bytes() {
      return held;
    },
    get(key) {
      const entry = entries.get(key);
      if (!entry || entry === newest) return entry?.value;
      entries.delete(key);
      entries.set(key, entry);
      newest = entry;
      return entry.value;
    },
    set(key, value, bytes) {
      remove(key);
      if (bytes > maxBytes) return;
      newest = { value, bytes };
      entries.set(key, newest);
      held += bytes;
      for (const oldest of entries.keys()) {
        if (held <= maxBytes) break;
        remove(oldest);
      }
    },
    delete: remove,
  };
}
