// Runs on whatever old Node the machine has, before npm's own scripts: brings node_modules up to the lockfile.
var childProcess = require("node:child_process");
var crypto = require("node:crypto");
var fs = require("node:fs");
var path = require("node:path");

var root = path.join(__dirname, "..");
var stamp = path.join(root, "node_modules", ".apadana-lock");
var lock = crypto
  .createHash("sha256")
  .update(fs.readFileSync(path.join(root, "package-lock.json")))
  .update(process.platform + process.arch)
  .digest("hex");

function read(file) {
  try {
    return fs.readFileSync(file, "utf8");
  } catch (_error) {
    return "";
  }
}

function install() {
  var npm = process.env.npm_execpath;
  var result = childProcess.spawnSync(
    npm ? process.execPath : "npm",
    // What builds is among what develops, which npm leaves out where NODE_ENV says production.
    (npm ? [npm] : []).concat(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"]),
    { cwd: root, stdio: ["ignore", "inherit", "inherit"] },
  );
  if (result.status !== 0) {
    console.error("npm ci did not succeed; nothing was started.");
    process.exit(result.status || 1);
  }
  // Scripts that serve begin with "exec": their shell gives way to node, or npm's SIGTERM would end the shell alone and leave
  // the server without anybody. Windows has no such word, and no such signal.
  if (process.platform === "win32")
    fs.writeFileSync(path.join(root, "node_modules", ".bin", "exec.cmd"), "@%*\r\n");
  fs.writeFileSync(stamp, lock);
}

if (read(stamp) !== lock) {
  console.info("Installing dependencies ...");
  install();
}
