#!/usr/bin/env bash
# provision.sh [--check] : puts the real servers of the test lab on this machine, once, outside the repository.
#
# Prints one line per part on stdout, "NAME: ok (PATH)" or "NAME: unavailable (REASON)"; progress goes to stderr.
# Exit 0 when every part is there, 1 otherwise. --check changes nothing. Needs bash only; apt and debootstrap need root.
# Cache: $TESTIGO_LAB, default ~/.cache/testigo-lab. Safe to run twice, also at the same time (flock).
set -uo pipefail

HERE=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
LAB=${TESTIGO_LAB:-$HOME/.cache/testigo-lab}
DEBEZIUM_VERSION=3.6.1.Final
RUNNER=debezium-server-dist-$DEBEZIUM_VERSION-runner.jar
MYSQL_ROOT=$LAB/mysql/root
PATH=$PATH:/usr/sbin:/sbin

CHECK=no; [ "${1:-}" = --check ] && CHECK=yes
started=$(date +%s)
say() { echo "lab $(($(date +%s) - started))s: $*" >&2; }

# ---- where each part is (prints the path, or nothing)

first_command() { local name; for name in "$@"; do command -v "$name" && return; done; return 1; }
find_chromium() { [ -x "${TESTIGO_CHROMIUM:-}" ] && echo "$TESTIGO_CHROMIUM" || first_command chromium chromium-browser google-chrome; }
find_mariadb() { [ -f "$LAB/mariadb/.ready" ] && first_command mariadbd; }
find_mysql() { [ -f "$LAB/mysql/.ready" ] && [ -x "$MYSQL_ROOT/usr/sbin/mysqld" ] && echo "$MYSQL_ROOT"; }
find_debezium() { [ -f "$LAB/debezium/.complete-$DEBEZIUM_VERSION" ] && echo "$LAB/debezium"; }
find_poppler() { first_command pdftotext; }

# Java 21 or newer, the newest found: $JAVA_HOME, then /usr/lib/jvm/*, then PATH.
find_java() {
  local java version best='' best_version=20
  for java in "${JAVA_HOME:-/nonexistent}/bin/java" /usr/lib/jvm/*/bin/java "$(command -v java)"; do
    [ -x "$java" ] || continue
    version=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -1)
    [ "${version:-0}" -gt "$best_version" ] && { best=$java; best_version=$version; [ "$java" = "${JAVA_HOME:-}/bin/java" ] && break; }
  done
  [ -n "$best" ] && echo "$best"
}

# ---- how each part gets there

declare -A WHY

apt_install() {
  if ! command -v apt-get >/dev/null; then echo "no apt-get here: install $* by hand"; return 1; fi
  if [ "$(id -u)" != 0 ]; then echo "needs root once: apt-get install $*"; return 1; fi
  export DEBIAN_FRONTEND=noninteractive
  if [ ! -e "$LAB/.apt-updated-$PPID-$$" ]; then apt-get update -q >"$LAB/apt.log" 2>&1; touch "$LAB/.apt-updated-$PPID-$$"; fi
  say "apt-get install $*"
  apt-get install -y -q --no-install-recommends "$@" >>"$LAB/apt.log" 2>&1 || { echo "apt-get install $* failed, see $LAB/apt.log"; return 1; }
}

get_chromium() { WHY[chromium]=$(apt_install chromium fonts-liberation fonts-dejavu-core); }
get_poppler() { WHY[poppler]=$(apt_install poppler-utils); }

get_java() {
  local package
  for package in openjdk-25-jre-headless openjdk-21-jre-headless; do
    apt-cache show "$package" >/dev/null 2>&1 && { WHY[java]=$(apt_install "$package"); return; }
  done
  WHY[java]="no Java 21 or newer found and none in apt: install one and set JAVA_HOME"
}

# Debian stable has no MySQL and sid's needs a newer libc: sid is unpacked into its own folder and run with its own loader (database.ts).
get_mysql() {
  if [ ! -e "$LAB/mysql/.unpacked" ]; then
    [ "$(id -u)" = 0 ] || { WHY[mysql]="needs root once: debootstrap"; return; }
    command -v debootstrap >/dev/null || WHY[mysql]=$(apt_install debootstrap) || return
    say "debootstrap of sid with mysql-server-core (about 500 MB)"
    rm -rf "$MYSQL_ROOT"; mkdir -p "$LAB/mysql"
    debootstrap --variant=minbase --include=mysql-server-core sid "$MYSQL_ROOT" >"$LAB/mysql/debootstrap.log" 2>&1 ||
      { WHY[mysql]="debootstrap failed, see $LAB/mysql/debootstrap.log"; return; }
    rm -rf "$MYSQL_ROOT"/var/cache/apt/* "$MYSQL_ROOT"/var/lib/apt/lists/* "$MYSQL_ROOT"/usr/share/{doc,man,locale}
    touch "$LAB/mysql/.unpacked"
  fi
  say "preparing an empty MySQL data folder"
  local dir=$LAB/mysql; rm -rf "$dir/template" "$dir/.ready"
  (run_mysqld --initialize-insecure --innodb-redo-log-capacity=16M --datadir="$dir/template" ) >"$dir/initialize.log" 2>&1 ||
    { WHY[mysql]="mysqld --initialize failed, see $dir/initialize.log"; rm -rf "$dir/template"; return; }
  add_users "$dir" run_mysqld --innodb-redo-log-capacity=16M --mysqlx=OFF || WHY[mysql]="mysqld did not start, see $dir/users.log"
  rm -f "$dir/template/auto.cnf" # each copy makes its own server_uuid
}

run_mysqld() {
  exec_args=(--no-defaults --secure-file-priv=NULL --lc-messages-dir="$MYSQL_ROOT/usr/share/mysql" --plugin-dir="$MYSQL_ROOT/usr/lib/mysql/plugin/")
  [ "$(id -u)" = 0 ] && exec_args+=(--user=root)
  exec "$MYSQL_ROOT"/usr/lib*/ld-linux-*.so.* --library-path "$(echo "$MYSQL_ROOT"/usr/lib/*-linux-gnu):$MYSQL_ROOT/usr/lib/mysql/private" \
    "$MYSQL_ROOT/usr/sbin/mysqld" "${exec_args[@]}" "$@"
}

get_mariadb() {
  command -v mariadbd >/dev/null && command -v mariadb-install-db >/dev/null || WHY[mariadb]=$(apt_install mariadb-server-core mariadb-client-core) || return
  say "preparing an empty MariaDB data folder"
  local dir=$LAB/mariadb as=(); rm -rf "$dir/template" "$dir/.ready"; mkdir -p "$dir"
  [ "$(id -u)" = 0 ] && as=(--user=root)
  mariadb-install-db --no-defaults "${as[@]}" --datadir="$dir/template" --auth-root-authentication-method=normal --skip-test-db \
    --innodb-log-file-size=16M >"$dir/initialize.log" 2>&1 || { WHY[mariadb]="mariadb-install-db failed, see $dir/initialize.log"; rm -rf "$dir/template"; return; }
  add_users "$dir" mariadbd --no-defaults "${as[@]}" --innodb-log-file-size=16M || WHY[mariadb]="mariadbd did not start, see $dir/users.log"
}

# Starts the server once without network and binlog so that root and dbz (Debezium's account, password dbz) exist in every copy.
add_users() {
  local dir=$1 pid waited=0; shift
  cat >"$dir/users.sql" <<'SQL'
CREATE USER root@'%';
GRANT ALL ON *.* TO root@'%' WITH GRANT OPTION;
CREATE USER dbz@'%' IDENTIFIED BY 'dbz';
GRANT SELECT, RELOAD, SHOW DATABASES, REPLICATION SLAVE, REPLICATION CLIENT, LOCK TABLES ON *.* TO dbz@'%';
SQL
  ("$@" --datadir="$dir/template" --skip-networking --skip-log-bin --socket="$dir/users.sock" --pid-file="$dir/users.pid" \
    --init-file="$dir/users.sql" >"$dir/users.log" 2>&1 </dev/null) & pid=$!
  until grep -q 'ready for connections' "$dir/users.log"; do
    waited=$((waited + 1)); { [ $waited -gt 240 ] || ! kill -0 $pid 2>/dev/null; } && { kill $pid 2>/dev/null; rm -rf "$dir/template"; return 1; }
    sleep 0.25
  done
  kill "$(cat "$dir/users.pid")"; wait $pid
  grep -qE '(^|\[)ERROR' "$dir/users.log" && { rm -rf "$dir/template"; return 1; }
  touch "$dir/.ready"
}

# 781 MB from Maven Central once; 80 MB stay: the jars of debezium-jars.txt hold every class that MySQL, MariaDB and the HTTP sink load.
get_debezium() {
  local tgz=$HOME/.m2/repository/io/debezium/debezium-server-dist/$DEBEZIUM_VERSION/debezium-server-dist-$DEBEZIUM_VERSION.tar.gz
  if [ ! -f "$tgz" ]; then
    command -v mvn >/dev/null || WHY[debezium]=$(apt_install maven) || return
    say "Debezium Server $DEBEZIUM_VERSION from Maven Central (781 MB)"
    mvn -q -B org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get -Dtransitive=false \
      -Dartifact="io.debezium:debezium-server-dist:$DEBEZIUM_VERSION:tar.gz" >"$LAB/maven.log" 2>&1 ||
      { WHY[debezium]="Maven failed, see $LAB/maven.log"; return; }
  fi
  say "unpacking Debezium Server"
  rm -rf "$LAB/debezium"; mkdir -p "$LAB/debezium"
  { sed 's#^#debezium-server/lib/#' "$HERE/debezium-jars.txt"; echo "debezium-server/$RUNNER"; } >"$LAB/debezium/keep.txt"
  tar -xzf "$tgz" -C "$LAB/debezium" --strip-components=1 -T "$LAB/debezium/keep.txt" || { WHY[debezium]="could not unpack $tgz"; return; }
  touch "$LAB/debezium/.complete-$DEBEZIUM_VERSION"
}

# ---- go

PARTS=(chromium poppler mysql mariadb java debezium)
if [ $CHECK = no ]; then
  mkdir -p "$LAB" || exit 1
  exec 9>"$LAB/lock"; flock 9
  for part in "${PARTS[@]}"; do [ -n "$(find_$part)" ] || { say "$part is missing"; get_$part 9>&-; }; done
  rm -f "$LAB/.apt-updated-$PPID-$$"
fi

missing=0
for part in "${PARTS[@]}"; do
  path=$(find_$part)
  if [ -n "$path" ]; then echo "$part: ok ($path)"; else echo "$part: unavailable (${WHY[$part]:-run $HERE/provision.sh})"; missing=1; fi
done
exit $missing
