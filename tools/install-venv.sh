#!/bin/sh
# Debian keeps Python's venv in a package of its own: install it where we may, else say how.
set -eu
"$(dirname "$0")/apt-install.sh" python3-venv || {
    echo "Python's venv is missing; ask for: apt-get install python3-venv" >&2
    exit 1
}
