#!/bin/sh
# Installs the wheel into a fresh environment of each Python that we support and that is here. There
# it builds, checks and compares the examples, and goes from an empty folder to documents: tests run
# on one interpreter and beside the source, users have them all and no source near.
set -eu
cd "$(dirname "$0")/.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# What was compiled is kept, as it is for users, whatever this machine says.
unset PYTHONDONTWRITEBYTECODE
pip="$PWD/.venv/bin/python -m pip --quiet --quiet --disable-pip-version-check"
$pip wheel --no-deps --no-build-isolation --wheel-dir "$work" .

pythons() {
    ls /usr/bin/python3
    for minor in 12 13 14; do
        for python in $(which -a "python3.$minor") "${PYENV_ROOT:-$HOME/.pyenv}"/versions/3.$minor.*/bin/python; do
            "$python" -c '' 2>/dev/null && echo "$python" && break
        done
    done
}

try_on() (
    here=$1
    bin="$here/bin"
    # Compiled is what is imported, when it is: half of what is installed never is.
    $pip --python "$bin/python" install --no-compile --require-hashes -r requirements/run.txt
    $pip --python "$bin/python" install --no-compile --no-deps "$work"/briefgen-*.whl
    mkdir "$here/desk" "$here/empty"
    cp -r agendas "$here/desk"
    cd "$here/desk"
    export XDG_CACHE_HOME="$here/cache-of-desk"
    # A briefing says which version it is, which git knows.
    git init -q .
    "$bin/briefgen" build --quiet
    "$bin/briefgen" check >/dev/null
    git add agendas
    git -c user.name=briefgen -c user.email=briefgen@example.org commit -qm "As it was"
    echo "# changed" >>agendas/government.yaml
    "$bin/briefgen" diff --docx redlines --quiet >/dev/null
    cd "$here/empty"
    export XDG_CACHE_HOME="$here/cache"
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

tried=""
running=""
for python in $(pythons); do
    version=$("$python" -c 'import platform; print(platform.python_version())')
    "$python" -m venv --without-pip "$work/$version"
    try_on "$work/$version" &
    running="$running $!"
    tried="$tried $version"
done
for each in $running; do
    wait "$each"
done
echo "wheel: built, checked and compared the examples, and began in an empty folder, on Python$tried"
