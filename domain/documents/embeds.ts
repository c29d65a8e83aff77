// Whose frames a text may hold. A provider belongs here when its frame shows one thing that an address names.

type Provider = {
  name: string;
  /** The one host that its frames come from. */
  host: string;
  /** The form of the frame: a film, a player of sound, or whatever height its content has. */
  shape: "film" | "sound" | "page";
  /** Its player refuses to play where it is not told which site it plays on. */
  needsOrigin: boolean;
  /** The frame's path for an address of the provider's pages; undefined for an address that shows no one thing. */
  framePath(url: URL): string | undefined;
};

export const providers = {
  youtube: {
    name: "YouTube",
    host: "www.youtube-nocookie.com",
    shape: "film",
    needsOrigin: true,
    framePath: ({ hostname, pathname, searchParams }) => {
      const path = /^\/(?:shorts|embed|live|v)\/([\w-]{11})\/?$/.exec(pathname)?.[1];
      const short = hostname === "youtu.be" ? /^\/([\w-]{11})\/?$/.exec(pathname)?.[1] : undefined;
      const video = path ?? short ?? (/^\/watch\/?$/.test(pathname) ? searchParams.get("v") : null);
      return video && /^[\w-]{11}$/.test(video) ? `/embed/${video}` : undefined;
    },
  },
  vimeo: {
    name: "Vimeo",
    host: "player.vimeo.com",
    shape: "film",
    needsOrigin: false,
    // One that is not listed has its key behind its number.
    framePath: ({ pathname, searchParams }) => {
      const at = /^\/(?:video\/|channels\/[\w-]+\/)?(\d{5,12})(?:\/([0-9a-f]{8,12}))?\/?$/.exec(pathname);
      const key = at?.[2] ?? /^[0-9a-f]{8,12}$/.exec(searchParams.get("h") ?? "")?.[0];
      return at ? `/video/${at[1]}?dnt=1${key ? `&h=${key}` : ""}` : undefined;
    },
  },
  aparat: {
    name: "Aparat",
    host: "www.aparat.com",
    shape: "film",
    needsOrigin: false,
    framePath: ({ pathname }) =>
      found(
        /^\/v\/([A-Za-z0-9]{4,12})(?:\/[^/]*)?$/,
        pathname,
        (id) => `/video/video/embed/videohash/${id}/vt/frame`,
      ),
  },
  archive: {
    name: "Internet Archive",
    host: "archive.org",
    shape: "film",
    needsOrigin: false,
    framePath: ({ pathname }) =>
      found(/^\/(?:details|embed)\/([\w.-]{1,100})\/?$/, pathname, (id) => `/embed/${id}`),
  },
  soundcloud: {
    name: "SoundCloud",
    host: "w.soundcloud.com",
    shape: "sound",
    needsOrigin: false,
    framePath: ({ pathname }) =>
      found(
        /^(\/[\w-]+\/(?:sets\/)?[\w-]+)\/?$/,
        pathname,
        (path) => `/player/?url=${encodeURIComponent(`https://soundcloud.com${path}`)}`,
      ),
  },
  spotify: {
    name: "Spotify",
    host: "open.spotify.com",
    shape: "sound",
    needsOrigin: false,
    framePath: ({ pathname }) =>
      found(
        /^\/(?:intl-[a-z]+\/)?(?:embed\/)?((?:episode|show|track)\/[A-Za-z0-9]{22})\/?$/,
        pathname,
        (path) => `/embed/${path}`,
      ),
  },
  telegram: {
    name: "Telegram",
    host: "t.me",
    shape: "page",
    needsOrigin: false,
    framePath: ({ pathname }) =>
      found(/^\/(?:s\/)?([A-Za-z]\w{3,31}\/\d{1,9})\/?$/, pathname, (post) => `/${post}?embed=1`),
  },
  datawrapper: {
    name: "Datawrapper",
    host: "datawrapper.dwcdn.net",
    shape: "page",
    needsOrigin: false,
    framePath: ({ pathname }) =>
      found(/^\/(?:_\/)?([A-Za-z0-9]{5})(?:\/\d*)?\/?$/, pathname, (id) => `/${id}/`),
  },
} satisfies Record<string, Provider>;

type Name = keyof typeof providers;

// The hosts on which a provider's pages stand, as people copy their addresses.
const pageHosts: Record<string, Name> = {
  "www.youtube.com": "youtube",
  "youtube.com": "youtube",
  "m.youtube.com": "youtube",
  "music.youtube.com": "youtube",
  "youtu.be": "youtube",
  "www.youtube-nocookie.com": "youtube",
  "vimeo.com": "vimeo",
  "player.vimeo.com": "vimeo",
  "www.aparat.com": "aparat",
  "aparat.com": "aparat",
  "archive.org": "archive",
  "www.archive.org": "archive",
  "soundcloud.com": "soundcloud",
  "m.soundcloud.com": "soundcloud",
  "www.soundcloud.com": "soundcloud",
  "open.spotify.com": "spotify",
  "t.me": "telegram",
  "telegram.me": "telegram",
  "datawrapper.dwcdn.net": "datawrapper",
  "www.datawrapper.de": "datawrapper",
};

/** The frame that shows what an address of a known provider names; undefined for any other address. */
export function findEmbed(address: string): { provider: Name; frame: string } | undefined {
  const url = address.length <= 500 && !/[\s()]/.test(address) ? URL.parse(address) : null;
  if (url?.protocol !== "https:" || url.port !== "" || url.username !== "") return undefined;
  const provider = Object.hasOwn(pageHosts, url.hostname) ? pageHosts[url.hostname] : undefined;
  const path = provider && providers[provider].framePath(url);
  return path ? { provider, frame: `https://${providers[provider].host}${path}` } : undefined;
}

/** Every host that a frame may come from. */
export const frameHosts: ReadonlySet<string> = new Set(Object.values(providers).map(({ host }) => host));

function found(form: RegExp, path: string, frame: (part: string) => string): string | undefined {
  const part = form.exec(path)?.[1];
  return part === undefined ? undefined : frame(part);
}
