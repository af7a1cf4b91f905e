#!/bin/sh
# LibreOffice Writer lays out pages and makes PDFs, in a typeface as wide as Arial. Without them
# briefgen does all the rest, so a machine on which they cannot be installed goes on.
set -eu
packages=""
command -v soffice >/dev/null || packages=" libreoffice-writer-nogui"
if ! command -v fc-match >/dev/null || ! fc-match Arial | grep -qi -e liberation -e arial; then
    packages="$packages fonts-liberation"
fi
if [ -n "$packages" ]; then
    echo "Installing$packages ..." >&2
    # shellcheck disable=SC2086 - several packages
    "$(dirname "$0")/apt-install.sh" $packages || {
        echo "Going on without$packages: there will be no PDF, and no new page numbers." >&2
        echo "Ask for: apt-get install --no-install-recommends$packages" >&2
    }
fi
