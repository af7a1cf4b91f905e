#!/bin/sh
# Debian keeps Python's venv in a package of its own: install it where we may, else say how.
set -eu
if [ "$(id -u)" = 0 ]; then
    as_root=""
elif command -v sudo >/dev/null; then
    as_root="sudo"
else
    echo "Python's venv is missing; ask for: apt-get install python3-venv" >&2
    exit 1
fi
$as_root apt-get update -qq
$as_root apt-get install -y -qq --no-install-recommends python3-venv
