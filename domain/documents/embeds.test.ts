import assert from "node:assert/strict";
import { test } from "node:test";
import { findEmbed, frameHosts } from "./embeds.ts";

const frame = (address: string) => findEmbed(address)?.frame;

test("an address that people copy from a known provider leads to the frame of that one thing", () => {
  const video = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ";
  for (const address of [
    "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=42s",
    "https://youtu.be/dQw4w9WgXcQ?si=abc",
    "https://m.youtube.com/shorts/dQw4w9WgXcQ",
    "https://www.youtube.com/live/dQw4w9WgXcQ",
  ])
    assert.equal(frame(address), video, address);
  assert.equal(frame("https://vimeo.com/76979871"), "https://player.vimeo.com/video/76979871?dnt=1");
  assert.equal(
    frame("https://www.aparat.com/v/abc12"),
    "https://www.aparat.com/video/video/embed/videohash/abc12/vt/frame",
  );
  assert.equal(frame("https://t.me/channel/12"), "https://t.me/channel/12?embed=1");
  assert.equal(
    frame("https://soundcloud.com/radio/one-show"),
    "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fradio%2Fone-show",
  );
  assert.equal(frame("https://archive.org/details/salt.1402"), "https://archive.org/embed/salt.1402");
});

test("the other forms of these addresses that programs and phones give out lead there as well", () => {
  const [episode, film] = ["4rOoJ6Egrf8K2IrywzwOMk", "https://player.vimeo.com/video/76979871?dnt=1"];
  for (const [address, wanted] of [
    [`https://open.spotify.com/intl-de/track/${episode}`, `https://open.spotify.com/embed/track/${episode}`],
    ["https://vimeo.com/channels/staffpicks/76979871", film],
    ["https://vimeo.com/76979871/8272103f6e?share=copy", `${film}&h=8272103f6e`],
    ["https://player.vimeo.com/video/76979871?h=8272103f6e", `${film}&h=8272103f6e`],
    ["https://www.datawrapper.de/_/AbC1x/", "https://datawrapper.dwcdn.net/AbC1x/"],
    [
      "https://www.aparat.com/v/abc12/نمک",
      "https://www.aparat.com/video/video/embed/videohash/abc12/vt/frame",
    ],
    [
      "https://m.soundcloud.com/radio/one/",
      "https://w.soundcloud.com/player/?url=https%3A%2F%2Fsoundcloud.com%2Fradio%2Fone",
    ],
    ["https://www.youtube.com/shorts/dQw4w9WgXcQ/", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"],
  ])
    assert.equal(frame(address as string), wanted);
  assert.equal(findEmbed("https://www.datawrapper.de/blog"), undefined);
});

test("every frame comes from a host of the list, and nothing else is one", () => {
  for (const address of [
    "https://youtu.be/dQw4w9WgXcQ",
    "https://vimeo.com/76979871",
    "https://t.me/channel/12",
  ]) {
    assert.ok(frameHosts.has(new URL(frame(address) ?? "").host), address);
  }
  for (const address of [
    "http://www.youtube.com/watch?v=dQw4w9WgXcQ",
    "https://www.youtube.com/",
    "https://www.youtube.com/watch?v=../../x",
    "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ",
    "https://evil.example/?https://youtu.be/dQw4w9WgXcQ",
    "https://user@youtu.be/dQw4w9WgXcQ",
    "https://youtu.be:444/dQw4w9WgXcQ",
    "https://constructor/x",
    "javascript:alert(1)",
    "",
  ])
    assert.equal(findEmbed(address), undefined, address);
});
