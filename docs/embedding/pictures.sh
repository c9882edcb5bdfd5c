#!/bin/sh
# Makes the pictures of docs/embedding.md from the real widget. Run by hand, when its looks change,
# after `cargo xtask dist`. It needs chromium, python3 and pngquant. The colours and the width of two
# of them are the page's own snippets.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
site=$(mktemp -d)
trap 'kill $server 2>/dev/null; rm -rf "$site"' EXIT
cp -r "$here/../../dist/v1" "$here/../../dist/favicon.svg" "$site"

# The nth snippet in CSS.
css() {
  awk -v nth="$1" '/^```css$/ { count++; inside = count == nth; next } /^```$/ { inside = 0 } inside' \
    "$here/../embedding.md"
}

# page NAME ATTRIBUTES STYLE WORDS: an article with words and a walk, at its first choice.
page() {
  cat > "$site/$1.html" <<HTML
<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>$1</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="/favicon.svg">
<style>
  body { max-inline-size: 60em; margin: 1.5em auto; padding-inline: 1.5em; font: 17px/1.5 Georgia, serif; }
  p { margin-block: 0 1em; }
  $3
</style>
<script type="module" src="/v1/both-true.js"></script>
<body><both-true paradox="change" start="a/s1" loading="eager" $2></both-true>$4<img src="/wait.svg" alt="" hidden></body></html>
HTML
}
words='<p>Somebody asks for help, and is met by a person who has time, a chair and no plan for them.
It sounds like too little. People come because something hurts, and they want it to stop.</p>'
page colours '' "body { background: #fffdf7; } $(css 1)" ''
page dark 'theme="dark"' 'body { background: #15191b; color: #ece6da; }' ''
page narrow '' "$(css 2)" "$words$words$words"

cd "$site"
# A picture is taken when all has loaded, so each page waits for something slow.
python3 -c "
import http.server, time
class Handler(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        if self.path == '/wait.svg':
            time.sleep(8)
        super().do_GET()
http.server.ThreadingHTTPServer(('127.0.0.1', 8377), Handler).serve_forever()
" >/dev/null 2>&1 & server=$!
sleep 1
shoot() {
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --user-data-dir="$site/profile" \
    --window-size="$2" --screenshot="$site/$1.png" \
    "http://127.0.0.1:8377/$1.html" 2>/dev/null
  pngquant --force --strip --speed 1 --quality 60-90 --output "$here/$1.png" "$site/$1.png"
}
shoot colours 860,790
shoot dark 860,600
shoot narrow 760,760
ls -l "$here"/*.png
