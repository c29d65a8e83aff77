import { BlockList, isIP } from "node:net";
import { parseConnectionUrl } from "nodemailer/lib/shared";
import type SMTPConnection from "nodemailer/lib/smtp-connection";

type RelayOptions = SMTPConnection.Options & { auth?: object };

// This machine and private networks (RFC 1918, RFC 4193).
const near = new BlockList();
for (const [net, bits] of [
  ["127.0.0.0", 8],
  ["10.0.0.0", 8],
  ["172.16.0.0", 12],
  ["192.168.0.0", 16],
] as const)
  near.addSubnet(net, bits, "ipv4");
near.addAddress("::1", "ipv6");
near.addSubnet("fc00::", 7, "ipv6");

/**
 * How to connect to the relay of an `smtp:` or `smtps:` address. To a far one no mail and no password goes unless the
 * connection is encrypted: who sits on the line could else take STARTTLS out of the server's answer and read every subscriber's
 * address (RFC 3207, section 6). A near one is spoken to as it offers, under whatever certificate it made for itself.
 * `?requireTLS=false` or `true` in the address says otherwise.
 */
export function relayOptions(smtpUrl: string): RelayOptions {
  const options = parseConnectionUrl(smtpUrl) as RelayOptions;
  const isStrict = options.requireTLS ?? !isNear(options.host ?? "");
  return { requireTLS: isStrict, ...(isStrict ? {} : { tls: { rejectUnauthorized: false } }), ...options };
}

// A name without a dot is known to the machine's own network alone: localhost, a container.
function isNear(host: string): boolean {
  const address = host.replace(/^\[|\]$/g, "");
  const family = isIP(address);
  return family === 0 ? !address.includes(".") : near.check(address, family === 4 ? "ipv4" : "ipv6");
}
