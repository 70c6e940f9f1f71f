# Debian's packages, for the scripts that install what they need: source it.

# as_root COMMAND...: runs it only where that needs no password.
as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

# Another process, as at the start of a new machine, may hold apt's lock, and a mirror may fail once. RUNLEVEL=1 keeps Debian from
# starting the services of what it installs.
apt_get() {
  as_root env RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3 -qq "$@"
}

# installed PACKAGE...: how many of them are.
installed() { dpkg-query -W -f '${db:Status-Status}\n' "$@" 2>/dev/null | grep -cx installed; }

# apt_install PACKAGE...: those that are missing, with the lists as they are, and if that fails with new ones. Fails at once where there is no apt-get.
apt_install() {
  command -v apt-get >/dev/null || return 1
  [ "$(installed "$@")" -ne $# ] || return 0
  echo "scripts/${0##*/}: installing $*" >&2
  apt_get install -y --no-install-recommends "$@" >/dev/null 2>&1 && return
  apt_get update >/dev/null 2>&1 || true
  apt_get install -y --no-install-recommends "$@" >/dev/null
}
