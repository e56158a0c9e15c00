#!/bin/sh
# Installs Wine where that can be done without asking (Debian, Ubuntu, as root or on a machine of GitHub Actions), so that the tests run the
# Windows readers for real. Never fails: without Wine those tests are skipped, and say so.
if command -v wine64 >/dev/null 2>&1 || [ -x /usr/lib/wine/wine64 ]; then
    echo "Wine is here already"
    exit 0
fi

root=
if [ "$(id -u)" != 0 ]; then
    # Somebody's own machine is not changed, though sudo might let us.
    if [ "${GITHUB_ACTIONS:-}" = true ] && sudo -n true 2>/dev/null; then
        root="sudo -n"
    else
        echo "Wine is not installed, and cannot be: this needs root and apt-get"
        exit 0
    fi
fi

if ! command -v apt-get >/dev/null 2>&1; then
    echo "Wine is not installed, and cannot be: this needs root and apt-get"
    exit 0
fi

if timeout -k 10 120 $root apt-get update -qq &&
    timeout -k 10 420 $root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends wine64 wine libwine >/dev/null; then
    echo "Wine is installed"
else
    echo "Wine could not be installed"
fi

exit 0
