# Sourced by ./mvnw and ./holdfast: exports JAVA_HOME of a JDK 25 or newer, else returns 1.
# Order: HOLDFAST_JAVA_HOME, JAVA_HOME, `java` on the PATH, then the places where systems keep their JDKs.

jdk_major() {
  [ -x "$1/bin/javac" ] || return 1
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null
}

jdk_is_recent() {
  found_major=$(jdk_major "$1") || return 1
  [ "${found_major:-0}" -ge 25 ]
}

jdk_on_path() {
  path_java=$(command -v java 2>/dev/null) || return 0
  path_java=$(readlink -f "$path_java" 2>/dev/null) || return 0
  dirname "$(dirname "$path_java")"
}

jdk_candidates() {
  printf '%s\n' "${HOLDFAST_JAVA_HOME-}" "${JAVA_HOME-}" "$(jdk_on_path)"
  find /usr/lib/jvm /opt /Library/Java/JavaVirtualMachines "${HOME:-/}/.sdkman/candidates/java" "${HOME:-/}/.jdks" \
    -maxdepth 4 -name javac -path '*/bin/javac' 2>/dev/null | sed 's#/bin/javac$##' | sort
}

find_jdk() {
  while IFS= read -r candidate; do
    if [ -n "$candidate" ] && jdk_is_recent "$candidate"; then
      JAVA_HOME=$candidate
      export JAVA_HOME
      return 0
    fi
  done <<CANDIDATES
$(jdk_candidates)
CANDIDATES
  return 1
}

find_jdk
