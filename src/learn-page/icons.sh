#!/bin/sh
# Renders the app's icons from the mark, with a browser: once, and again only when the mark changes.
#
# For home screens that take no SVG. All stand on paper to their edges, since a home screen may cut
# any shape out of them; the maskable one keeps the mark inside the circle that no cut touches.
#
#     src/learn-page/icons.sh [chromium]

set -eu
cd "$(dirname "$0")"
browser=${1:-${BOTH_TRUE_CHROMIUM:-chromium}}
page=$(mktemp --suffix=.html)
trap 'rm -f "$page"' EXIT

# $1: the file, $2: its size in pixels, $3: the share of it that the mark is wide.
render() {
  {
    echo '<!DOCTYPE html><style>html{background:#faf9f5}body{margin:0;height:100vh;display:grid;place-items:center}'
    echo "svg{width:$3%}</style>"
    cat ../../favicon.svg
  } >"$page"
  "$browser" --headless --no-sandbox --disable-gpu --hide-scrollbars --force-device-scale-factor=1 \
    --window-size="$2,$2" --screenshot="$PWD/icons/$1.png" "file://$page" 2>/dev/null
}

render icon-192 192 76
render icon-512 512 76
render maskable-512 512 60
render apple-touch-icon 180 72
