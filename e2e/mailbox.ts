import { once } from "node:events";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer } from "smtp-server";

export type Mailbox = {
  /** The setting by which a server sends its mail here. */
  smtpUrl: string;
  /** The next mail to an address, of that subject if one is named, that no one has taken: parsed from the wire. */
  take(address: string, subject?: string): Promise<ParsedMail>;
  /** How many mails to an address arrived and were not taken. */
  waiting(address: string): number;
  close(): Promise<void>;
};

/** A real SMTP server on this machine that keeps what it is given. */
export async function openMailbox(): Promise<Mailbox> {
  const mails: { to: string; mail: ParsedMail }[] = [];
  const takers = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["AUTH", "STARTTLS"],
    onData(stream, session, done) {
      simpleParser(stream).then((mail) => {
        for (const { address } of session.envelope.rcptTo) mails.push({ to: address.toLowerCase(), mail });
        done();
        for (const taker of takers) taker();
      }, done);
    },
  });
  const listener = server.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const address = listener.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return {
    smtpUrl: `smtp://127.0.0.1:${address.port}`,
    take: (to, subject) =>
      new Promise((resolve) => {
        const take = () => {
          const index = mails.findIndex(
            (each) =>
              each.to === to.toLowerCase() && (subject === undefined || each.mail.subject === subject),
          );
          const found = mails[index];
          if (!found) return;
          mails.splice(index, 1);
          takers.delete(take);
          resolve(found.mail);
        };
        takers.add(take);
        take();
      }),
    waiting: (to) => mails.filter((mail) => mail.to === to.toLowerCase()).length,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** The link of a mail that leads to a path of the site. Throws where one of its parts, text or HTML, has none. */
export function linkIn(mail: ParsedMail, path: string): string {
  const link = [...(mail.text ?? "").matchAll(/http:\/\/localhost:\d+\/\S+/g)]
    .map(([url]) => url)
    .find((url) => url.includes(path));
  if (!link || !String(mail.html).includes(link)) throw new Error(`no link to ${path} in:\n${mail.text}`);
  return link;
}
