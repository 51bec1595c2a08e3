#!/usr/bin/env bash
# What a user of the package gets: packs it, installs the tarball elsewhere, and runs the demo from there without the source.
set -euo pipefail
cd "$(dirname "$0")/.."
where=$(mktemp -d)
trap 'rm -rf "$where"' EXIT
npm pack --silent --pack-destination "$where" >/dev/null
cd "$where"
npm init -y >/dev/null
npm install --silent --no-save ./stillwatch-*.tgz
test ! -e node_modules/stillwatch/src
npx --no-install stillwatch --version
npx --no-install stillwatch demo --json --out "$where/demo" >"$where/demo.json"
test -s "$where/demo/findings.json" && test -s "$where/demo/report.html"
node --input-type=module --eval 'import { sketchExchange } from "stillwatch"; if (typeof sketchExchange !== "function") process.exit(1);'
echo "package: demo ran from the tarball"
