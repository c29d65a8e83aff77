/** @type {import('next').NextConfig} */
export default {
  poweredByHeader: false,
  reactStrictMode: true,
  // The HTTP process in server/ compresses, caches and sets every header itself.
  compress: false,
  generateEtags: false,
  productionBrowserSourceMaps: false,
  // Uploads are re-encoded by us; the optimiser's route stays closed.
  images: { unoptimized: true },
  serverExternalPackages: [
    "better-sqlite3",
    "@node-rs/argon2",
    "nodemailer",
    "mrml",
    "@zxcvbn-ts/language-common",
  ],
  experimental: {
    authInterrupts: true,
    globalNotFound: true,
    // A page's code is loaded when it is first asked for: most of it is the desk's.
    preloadEntriesOnStart: false,
    serverActions: { bodySizeLimit: "4mb" },
  },
};
