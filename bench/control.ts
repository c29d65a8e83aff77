import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { cores, end, spawnPinned } from "./pinned.ts";

export type Control = { url: string; pid: number; stop: () => Promise<void> };

/** Has nginx serve saved gzip bytes as static files under the given paths, as fast as it can. */
export async function startControl(
  folder: string,
  port: number,
  pages: { path: string; type: string; gzipped: Buffer }[],
): Promise<Control> {
  rmSync(folder, { recursive: true, force: true });
  for (const { path, gzipped } of pages) {
    const file = join(folder, "pages", `${path}.gz`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, gzipped);
  }
  const config = join(folder, "nginx.conf");
  writeFileSync(config, configuration(folder, port, pages));
  const child = spawnPinned(cores.server, ["nginx", "-c", config, "-e", join(folder, "error.log")], {
    echo: true,
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  return { url: `http://127.0.0.1:${port}`, pid: child.pid ?? 0, stop: () => end(child) };
}

function configuration(folder: string, port: number, pages: { path: string; type: string }[]): string {
  const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
    .map((name) => `${name}_temp_path ${folder}/${name};`)
    .join(" ");
  const locations = pages
    .map(({ path, type }) => `location = ${path} { types { } default_type "${type}"; }`)
    .join("\n    ");
  return `daemon off; master_process off; worker_processes 1; pid ${folder}/pid; error_log ${folder}/error.log;
events { worker_connections 512; }
http {
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 100000000; open_file_cache max=1000; ${temporary}
  server {
    listen 127.0.0.1:${port}; root ${folder}/pages; gzip_static always;
    ${locations}
  }
}
`;
}
