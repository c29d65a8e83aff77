// What must stand in no log and no audit entry: addresses of people, and secrets that came by in a link or a header.

const address = /[^\s<>"'«»“”(),;:@/[\]=?&]{1,64}@[^\s<>"'«»“”(),;:@/]+\.[^\s<>"'«»“”(),;:@/.]+/g;
const linkWithToken =
  /(\/(?:admin\/(?:setup|invitations?|reset|recover)|[a-z-]+\/newsletter\/(?:confirm|preferences|unsubscribe)|newsletter\/unsubscribe)\/)[^\s/?#"']+/g;
const named =
  /((?:password|passphrase|secret|token|authorization|cookie|set-cookie|otp)"?\s*[:=]\s*"?)(?:(?:Bearer|Basic)\s+)?[^\s"&,;]+/gi;
// But for an error's own, as Node prints it.
const code = /((?:code|Code|CODE)"?\s*[:=]\s*"?)(?!'(?:SQLITE|ERR|E[A-Z]+)(?:_[A-Z_]+)?')[^\s"&,;]+/g;
const userInfo = /(\b[a-z][a-z+.-]*:\/\/)[^\s/@]+@/gi;

/** A text without people's e-mail addresses, passwords, tokens and the credentials in an address. */
export function scrub(text: string): string {
  return text
    .replace(userInfo, "$1[hidden]@")
    .replace(linkWithToken, "$1[hidden]")
    .replace(named, "$1[hidden]")
    .replace(code, "$1[hidden]")
    .replace(address, "[address]");
}
