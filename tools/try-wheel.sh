#!/bin/sh
# Installs the wheel into a fresh environment of each Python that we support and that is here, and
# builds, checks and compares the examples there: tests run on one interpreter, users have them all.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
quiet="--quiet --quiet --disable-pip-version-check"
.venv/bin/python -m pip $quiet wheel --no-deps --no-build-isolation --wheel-dir "$work" .

pythons() {
    ls /usr/bin/python3
    for minor in 12 13 14; do
        for python in $(which -a "python3.$minor") "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.$minor.*/bin/python; do
            "$python" -c '' 2>/dev/null && echo "$python" && break
        done
    done
}

tried=""
for python in $(pythons); do
    version=$("$python" -c 'import platform; print(platform.python_version())')
    "$python" -m venv "$work/$version"
    bin="$work/$version/bin"
    $bin/python -m pip $quiet install --no-compile --require-hashes -r requirements/run.txt
    $bin/python -m pip $quiet install --no-deps "$work"/briefgen-*.whl
    mkdir "$work/$version/desk"
    cp -r agendas "$work/$version/desk"
    (
        cd "$work/$version/desk"
        export XDG_CACHE_HOME="$PWD/cache"
        "$bin/briefgen" build --quiet
        "$bin/briefgen" check >/dev/null
        git init -q . && git add agendas
        git -c user.name=briefgen -c user.email=briefgen@example.org commit -qm "As it was"
        echo "# changed" >>agendas/government.yaml
        "$bin/briefgen" diff --docx redlines --quiet >/dev/null
    )
    tried="$tried $version"
done
echo "wheel: built, checked and compared the examples on Python$tried"
