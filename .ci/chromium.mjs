// Finds a Chromium for the browser story; `--install` also tries to install Debian's.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";

const playwright = () => {
	const cache = process.env.PLAYWRIGHT_BROWSERS_PATH ?? join(homedir(), ".cache", "ms-playwright");
	if (!existsSync(cache)) return [];
	return readdirSync(cache)
		.filter((name) => name.startsWith("chromium-"))
		.map((name) => join(cache, name, "chrome-linux", "chrome"));
};

export function findChromium() {
	const candidates = [
		process.env.CHROMIUM,
		"/usr/bin/chromium",
		"/usr/bin/chromium-browser",
		"/usr/bin/google-chrome",
		"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
		...playwright(),
	];
	return candidates.find((path) => path && existsSync(path));
}

export function installChromium() {
	if (process.platform !== "linux" || process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get"))
		return undefined;
	console.error("accord: installing Chromium from Debian's packages for the browser story ...");
	const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
	spawnSync("apt-get", ["update", "-qq"], { stdio: ["ignore", "ignore", "inherit"], env });
	spawnSync("apt-get", ["install", "-y", "-qq", "chromium"], { stdio: ["ignore", "ignore", "inherit"], env });
	return findChromium();
}

if (process.argv.includes("--install")) {
	const found = findChromium() ?? installChromium();
	console.error(found ? `accord: Chromium at ${found}` : "accord: no Chromium, and none could be installed");
	process.exit(found ? 0 : 1);
}
