import { writeFileSync } from "node:fs";
import type { CDPSession } from "@playwright/test";

/** Begins to record what a page's process does. */
export async function startTrace(tools: CDPSession) {
  await tools.send("Tracing.start", {
    transferMode: "ReturnAsStream",
    traceConfig: {
      includedCategories: [
        "devtools.timeline",
        "v8.execute",
        "disabled-by-default-v8.cpu_profiler",
        "disabled-by-default-devtools.timeline",
        "blink.user_timing",
        "loading",
      ],
    },
  });
}

/** Ends the recording and writes it to a file that Chromium's own tools read. */
export async function endTrace(tools: CDPSession, file: string) {
  const done = new Promise<string>((resolve) => {
    tools.once("Tracing.tracingComplete", ({ stream }) => resolve(stream ?? ""));
  });
  await tools.send("Tracing.end");
  const handle = await done;
  let text = "";
  for (;;) {
    const { data, eof } = await tools.send("IO.read", { handle });
    text += data;
    if (eof) break;
  }
  writeFileSync(file, text);
}
