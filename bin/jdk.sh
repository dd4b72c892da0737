# Finds a JDK that is new enough; sourced by the commands beside it.
wanted=25

# The release file costs nothing to read; starting a JVM to ask costs a second.
version_of() {
  if [ -r "$1/release" ]; then
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
  else
    "$1/bin/java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1
  fi
}

fits() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
  found=$(version_of "$1")
  [ "${found:-0}" -ge "$wanted" ]
}

home_of_command() {
  command=$(command -v java) || return 1
  while [ -L "$command" ]; do
    link=$(readlink "$command")
    case $link in
      /*) command=$link ;;
      *) command=$(dirname "$command")/$link ;;
    esac
  done
  (cd "$(dirname "$command")/.." && pwd -P)
}

find_jdk() {
  for jdk in "${JAVA_HOME:-}" "$(home_of_command || true)" \
    /usr/lib/jvm/* /usr/local/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/homebrew/opt/openjdk* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "${HOME:-/}"/Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-/}"/.sdkman/candidates/java/* "${HOME:-/}"/.jdks/*; do
    if [ -n "$jdk" ] && fits "$jdk"; then
      echo "$jdk"
      return
    fi
  done
  return 1
}
