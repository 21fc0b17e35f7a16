#!/bin/sh
# Tells what this machine lacks for Holdfast and how to get it. Exit code 1 when something needed is missing.
set -u

ROOT=$(cd "$(dirname "$0")/../.." && pwd)
missing=0

good() {
  printf '  ok       %-12s %s\n' "$1" "$2"
}

note() {
  printf '  note     %-12s %s\n' "$1" "$2"
}

bad() {
  printf '  MISSING  %-12s %s\n' "$1" "$2"
  missing=$((missing + 1))
}

check_jdk() {
  if . "$ROOT/.mvn/find-jdk.sh"; then
    good JDK "$JAVA_HOME"
  else
    bad JDK "no JDK 25 found. Install one, for instance Temurin 25 from adoptium.net, or point HOLDFAST_JAVA_HOME to it."
  fi
}

check_node() {
  if ! command -v node >/dev/null 2>&1; then
    bad Node.js "not found. Install Node.js 20.19 or newer from nodejs.org or your system's packages."
    return
  fi
  if node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)'; then
    good Node.js "$(node --version)"
  else
    bad Node.js "$(node --version) is too old; 20.19 or newer is needed."
  fi
  if command -v npm >/dev/null 2>&1; then
    good npm "$(npm --version)"
  else
    bad npm "not found; it comes with Node.js."
  fi
}

check_tools() {
  for tool in curl unzip tar; do
    if command -v "$tool" >/dev/null 2>&1; then
      good "$tool" "$(command -v "$tool")"
    else
      note "$tool" "not found; ./mvnw wants one of curl and wget, and unzip, the first time."
    fi
  done
}

check_root() {
  [ "$(id -u)" -eq 0 ] || return 0
  if unshare --user true 2>/dev/null; then
    good "root" "PostgreSQL refuses root; it runs in a user namespace of its own here"
  else
    bad "root" "PostgreSQL refuses to run as root and this system forbids user namespaces. Run Holdfast as an ordinary user."
  fi
}

check_memory() {
  [ -r /proc/meminfo ] || return 0
  mebibytes=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo)
  if [ "$mebibytes" -ge 3000 ]; then
    good memory "$mebibytes MiB available"
  else
    note memory "$mebibytes MiB available; the platform takes about 2,000 and its build about 1,500."
  fi
}

check_disk() {
  mebibytes=$(df -Pk "$ROOT" | awk 'NR == 2 { print int($4 / 1024) }')
  if [ "$mebibytes" -ge 3000 ]; then
    good disk "$mebibytes MiB free"
  else
    bad disk "$mebibytes MiB free; packages, build and data take about 3,000."
  fi
}

check_limits() {
  [ -r /proc/sys/vm/max_map_count ] || return 0
  maps=$(cat /proc/sys/vm/max_map_count)
  if [ "$maps" -ge 65530 ]; then
    good mappings "vm.max_map_count is $maps"
  else
    note mappings "vm.max_map_count is $maps; many isolates need more: sysctl -w vm.max_map_count=262144"
  fi
  files=$(ulimit -n)
  if [ "$files" = unlimited ] || [ "$files" -ge 4096 ]; then
    good files "up to $files open files"
  else
    note files "only $files open files at once; raise it with ulimit -n 65536"
  fi
}

check_ports() {
  if "$ROOT/holdfast" status >/dev/null 2>&1; then
    good ports "Holdfast is running"
    return
  fi
  command -v node >/dev/null 2>&1 || return 0
  taken=$(node -e '
    const net = require("node:net");
    const ports = { 8080: "control-plane", 8787: "tenants", 8081: "keycloak", 8083: "keycloak-health", 8082: "stripe", 8788: "pod", 5442: "postgres", 6390: "redis" };
    for (const [port, name] of Object.entries(ports)) {
      const server = net.createServer();
      server.once("error", () => console.log(`${port} (choose another with --port-${name}=N)`));
      server.listen(Number(port), "127.0.0.1", () => server.close());
    }')
  if [ -z "$taken" ]; then
    good ports "all standard ports are free"
  else
    echo "$taken" | while IFS= read -r line; do note ports "in use: $line"; done
  fi
}

# What holds sandboxes back, tried out rather than guessed.
check_confinement() {
  sandbox=$ROOT/data-plane/sandbox/target/sandbox/bin/sandbox
  if ! command -v bwrap >/dev/null 2>&1; then
    note confinement "no bubblewrap; tenants' code runs UNCONFINED without it. Debian, Ubuntu: apt-get install bubblewrap. Fedora: dnf install bubblewrap"
  elif [ ! -x "$sandbox" ]; then
    note confinement "$(bwrap --version) is here; ./holdfast up builds the sandbox with which it can be tried out"
  elif tried=$(HOLDFAST_JAVA_HOME=${JAVA_HOME:-} "$sandbox" confinement); then
    good confinement "$tried"
  else
    note confinement "tenants' code runs UNCONFINED: $tried. bubblewrap needs user namespaces (sysctl kernel.unprivileged_userns_clone, kernel.apparmor_restrict_unprivileged_userns)"
  fi
}

# Where the pod can have the system keep limits of memory, threads and CPU shares; see the pod's README.
check_cgroups() {
  own=$(sed -n 's/^[0-9]*:memory:\(.*\)/\1/p' /proc/self/cgroup 2>/dev/null)
  unified=$(sed -n 's/^0::\(.*\)/\1/p' /proc/self/cgroup 2>/dev/null)
  if [ -n "$own" ] && [ -w "/sys/fs/cgroup/memory$own" ]; then
    good cgroups "version 1, writable: the system keeps memory limits of sandboxes"
  elif [ -n "$unified" ] && [ -w "/sys/fs/cgroup$unified/cgroup.subtree_control" ]; then
    good cgroups "version 2, delegated: the system keeps memory limits of sandboxes"
  else
    note cgroups "none may be made here; the pod watches memory and CPU time of sandboxes alone. To delegate one: systemd-run --user --scope -p Delegate=yes ./holdfast up"
  fi
}

check_optional() {
  if wrk=$(command -v wrk); then
    good wrk "$wrk"
  else
    note wrk "not found; ./holdfast bench needs it (as root on Debian it installs it: apt-get install wrk)"
  fi
  if chromium=$(command -v chromium || command -v chromium-browser || command -v google-chrome); then
    good Chromium "$chromium"
  else
    note Chromium "not found; ./holdfast test needs it for browser tests (as root on Debian it installs it: apt-get install chromium)"
  fi
}

echo "This machine:"
check_jdk
check_node
check_tools
check_root
check_memory
check_disk
check_limits
check_ports
check_confinement
check_cgroups
check_optional
if [ "$missing" -gt 0 ]; then
  echo "Missing: $missing."
  exit 1
fi
echo "All that is needed is here."
