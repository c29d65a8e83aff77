import assert from "node:assert/strict";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { after, test } from "node:test";
import { SMTPServer } from "smtp-server";
import { openTestSmtp } from "#fixtures/test-smtp.ts";
import { openLane, RelayRefusal } from "./relay.ts";
import { relayOptions } from "./relay-address.ts";

test("a far relay is spoken to over TLS or not at all, one of the own network as it offers", () => {
  for (const [address, isRequired] of [
    ["smtp://user:password@relay.example:587", true],
    ["smtp://203.0.113.5:25", true],
    ["smtp://[2001:db8::5]:25", true],
    ["smtp://localhost:25", false],
    ["smtp://mailpit:1025", false],
    ["smtp://127.0.0.1:25", false],
    ["smtp://172.20.0.4:25", false],
    ["smtp://[::1]:25", false],
    ["smtp://relay.example:25?requireTLS=false", false],
    ["smtp://mailpit:1025?requireTLS=true", true],
  ] as const)
    assert.equal(relayOptions(address).requireTLS, isRequired, address);
  const { secure, auth, host, port } = relayOptions("smtps://user:pass%3Aword@relay.example");
  assert.deepEqual(
    [secure, auth, host, port],
    [true, { user: "user", pass: "pass:word" }, "relay.example", undefined],
  );
});

test("a near server may have made its certificate itself, a strict one not", async () => {
  const server = new SMTPServer({ authOptional: true });
  const { port } = (await once(server.listen(0, "127.0.0.1"), "listening").then(() =>
    server.server.address(),
  )) as AddressInfo;
  after(() => server.close());
  const near = openLane(`smtp://127.0.0.1:${port}`, { perConnection: 1 });
  await near.open();
  assert.equal(near.isOpen(), true);
  near.close();
  const strict = openLane(`smtp://127.0.0.1:${port}?requireTLS=true`, { perConnection: 1 });
  await assert.rejects(strict.open(), /certificate/);
});

test("a server that offers no TLS gets neither password nor mail where TLS is required", async () => {
  const { url, mails } = await openTestSmtp();
  const lane = openLane(`${url}?requireTLS=true`, { perConnection: 1 });
  await assert.rejects(lane.open(), (error) => error instanceof RelayRefusal && error.reason === "route");
  assert.equal(lane.isOpen(), false);
  assert.deepEqual(mails, []);
});
