#!/bin/sh
# Run the device checks on this machine, which needs no network. PYTHON names the interpreter: 3.11 or newer, with torch 2.6 or
# newer, torchvision, and what requirements.txt names (made with Python {{ versions.python }} and torch {{ versions.torch }}; others
# will do). If it lacks some and there is a folder wheels/, an environment is made here from that.
set -eu
cd "$(dirname "$0")"
PYTHON=${PYTHON:-python3}
if ! command -v "$PYTHON" > /dev/null; then
    echo "autograder: there is no $PYTHON here: name an interpreter, PYTHON=/path/to/python sh run.sh" >&2
    exit 2
fi
export PYTHONPATH="$PWD/kit"
lacks() { ! "$1" -m autograder.gpu_needs 2> /dev/null; }
if [ -d wheels ] && lacks "$PYTHON"; then
    if [ ! -x venv/bin/python ] || lacks venv/bin/python; then
        rm -rf venv
        "$PYTHON" -m venv --system-site-packages venv
        venv/bin/python -m pip install --quiet --no-index --find-links wheels -r requirements.txt
    fi
    PYTHON=venv/bin/python
fi
"$PYTHON" -m autograder.gpu_needs
"$PYTHON" -m autograder.gpu_run "$PWD"
echo "done: bring this folder, or {{ results }} of it, home and run: autograder gpu --collect DIR"
