// What the lockfile may hold. Each rule is a way by which packages were poisoned before.

type Entry = {
  version?: string;
  resolved?: string;
  integrity?: string;
  link?: boolean;
  optional?: boolean;
  hasInstallScript?: boolean;
};

export type Lockfile = { packages: Record<string, Entry> };
export type Manifest = Record<
  "dependencies" | "devDependencies" | "optionalDependencies",
  Record<string, string> | undefined
>;

// Programs that packages run when they are installed: only these may. (esbuild puts its binary into place; drizzle-kit uses it.)
const mayRunAtInstall = new Set(["esbuild"]);
// What guards the doors stands in the lockfile in the very version that the manifest names, wherever it is used.
const guards = ["next-auth", "@auth/core", "@node-rs/argon2", "@simplewebauthn/server", "otpauth", "next"];
const registryFile = /^https:\/\/[^/?#]+\/(?:@[^/]+\/)?[^/]+\/-\/[^/?#]+\.tgz$/;
const exact = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/;

/** Where a lockfile and its manifest break the rules, a line each. */
export function lockfileProblems(lock: Lockfile, manifest: Manifest): string[] {
  const entries = Object.entries(lock.packages).filter(([path]) => path !== "");
  const direct = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  return [
    ...Object.entries(direct).flatMap(([name, range]) =>
      exact.test(range) ? [] : [`${name}: ${range} is no exact version`],
    ),
    ...entries.flatMap(([path, entry]) => entryProblems(path, entry)),
    ...guards.flatMap((name) => guardProblems(name, entries, direct[name])),
  ];
}

function entryProblems(
  path: string,
  { resolved, integrity, link, optional, hasInstallScript }: Entry,
): string[] {
  const name = nameOf(path);
  const isForeign = link === true || (resolved !== undefined && !registryFile.test(resolved));
  return [
    ...(isForeign ? [`${path}: does not come from a registry`] : []),
    // Of other platforms' packages npm may not know the content yet: npm refuses to install them without.
    ...(integrity === undefined && !optional ? [`${path}: has no integrity`] : []),
    ...(hasInstallScript && !mayRunAtInstall.has(name)
      ? [`${path}: would run a program when installed`]
      : []),
  ];
}

function guardProblems(name: string, entries: [string, Entry][], wanted: string | undefined): string[] {
  const found = entries.filter(([path]) => nameOf(path) === name);
  const versions = [...new Set(found.map(([, { version }]) => version))];
  if (versions.length > 1)
    return [`${name}: stands in the lockfile in several versions, ${versions.join(" and ")}`];
  if (wanted !== undefined && versions[0] !== wanted) return [`${name}: is ${versions[0]}, not ${wanted}`];
  return [];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("node_modules/") + "node_modules/".length);
}
