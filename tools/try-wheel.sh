#!/bin/sh
# Installs the wheel into a fresh environment of each Python that we support and that is here. There
# it builds, checks and compares the examples, and goes from an empty folder to documents: tests run
# on one interpreter and beside the source, users have them all and no source near.
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
    mkdir "$work/$version/empty"
    (
        cd "$work/$version/empty"
        export XDG_CACHE_HOME="$PWD/../cache"
        git init -q .
        "$bin/briefgen" init --quiet
        "$bin/briefgen" new jbz 2026-03-05 --quiet
        for dossier in 2025-06-05-transport 2025-12-08-jbz; do
            cp -r "../desk/agendas/$dossier" agendas
        done
        "$bin/briefgen" build --quiet
        "$bin/briefgen" check >/dev/null
        git add -A
        if git ls-files | grep /intern/; then
            echo "wheel: what is internal would go into git" >&2
            exit 1
        fi
        # The same documents as where the shared files say all of it.
        for dossier in 2025-06-05-transport 2025-12-08-jbz; do
            for file in "out/$dossier"/*.md "out/$dossier"/*.docx "out/$dossier"/intern/*.docx; do
                cmp "$file" "../desk/$file"
            done
        done
    )
    tried="$tried $version"
done
echo "wheel: built, checked and compared the examples, and began in an empty folder, on Python$tried"
