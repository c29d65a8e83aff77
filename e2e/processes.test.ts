import { once } from "node:events";
import { get } from "node:http";
import { connect } from "node:net";
import { openDesk } from "#fixtures/open-desk.ts";
import { expect, test } from "./journey.ts";
import type { RunningServer } from "./server.ts";

test("several processes serve one port: each next answer of all of them knows a change, one that is killed is replaced, and jobs run once", async ({
  start,
}) => {
  const site = await start({ PROCESSES: "3" });
  const pids = listening(site);
  expect(pids).toHaveLength(3);
  const desk = await openDesk(site.dataDir);

  for (let i = 0; i < 20; i += 1) {
    desk.publish(`Now it says ${i}`);
    const pages = await Promise.all(Array.from({ length: 12 }, () => read(`${site.url}/en/articles/shared`)));
    for (const page of pages) expect(page).toContain(`Now it says ${i}<`);
  }

  const [victim] = pids;
  process.kill(Number(victim), "SIGKILL");
  await expect.poll(() => listening(site).length).toBe(4);
  expect(site.complaints()).toMatch(new RegExp(`Server process ${victim} ended \\(SIGKILL\\)`));
  desk.publish("After the loss");
  for (let i = 0; i < 30; i += 1) {
    expect(await read(`${site.url}/en/articles/shared`)).toContain("After the loss<");
  }

  const slugs = Array.from({ length: 8 }, (_, i) => `due-${i}`);
  for (const slug of slugs) desk.schedule(slug);
  for (const slug of slugs) {
    await expect.poll(() => read(`${site.url}/en/articles/${slug}`)).toContain(`${slug}<`);
  }
  expect(desk.countPublished()).toEqual(slugs.map(() => 1));
});

test("processes end with the one that watches over them, however it ends", async ({ start }) => {
  const site = await start({ PROCESSES: "2" });
  await site.kill();
  await expect.poll(() => read(`${site.url}/healthz`).catch(() => "nobody")).toBe("nobody");
  const again = await start({ PROCESSES: "2" }, site.dataDir);
  expect(await read(`${again.url}/healthz`)).toBe("ok");
  expect(await again.stop()).toBe(0);
});

test("processes that share a port do not share it with a site that has it already", async ({ start }) => {
  const site = await start();
  const port = new URL(site.url).port;
  await expect(start({ PROCESSES: "2", PORT: port })).rejects.toThrow(/another process listens/);
});

for (const PROCESSES of ["1", "2"]) {
  test(`what is in flight at SIGTERM is still answered, also when it comes to all and again by npm (processes: ${PROCESSES})`, async ({
    start,
  }) => {
    const site = await start({ PROCESSES });
    const socket = connect(Number(new URL(site.url).port), "localhost").setEncoding("utf8");
    let text = "";
    socket.on("data", (part) => {
      text += part;
    });
    const body = '--end\r\nContent-Disposition: form-data; name="email"\r\n\r\nnobody\r\n--end--\r\n';
    socket.write(
      [
        "POST /en HTTP/1.1",
        `Host: ${new URL(site.url).host}`,
        `Origin: ${site.url}`,
        "Content-Type: multipart/form-data; boundary=end",
        `Content-Length: ${body.length}`,
        "Expect: 100-continue",
        "Connection: close",
        "",
        "",
      ].join("\r\n"),
    );
    // The server has the request from here on, and waits for its body.
    await expect.poll(() => text).toContain("100 Continue");
    const stopAll = () => {
      for (const pid of listening(site)) terminate(Number(pid));
      return site.stop();
    };
    const first = stopAll();
    await expect.poll(() => read(`${site.url}/healthz`).catch(() => "closed")).toBe("closed");
    const second = stopAll();
    socket.write(body);
    await once(socket, "close");
    expect(text).toMatch(/\r\n\r\nHTTP\/1\.1 \d{3} /);
    expect(await Promise.all([first, second])).toEqual([0, 0]);
  });
}

function terminate(pid: number): void {
  try {
    process.kill(pid, "SIGTERM");
  } catch (error) {
    // One that had nothing to answer has ended already.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

function listening(site: RunningServer): string[] {
  return [...site.output().matchAll(/Server process (\d+) listens/g)].map(([, pid]) => pid ?? "");
}

// Each over a connection of its own, which any of the processes may take.
function read(url: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false }, async (res) => {
      resolve(Buffer.concat(await res.toArray()).toString("utf8"));
    }).once("error", reject);
  });
}
