#!/bin/sh
# Installs Debian packages where we may (root, or sudo that asks nothing); exit code 1 where not.
set -eu
if ! command -v apt-get >/dev/null; then
    exit 1
elif [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -qq
$as_root apt-get install -y -qq --no-install-recommends "$@" >/dev/null
