/** 128 random bits in hexadecimal digits. Unlike crypto.randomUUID this is there also on pages that came by plain HTTP. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
